"""What was noticed while an exam ran: for a human to weigh, never a reason by itself."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

EvidenceKind = Literal["focus_lost", "pasted"]
MAX_BATCHES = 200
MAX_IN_BATCH = 20


@dataclass(frozen=True, slots=True)
class Noticed:
    """The page was left for some seconds, or something was pasted, at a question."""

    kind: EvidenceKind
    position: int
    seconds: int
    at: datetime


@dataclass(frozen=True, slots=True)
class EvidenceBatch:
    """What a browser sends at once; `index` (1 to `MAX_BATCHES`) is the browser's own count, so
    that the same batch sent again is one. `at` is the server's time."""

    index: int
    at: datetime
    noticed: tuple[Noticed, ...]
