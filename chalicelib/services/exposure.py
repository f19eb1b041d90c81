"""Keeping every challenge under its cap: count what is asked, renew the prices every hour."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from chalicelib.core.content import Pool, Release
from chalicelib.core.exposure import (
    Asker,
    PriceList,
    Uses,
    bank_of,
    counted_through,
    hours_to_count,
    renewed,
    total,
)
from chalicelib.ports import Releases
from chalicelib.ports.bank import Prices, UseCounts

if TYPE_CHECKING:  # numpy takes 80 ms to load: counting does not need it
    from chalicelib.core.psychometrics.policy import Policy

POOLS: Sequence[Pool] = ("exam", "training")


@dataclass(frozen=True, slots=True)
class ExposureDoors:
    """What prices are made from, and where they are kept."""

    releases: Releases
    counts: UseCounts
    prices: Prices


@dataclass(frozen=True, slots=True)
class _Due:
    """Prices that do not hold these hours yet, and the release they are of."""

    release: Release
    prices: PriceList
    hours: Sequence[datetime]


def count_uses(
    counts: UseCounts, batch_id: str, uses: Uses, *, asker: Asker, hour: datetime
) -> None:
    """Keep what a batch of the stream counted; twice is once."""
    if uses:
        counts.add(batch_id, uses, asker=asker, hour=hour)


def renew_prices(doors: ExposureDoors, policy: "Policy", *, now: datetime) -> list[PriceList]:
    """Bring the prices of the current release up to date with the hours that are over.

    Only what exams asked counts: training asks the same pool, and has no cap.
    Safe to run twice: an hour goes into the prices once. A pool without prices is left alone.
    Raises `StaleRow` when another run was first.
    """
    release = doors.releases.current()
    found = [doors.prices.current(release.id, pool) for pool in POOLS]
    due = [
        _Due(release, prices, hours)
        for prices in found
        if prices is not None
        if (hours := list(hours_to_count(prices.counted_until, now)))
    ]
    return [_renewed(doors, one, policy, now=now) for one in due]


def pools_without_cap(doors: ExposureDoors, policy: "Policy") -> list[Pool]:
    """The pools of the current release that hold a whole test and have no prices: an accident."""
    from chalicelib.core.psychometrics.selection import room

    release = doors.releases.current()
    bare = [pool for pool in POOLS if doors.prices.current(release.id, pool) is None]
    banks = {pool: bank_of(release, pool) for pool in bare}
    return [
        pool
        for pool, bank in banks.items()
        if len(bank) and room(bank, policy, bank.eligible()).sum() >= policy.length
    ]


def _renewed(doors: ExposureDoors, due: _Due, policy: "Policy", *, now: datetime) -> PriceList:
    uses = total(doors.counts.of_hour(hour, "exam") for hour in due.hours)
    bank = bank_of(due.release, due.prices.pool)
    following = renewed(due.prices, uses, bank=bank, policy=policy, until=counted_through(now))
    doors.prices.renew(following, former_id=due.prices.id)
    return following
