"""Proves that no published result was forgotten: what was decided against what was told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from chalicelib.core.certification.certification import Certification
from chalicelib.core.certification.reported_result import FEEDS, FeedName, ReportedResult
from chalicelib.core.feed.ledger import Shape
from chalicelib.core.feed.reconciliation import Balance, Reconciliation, standing
from chalicelib.core.feed.shapes import competence_names, shape_of
from chalicelib.ports import Clock, Releases
from chalicelib.ports.certif import Certifications
from chalicelib.ports.feeds import DueResults, FeedLedger, PublishedResults, Reconciliations
from chalicelib.ports.reported import ReportedResults


@dataclass(frozen=True, slots=True)
class ReconciliationDoors:
    """What the proof is made from."""

    published: PublishedResults
    certifications: Certifications
    results: ReportedResults
    due: DueResults
    ledger: FeedLedger
    proofs: Reconciliations
    releases: Releases
    clock: Clock


@dataclass(frozen=True, slots=True)
class _Session:
    """What was published in a session, and what the reporting store says of it, by id."""

    certifications: Sequence[Certification]
    results: Mapping[str, ReportedResult]


def reconcile(doors: ReconciliationDoors, *, since: datetime, until: datetime) -> Reconciliation:
    """Compare every published certification of the sessions finalized in between; keep the proof.

    A session at a time: memory does not follow their number. A second run after what was missing
    was told again must find nothing.
    """
    sessions, balances = 0, dict.fromkeys(FEEDS, Balance())
    names = competence_names(doors.releases.current())
    shapes = {feed: shape_of(feed, names) for feed in FEEDS}
    for ids in doors.published.each(since=since, until=until):
        sessions += 1
        found = _published(doors, ids)
        for feed, shape in shapes.items():
            balances[feed] = _with(doors, feed, found, shape=shape, before=balances[feed])
    made = Reconciliation(doors.clock.now(), since, until, sessions, balances)
    doors.proofs.add(made)
    return made


def _published(doors: ReconciliationDoors, ids: Sequence[str]) -> _Session:
    found = [one for one in doors.certifications.find_many(ids) if one.stage == "published"]
    told = doors.results.find_many([one.id for one in found])
    return _Session(found, {one.certification_id: one for one in told})


def _with(
    doors: ReconciliationDoors,
    feed: FeedName,
    session: _Session,
    *,
    shape: Shape,
    before: Balance,
) -> Balance:
    """The sums with a session more."""
    balance, results = before, session.results
    entries = doors.ledger.find_many(feed, [one.id for one in session.certifications])
    due = doors.due.find(feed, list(results.values()))
    for one in session.certifications:
        stands = standing(
            one, results.get(one.id), entries.get(one.id), shape=shape, is_due=one.id in due
        )
        balance = balance.with_one(one.id, stands)
    return balance
