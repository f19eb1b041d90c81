"""What the jury decides of a result: a change of it is proposed by one, approved by another."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.core.certif_errors import (
    AlreadyPublished,
    DecisionNotPossible,
    DecisionNotReadable,
    NotPublished,
    ProposalNotFound,
    ProposalWaiting,
    SameEyes,
)
from chalicelib.core.certification.certification import (
    AuditAction,
    AuditEntry,
    Certification,
    Change,
    Decisions,
    Proposal,
    Result,
    entry_of,
)
from chalicelib.core.certification.exam import Exam
from chalicelib.core.certification.scored import result_of
from chalicelib.core.certification.versions import version_of
from chalicelib.core.content import Release

REASON_MAX_LENGTH = 1000
_ACTIONS: Mapping[Change, AuditAction] = {
    "neutralize": "neutralized",
    "restore": "restored",
    "cancel": "cancelled",
    "uncancel": "uncancelled",
    "reject_fraud": "rejected_for_fraud",
    "lift_fraud": "fraud_lifted",
    "revoke": "revoked",
}
_POSSIBLE: Mapping[Change, Callable[[Certification], bool]] = {
    "neutralize": lambda one: len(one.decisions.neutralized) < one.answered,
    "restore": lambda one: bool(one.decisions.neutralized),
    "cancel": lambda one: not one.decisions.is_cancelled,
    "uncancel": lambda one: one.decisions.is_cancelled,
    "reject_fraud": lambda one: not one.decisions.is_fraud,
    "lift_fraud": lambda one: one.decisions.is_fraud,
    "revoke": lambda one: one.revoked_at is None and not one.decisions.is_cancelled,
}
OF_QUESTIONS: frozenset[Change] = frozenset({"neutralize", "restore"})
"""These name the answers they are about."""

Changed = tuple[Certification, AuditEntry]
"""A certification as it is to be kept, and what the trail says of it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A change that somebody asks for, and why."""

    change: Change
    reason: str
    by: str
    now: datetime
    positions: tuple[int, ...] = ()
    report_id: str = ""


def possible_changes(one: Certification) -> tuple[Change, ...]:
    """All that may be proposed now; nothing while a proposal waits."""
    if one.proposal is not None:
        return ()
    return tuple(
        change
        for change, is_possible in _POSSIBLE.items()
        if (change == "revoke") == (one.stage == "published") and is_possible(one)
    )


def proposed(one: Certification, asked: Asked) -> Changed:
    """The certification with the proposal of a change, and what the trail says of it.

    Raises `ProposalWaiting`, `AlreadyPublished`, `NotPublished`, `DecisionNotPossible`,
    `DecisionNotReadable`.
    """
    _refuse_unless_possible(one, asked.change)
    positions = _checked_positions(one, asked)
    reason = readable_reason(asked.reason)
    entry = entry_of(
        one,
        "rescore_proposed",
        at=asked.now,
        by=asked.by,
        reason=reason,
        what={"change": asked.change, **_named(positions)},
    )
    proposal = Proposal(
        sequence=entry.sequence,
        at=asked.now,
        by=asked.by,
        change=asked.change,
        reason=reason,
        positions=positions,
        report_id=asked.report_id,
    )
    return replace(one, proposal=proposal), entry


def decided(one: Certification, change: Change, positions: tuple[int, ...] = ()) -> Decisions:
    """The jury's decisions with one change more."""
    now, touched = one.decisions, frozenset(positions)
    if change == "neutralize":
        return replace(now, neutralized=now.neutralized | touched)
    if change == "restore":
        return replace(now, neutralized=now.neutralized - touched)
    if change in {"reject_fraud", "lift_fraud"}:
        return replace(now, is_fraud=change == "reject_fraud")
    return replace(now, is_cancelled=change != "uncancel")


def result_after(
    one: Certification,
    exam: Exam,
    release: Release,
    *,
    change: Change,
    positions: tuple[int, ...] = (),
) -> Result:
    """What the exam would be worth after a change; `release` is the one it was bound to."""
    return result_of(
        version_of(release, one.version_id),
        release,
        exam,
        decisions=decided(one, change, positions),
        wants_clea=one.wants_clea,
    )


def waiting(one: Certification, sequence: int) -> Proposal:
    """The proposal of that place; raises `ProposalNotFound` when it waits no more."""
    if one.proposal is None or one.proposal.sequence != sequence:
        raise ProposalNotFound
    return one.proposal


def approved(one: Certification, result: Result, *, by: str, now: datetime) -> Changed:
    """The certification after its proposal, `result` being what follows from the new decisions.

    Raises `SameEyes` for who proposed it.
    """
    proposal = one.proposal
    if proposal is None:
        raise ProposalNotFound
    if proposal.by == by:
        raise SameEyes
    entry = entry_of(
        one,
        _ACTIONS[proposal.change],
        at=now,
        by=by,
        reason=proposal.reason,
        what={
            "proposal": proposal.sequence,
            "proposed_by": proposal.by,
            **_named(proposal.positions),
            **difference(one.result, result),
        },
    )
    changed = replace(
        with_result(one, result),
        decisions=decided(one, proposal.change, proposal.positions),
        proposal=None,
        revoked_at=now if proposal.change == "revoke" else one.revoked_at,
    )
    return changed, entry


def refused(one: Certification, *, reason: str, by: str, now: datetime) -> Changed:
    """The certification without its proposal; who proposed it may take it back themselves."""
    proposal = one.proposal
    if proposal is None:
        raise ProposalNotFound
    entry = entry_of(
        one,
        "rescore_refused",
        at=now,
        by=by,
        reason=readable_reason(reason),
        what={
            "proposal": proposal.sequence,
            "change": proposal.change,
            **_named(proposal.positions),
        },
    )
    return replace(one, proposal=None), entry


def with_result(one: Certification, result: Result) -> Certification:
    """The certification with what it is worth now; the same result again is no new one."""
    if result == one.result:
        return one
    return replace(one, result=result, result_number=one.result_number + 1)


def difference(former: Result, new: Result) -> dict[str, str | int]:
    """Two results as the trail tells them apart; -1 is no score."""
    return {
        "status_before": former.status,
        "status": new.status,
        "pix_before": -1 if former.pix is None else former.pix,
        "pix": -1 if new.pix is None else new.pix,
    }


def readable_reason(text: str, *, pointer: str = "/reason") -> str:
    """A reason, spaces tidied; raises `DecisionNotReadable` when there is none, or too much."""
    reason = text.strip()
    if not 1 <= len(reason) <= REASON_MAX_LENGTH:
        raise DecisionNotReadable(pointer)
    return reason


def _refuse_unless_possible(one: Certification, change: Change) -> None:
    if one.proposal is not None:
        raise ProposalWaiting
    if change == "revoke" and one.stage != "published":
        raise NotPublished
    if change != "revoke" and one.stage == "published":
        raise AlreadyPublished
    if change not in possible_changes(one):
        raise DecisionNotPossible


def _checked_positions(one: Certification, asked: Asked) -> tuple[int, ...]:
    if asked.change not in OF_QUESTIONS:
        return ()
    held = one.decisions.neutralized
    allowed = held if asked.change == "restore" else set(range(1, one.answered + 1)) - held
    if not asked.positions or not allowed.issuperset(asked.positions):
        raise DecisionNotReadable("/positions")
    return tuple(sorted(set(asked.positions)))


def _named(positions: tuple[int, ...]) -> dict[str, str | int]:
    return {"positions": ",".join(map(str, positions))} if positions else {}
