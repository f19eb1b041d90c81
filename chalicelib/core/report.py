"""Problems people report on a challenge, for its authors."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Reason = Literal[
    "statement",
    "answer",
    "image",
    "simulator",
    "file",
    "link",
    "tutorial",
    "accessibility",
    "other",
]
TEXT_MAX_LENGTH = 2_000


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody says is wrong; the text may hold anything, so it stays out of `repr`."""

    id: str
    challenge_id: str
    owner_id: str
    reason: Reason
    at: datetime
    text: str = field(repr=False)
    release_id: str = ""
