"""Long work that somebody asked for: a file to read, a file to make; with its progress."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

JobKind = Literal[
    "import",
    "export",
    "cards",
    "merge",
    "publication",
    "results",
    "certificates",
    "papers",
    "reporting",
    "feed",
    "reconciliation",
]
JobStatus = Literal[
    "uploading",
    "waiting",
    "running",
    "preview",
    "done",
    "refused",
    "failed",
    "undone",
    "discarded",
]
"""`preview`: a file was read and waits for the person; `refused`: the file cannot be used, and
`problems` say why; `failed`: our own fault. A `merge` of two lines of a list is done at once; its
job is what undoing it needs."""


@dataclass(frozen=True, slots=True)
class Job:
    """A job of an organization. `done` of `total` are lines or rows (0: not known yet).

    `options` is what was asked, `outcome` what came of it: small, flat, no personal data.
    """

    id: str
    organization_id: str
    kind: JobKind
    status: JobStatus
    created_by: str
    created_at: datetime
    done: int = 0
    total: int = 0
    options: Mapping[str, str] = field(default_factory=dict)
    outcome: Mapping[str, int | str] = field(default_factory=dict)
    finished_at: datetime | None = None
    version: int = 0
