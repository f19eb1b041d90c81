"""What a candidate's exam became: its result, what the jury decided, its certificate."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from chalicelib.core.certification.exam import Cause, EndReason
from chalicelib.core.certification.result import Status

Stage = Literal["scored", "published"]
CertificateState = Literal["none", "requested", "issued"]
ShownName = Literal["full", "initial"]
"""How verification names the holder: in full, or the first name and an initial."""


@dataclass(frozen=True, slots=True)
class Result:
    """What an exam is worth. `levels`: by competence, in the framework's order (empty: none kept).

    `comment`: the reason of the status, a key that screens word. `mesh`: the global level, from 0;
    None below it. `theta`, `standard_error`: None when no ability is kept. `counted`: answers the
    score rests on.
    """

    status: Status
    comment: str | None
    pix: int | None
    mesh: int | None
    levels: Mapping[str, int]
    max_level: int
    max_pix: int
    counted: int
    theta: float | None = None
    standard_error: float | None = None
    is_clea: bool = False

    @property
    def is_certified(self) -> bool:
        """Is there a certificate to give?"""
        return self.status == "validated"


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the jury decided; the score follows from the answers and from this alone.

    `neutralized`: positions of the answers that no longer count.
    """

    neutralized: frozenset[int] = frozenset()
    is_cancelled: bool = False
    is_fraud: bool = False


Change = Literal[
    "neutralize",
    "restore",
    "cancel",
    "uncancel",
    "reject_fraud",
    "lift_fraud",
    "revoke",
]
"""What the jury may do to a result; `revoke` cancels one that was published."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change of a result that waits for a second pair of eyes.

    `sequence`: of its entry in the audit trail. `positions`: of the answers it is about, in order.
    `report_id`: the incident it answers.
    """

    sequence: int
    at: datetime
    by: str
    change: Change
    reason: str = field(repr=False)
    positions: tuple[int, ...] = ()
    report_id: str = ""


@dataclass(frozen=True, slots=True)
class Certification:
    """One candidate's certification; the id is the candidate's and the exam's.

    Who the person is was copied when the exam was scored: the certificate does not move with the
    account. `code`: the verification code (14 characters), drawn at publication; `revoked_at`: the
    result was cancelled after it was published. `result_number`: how many results there were, the
    last one being `result`. `sequence`: of the last event of the exam that was known then;
    `answered`, `alerts`: questions answered, and reported. `proposal`: the one change that waits
    for a second pair of eyes.
    """

    id: str
    session_id: str
    organization_id: str
    user_id: str | None
    first_name: str = field(repr=False)
    last_name: str = field(repr=False)
    birth_date: date = field(repr=False)
    division: str
    external_id: str = field(repr=False)
    taken_at: datetime
    version_id: str
    release_id: str
    calibration_id: str
    end_reason: EndReason
    cause: Cause
    result: Result
    sequence: int = 0
    answered: int = 0
    alerts: int = 0
    result_number: int = 1
    decisions: Decisions = Decisions()
    stage: Stage = "scored"
    wants_clea: bool = False
    comment_for_candidate: str = field(default="", repr=False)
    comment_for_organization: str = field(default="", repr=False)
    published_at: datetime | None = None
    code: str = ""
    certificate: CertificateState = "none"
    issued_at: datetime | None = None
    status_index: int | None = None
    revoked_at: datetime | None = None
    shown_name: ShownName = "full"
    proposal: Proposal | None = None
    version: int = 0


AuditAction = Literal[
    "scored",
    "rescored",
    "confirmed",
    "settled",
    "neutralized",
    "restored",
    "rescore_proposed",
    "rescore_refused",
    "cancelled",
    "uncancelled",
    "rejected_for_fraud",
    "fraud_lifted",
    "report_resolved",
    "commented",
    "identity_corrected",
    "published",
    "issued",
    "shown_name_chosen",
    "credential_given",
    "revoked",
]


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One thing that was decided or done; only ever added. `by` "": the service itself.

    `what`: small and flat, ids and numbers; `reason`: in words, by who decided.
    """

    certification_id: str
    sequence: int
    at: datetime
    by: str
    action: AuditAction
    reason: str = field(default="", repr=False)
    what: Mapping[str, str | int] = field(default_factory=dict)


def entry_of(
    certification: Certification,
    action: AuditAction,
    *,
    at: datetime,
    by: str = "",
    reason: str = "",
    what: Mapping[str, str | int] | None = None,
) -> AuditEntry:
    """The entry that goes with the next change of a certification.

    Every change has one: its place is that of the version it makes.
    """
    return AuditEntry(
        certification_id=certification.id,
        sequence=certification.version + 1,
        at=at,
        by=by,
        action=action,
        reason=reason,
        what=what or {},
    )
