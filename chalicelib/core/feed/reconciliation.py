"""The proof that nothing was forgotten: published = exported + refused + due, for each feed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from chalicelib.core.certification.certification import Certification
from chalicelib.core.certification.reported_result import FeedName
from chalicelib.core.feed.ledger import LedgerEntry

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
        return replace(self, **more, published=self.published + 1, missing_ids=ids)  # type: ignore[arg-type]  # the names of standings are those of the fields


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


def is_published(certification: Certification) -> bool:
    """Has its candidate been told? A revoked one was, and so its receivers must be."""
    return certification.stage == "published"


def standing(certification: Certification, entry: LedgerEntry | None, *, is_due: bool) -> Standing:
    """Where a published certification stands with a feed."""
    if is_due:
        return "due"
    if entry is None:
        return "missing"
    if entry.is_held:
        return "missing" if certification.revoked_at is not None else "exported"
    return "refused" if entry.delivered is None else "exported"
