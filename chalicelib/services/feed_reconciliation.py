"""Proves that no published result was forgotten: what was decided against what was told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from chalicelib.core.certification.certification import Certification
from chalicelib.core.certification.reported_result import FEEDS, FeedName
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


def reconcile(doors: ReconciliationDoors, *, since: datetime, until: datetime) -> Reconciliation:
    """Compare every published certification of the sessions finalized in between; keep the proof.

    A session at a time: memory does not follow their number. A second run after what was missing
    was told again must find nothing.
    """
    sessions, balances = 0, dict.fromkeys(FEEDS, Balance())
    for ids in doors.published.each(since=since, until=until):
        found = [one for one in doors.certifications.find_many(ids) if one.stage == "published"]
        sessions += 1
        balances = {feed: _with(doors, feed, found, before=balances[feed]) for feed in FEEDS}
    made = Reconciliation(doors.clock.now(), since, until, sessions, balances)
    doors.proofs.add(made)
    return made


def _with(
    doors: ReconciliationDoors,
    feed: FeedName,
    certifications: Sequence[Certification],
    *,
    before: Balance,
) -> Balance:
    """The sums with a session more."""
    balance, ids = before, [one.id for one in certifications]
    results = {one.certification_id: one for one in doors.results.find_many(ids)}
    entries = doors.ledger.find_many(feed, ids)
    due = doors.due.find(feed, list(results.values()))
    shape = shape_of(feed, competence_names(doors.releases.current()))
    for one in certifications:
        stands = standing(
            one, results.get(one.id), entries.get(one.id), shape=shape, is_due=one.id in due
        )
        balance = balance.with_one(one.id, stands)
    return balance
