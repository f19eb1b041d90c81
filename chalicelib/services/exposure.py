"""Keeping every challenge under its cap: count what is asked, renew the prices every hour."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from chalicelib.bank_ports import Prices, UseCounts
from chalicelib.core.content import Pool
from chalicelib.core.exposure import (
    PriceList,
    Uses,
    bank_of,
    counted_through,
    hours_to_count,
    renewed,
    total,
)
from chalicelib.ports import Releases

if TYPE_CHECKING:  # numpy takes 80 ms to load: counting does not need it
    from chalicelib.core.psychometrics.policy import Policy

POOLS: Sequence[Pool] = ("exam", "training")


@dataclass(frozen=True, slots=True)
class ExposureDoors:
    """What prices are made from, and where they are kept."""

    releases: Releases
    counts: UseCounts
    prices: Prices


def count_uses(counts: UseCounts, batch_id: str, uses: Uses, *, hour: datetime) -> None:
    """Keep what a batch of the stream counted; twice is once."""
    if uses:
        counts.add(batch_id, uses, hour=hour)


def renew_prices(doors: ExposureDoors, policy: "Policy", *, now: datetime) -> list[PriceList]:
    """Bring the prices of the current release up to date with the hours that are over.

    Safe to run twice: an hour goes into the prices once. A pool without prices is left alone.
    Raises `StaleRow` when another run was first.
    """
    release = doors.releases.current()
    found = [doors.prices.current(release.id, pool) for pool in POOLS]
    return [
        following
        for prices in found
        if prices is not None
        for following in _following(doors, prices, policy, now=now)
    ]


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


def _following(
    doors: ExposureDoors, prices: PriceList, policy: "Policy", *, now: datetime
) -> list[PriceList]:
    hours = list(hours_to_count(prices.counted_until, now))
    if not hours:
        return []
    uses = total(doors.counts.of_hour(hour) for hour in hours)
    bank = bank_of(doors.releases.current(), prices.pool)
    until = counted_through(now)
    following = renewed(prices, uses, bank=bank, policy=policy, until=until)
    doors.prices.renew(following, former_id=prices.id)
    return [following]
