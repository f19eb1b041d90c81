"""The proof that nothing was forgotten: published = exported + refused + due, for each feed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from chalicelib.core.certification.certification import Certification
from chalicelib.core.certification.reported_result import FeedName, ReportedResult
from chalicelib.core.feed.ledger import LedgerEntry, Shape, outcome_now
from chalicelib.core.feed.run import OPERATIONS

Standing = Literal["exported", "refused", "due", "missing"]
"""`exported`: the receiver was told of it as it is, or that it is cancelled; `refused`: it was
looked at and is not for this feed; `due`: on the work list; `missing`: none of these."""
MISSING_AT_MOST = 1_000
"""How many ids are kept: more than these is one accident, not a thousand."""


@dataclass(frozen=True, slots=True)
class Balance:
    """The sums of a feed; `missing_ids`: the first ones."""

    published: int = 0
    exported: int = 0
    refused: int = 0
    due: int = 0
    missing: int = 0
    missing_ids: tuple[str, ...] = ()

    def with_one(self, certification_id: str, standing: Standing) -> "Balance":
        """One more."""
        ids = self.missing_ids
        if standing == "missing" and len(ids) < MISSING_AT_MOST:
            ids = (*ids, certification_id)
        more: Mapping[str, int] = {standing: getattr(self, standing) + 1}
        return replace(self, **more, published=self.published + 1, missing_ids=ids)


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What was compared, when, and what came out; sessions are those finalized in between."""

    at: datetime
    since: datetime
    until: datetime
    sessions: int
    balances: Mapping[FeedName, Balance]

    @property
    def missing(self) -> int:
        """In all feeds: zero, or something was forgotten."""
        return sum(balance.missing for balance in self.balances.values())

    @property
    def missing_ids(self) -> tuple[str, ...]:
        """Of all feeds, each once."""
        found = (id_ for balance in self.balances.values() for id_ in balance.missing_ids)
        return tuple(dict.fromkeys(found))


def standing(
    certification: Certification,
    result: ReportedResult | None,
    entry: LedgerEntry | None,
    *,
    shape: Shape,
    is_due: bool,
) -> Standing:
    """Where a published certification stands with a feed, from what was decided of it.

    Looked at again now, a run would have nothing to tell of one that is exported or refused.
    """
    if not _is_told(certification, result):
        return "missing"
    if is_due:
        return "due"
    outcome = outcome_now(entry, result, shape=shape)
    if entry is None or outcome in OPERATIONS:
        return "missing"
    return "refused" if outcome == "refused" else "exported"


def _is_told(certification: Certification, result: ReportedResult | None) -> bool:
    """Does the store of results know what was decided?"""
    if result is None or result.published_at is None:
        return False
    return certification.revoked_at is None or result.status == "cancelled"
