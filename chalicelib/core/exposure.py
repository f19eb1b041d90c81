"""How often each challenge is asked, and the prices that keep every one of them under a cap.

What is counted steers the next tests and nothing else: it is no record of anybody.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, Literal

from chalicelib.core.content import Pool, Release

if TYPE_CHECKING:  # numpy takes 80 ms to load: only those who choose items wait for it
    from chalicelib.core.psychometrics.bank import ItemBank
    from chalicelib.core.psychometrics.policy import Policy

HOUR = timedelta(hours=1)
LATENESS = timedelta(minutes=15)
"""A count that comes later than this after its hour is not looked at: the next hours make up."""
LOOKBACK = timedelta(hours=48)
"""Counts older than that are gone, or say nothing of today."""
DECIMALS = 6
ID_BYTES = 8

Asker = Literal["exam", "training"]
"""Who asks: the cap is on the exams, which must not have it diluted by what training asks."""
Uses = Mapping[str, int]
"""How often each challenge was asked, by its id."""


@dataclass(frozen=True)
class PriceList:
    """The prices of one pool of a release: a snapshot, never rewritten.

    A challenge without a price is free. `counted_until`: the hours before it are in the prices.
    """

    release_id: str
    pool: Pool
    prices: Mapping[str, float]
    tests: int
    counted_until: datetime

    @cached_property
    def id(self) -> str:
        """16 hex digits of its canonical content."""
        return blake2b(canonical(self), digest_size=ID_BYTES).hexdigest()


def canonical(prices: PriceList) -> bytes:
    """Compact JSON, keys in order, numbers rounded: the same content is the same bytes."""
    form = {
        "release_id": prices.release_id,
        "pool": prices.pool,
        "prices": {id_: round(price, DECIMALS) for id_, price in prices.prices.items()},
        "tests": prices.tests,
        "counted_until": prices.counted_until.isoformat(timespec="seconds"),
    }
    return json.dumps(form, sort_keys=True, separators=(",", ":")).encode()


def from_canonical(content: bytes) -> PriceList:
    """The list again."""
    form = json.loads(content)
    until = datetime.fromisoformat(form["counted_until"])
    return PriceList(**{**form, "counted_until": until})


def total(counts: Iterable[Uses]) -> Uses:
    """All the counts together."""
    found: Counter[str] = Counter()
    for uses in counts:
        found.update(uses)
    return found


def hours_to_count(counted_until: datetime, now: datetime) -> Iterator[datetime]:
    """The beginnings of the whole hours that are over and not counted, oldest first."""
    end = _hour(now - LATENESS)
    hour = max(_hour(counted_until), _hour(now - LOOKBACK))
    while hour + HOUR <= end:
        yield hour
        hour += HOUR


def counted_through(now: datetime) -> datetime:
    """Where the next count begins, once all of `hours_to_count` are in."""
    return _hour(now - LATENESS)


def _hour(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)


def bank_of(release: Release, pool: Pool) -> "ItemBank":
    """The challenges of a pool that may be asked, in the release's order, as items."""
    from chalicelib.core.psychometrics.bank import Item, ItemBank

    return ItemBank.of(
        [
            Item(
                id=challenge.id,
                a=challenge.a,
                b=challenge.b,
                competence_id=skill.competence_id,
                tube_id=skill.tube_id,
                skill_id=skill.id,
                langs=challenge.langs,
                is_accessible=challenge.is_accessible,
            )
            for challenge in release.challenges
            if challenge.pool == pool and challenge.status == "validated"
            for skill in (release.skill(challenge.skill_id),)
        ]
    )


def renewed(
    prices: PriceList, uses: Uses, *, bank: "ItemBank", policy: "Policy", until: datetime
) -> PriceList:
    """The prices after these uses: one step, dearer for what is asked too often.

    Tests are told by their length: every test asks `policy.length` scored items of the pool, those
    that were left early count in part.
    """
    from chalicelib.core.psychometrics.exposure import prices_after

    ids = [item.id for item in bank.items]
    former = [prices.prices.get(id_, 0.0) for id_ in ids]
    used = [uses.get(id_, 0) for id_ in ids]
    found, tests = prices_after(former, used, bank=bank, policy=policy)
    return PriceList(
        release_id=prices.release_id,
        pool=prices.pool,
        prices=priced(ids, found),
        tests=prices.tests + tests,
        counted_until=until,
    )


def priced(ids: Iterable[str], prices: Iterable[float]) -> dict[str, float]:
    """The prices above zero, by challenge id."""
    found = {id_: round(price, DECIMALS) for id_, price in zip(ids, prices, strict=True)}
    return {id_: price for id_, price in found.items() if price > 0}
