"""What each receiver holds of each certification, and what must be said to it next: only once."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from chalicelib.core.certification.reported_result import ReportedResult
from chalicelib.core.feed.errors import LineRefused
from chalicelib.core.feed.run import OPERATIONS, FeedRun, Operation, Outcome

Content = Mapping[str, Any]
"""What a line says, beside its operation: plain values, in their order."""
Shape = Callable[[ReportedResult], Content]
"""What a feed tells of a published result; raises `LineRefused`."""
NOT_REPORTED = "not_reported"
NOT_PUBLISHED = "not_published"
CANCELLED = "cancelled"
CANCELLED_BEFORE = "cancelled_before_export"


@dataclass(frozen=True, slots=True)
class Due:
    """A result on the work list of a feed; `place`: where, `version`: of the result that put it
    there last."""

    place: str
    certification_id: str
    version: int


@dataclass(frozen=True, slots=True)
class Delivered:
    """The last thing a receiver was told of a certification; `digest`: of what the line said."""

    run_id: str
    operation: Operation
    digest: str


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """What the last run that took a certification made of it.

    `place`: where in the work list it was taken. `delivered`: what the receiver holds since;
    `before`: what it held before that run, which alone counts when the run is done again after an
    interruption. `version`: of the result that was told.
    """

    certification_id: str
    run_id: str
    place: str
    outcome: Outcome
    reason: str = ""
    version: int = 0
    delivered: Delivered | None = None
    before: Delivered | None = None

    @property
    def is_held(self) -> bool:
        """Does the receiver hold it now?"""
        return self.delivered is not None and self.delivered.operation != CANCELLED


@dataclass(frozen=True, slots=True)
class FeedLine:
    """A line of a feed."""

    certification_id: str
    operation: Operation
    content: Content = field(repr=False)


@dataclass(frozen=True, slots=True)
class Judged:
    """What is made of a certification: its new entry, and its line if there is one."""

    entry: LedgerEntry
    line: FeedLine | None = None


def was_taken(entry: LedgerEntry | None, run: FeedRun, due: Due) -> bool:
    """Was it taken by this run already, at an earlier place?"""
    return entry is not None and entry.run_id == run.id and entry.place < due.place


def judged(
    run: FeedRun,
    due: Due,
    entry: LedgerEntry | None,
    *,
    result: ReportedResult | None,
    shape: Shape,
) -> Judged:
    """What the receiver must be told, given what it held before this run.

    Judged twice in one run, the same comes out: what an interrupted run wrote down does not count.
    """
    held = _held_before(run, entry)
    outcome, reason, content = _outcome(held, result, shape)
    delivered, line = held, None
    if outcome in OPERATIONS:
        delivered = Delivered(run.id, outcome, _digest(content))
        line = FeedLine(due.certification_id, outcome, content)
    made = LedgerEntry(
        certification_id=due.certification_id,
        run_id=run.id,
        place=due.place,
        outcome=outcome,
        reason=reason,
        version=result.version if result else 0,
        delivered=delivered,
        before=held,
    )
    return Judged(made, line)


def outcome_now(
    entry: LedgerEntry | None, result: ReportedResult | None, *, shape: Shape
) -> Outcome:
    """What a run would make of it now."""
    return _outcome(entry.delivered if entry else None, result, shape)[0]


def _held_before(run: FeedRun, entry: LedgerEntry | None) -> Delivered | None:
    if entry is None:
        return None
    return entry.before if entry.run_id == run.id else entry.delivered


def _outcome(
    held: Delivered | None, result: ReportedResult | None, shape: Shape
) -> tuple[Outcome, str, Content]:
    has_it = held is not None and held.operation != CANCELLED
    if result is None:
        return "refused", NOT_REPORTED, {}
    try:
        content = _content(result, shape)
    except LineRefused as refused:
        if has_it:
            return "cancelled", refused.reason, _cancellation(result)
        if held is not None:
            return "unchanged", refused.reason, {}
        before = refused.reason == CANCELLED
        return "refused", CANCELLED_BEFORE if before else refused.reason, {}
    if not has_it:
        return "created", "", content
    if held is not None and held.digest == _digest(content):
        return "unchanged", "", {}
    return "corrected", "", content


def _content(result: ReportedResult, shape: Shape) -> Content:
    if result.status == "cancelled":
        raise LineRefused(CANCELLED)
    if result.status == "pending" or result.published_at is None:
        raise LineRefused(NOT_PUBLISHED)
    return shape(result)


def _cancellation(result: ReportedResult) -> Content:
    """Enough to remove it: nothing of the person."""
    return {"certification_id": result.certification_id}


def _digest(content: Content) -> str:
    """Of what is said of the person: a competence that is renamed corrects nobody's result."""
    told = dict(content)
    if "competences" in told:
        told["competences"] = [[one["code"], one["level"]] for one in told["competences"]]
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
