"""Item pools made from a release, its sorted tables and the newest prices; kept in memory."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

from chalicelib.core.content import Pool, Release
from chalicelib.core.errors import InvalidItem, UnknownRelease
from chalicelib.core.exposure import PriceList, bank_of
from chalicelib.core.item_pool import ItemPool, Wanted, item_pool, tables_key
from chalicelib.ports import Clock, ReleaseStore
from chalicelib.ports.bank import Prices

if TYPE_CHECKING:  # numpy takes 80 ms to load: only those who choose items wait for it
    from chalicelib.core.psychometrics.bank import ItemBank
    from chalicelib.core.psychometrics.tables import Tables

_K = TypeVar("_K")
_V = TypeVar("_V")

KEPT = 4
PRICES_LAST = timedelta(seconds=60)
_FREE = PriceList("", "exam", {}, 0, datetime(1970, 1, 1, tzinfo=UTC))
"""Nothing has a price: the release was built without prices for the pool."""


@dataclass(frozen=True, slots=True)
class _Bank:
    bank: "ItemBank"
    tables: "Tables"


class CachedItemPools:
    """`ports.bank.ItemPools`: no read at all while the snapshot is fresh."""

    def __init__(self, store: ReleaseStore, prices: Prices, clock: Clock) -> None:
        self._store = store
        self._prices = prices
        self._clock = clock
        self._banks: OrderedDict[tuple[str, str, Pool], _Bank] = OrderedDict()
        self._pools: OrderedDict[tuple[str, str, Wanted], ItemPool] = OrderedDict()
        self._read: dict[tuple[str, Pool], tuple[PriceList, datetime]] = {}
        self._lock = RLock()

    def get(self, release: Release, wanted: Wanted) -> ItemPool:
        """From memory unless the prices moved; two small reads a minute."""
        with self._lock:
            prices = self._current(release.id, wanted.pool)
            key = (release.id, release.calibration_id, wanted)
            found = self._pools.get(key)
            if found is None or found.prices_id != _id_of(prices):
                found = self._made(release, wanted, prices)
                _keep(self._pools, key, found)
            return found

    def _made(self, release: Release, wanted: Wanted, prices: PriceList) -> ItemPool:
        key = (release.id, release.calibration_id, wanted.pool)
        known = self._banks.get(key)
        if known is None:
            known = self._loaded(release, wanted.pool)
            _keep(self._banks, key, known)
        return item_pool(
            known.bank,
            wanted,
            tables=known.tables,
            prices=prices.prices,
            prices_id=_id_of(prices),
        )

    def _loaded(self, release: Release, pool: Pool) -> _Bank:
        from chalicelib.core.psychometrics.tables import Tables

        bank = bank_of(release, pool)
        try:
            saved = self._store.read(tables_key(release.id, release.calibration_id, pool))
            return _Bank(bank, Tables.restored(saved, bank))
        except (UnknownRelease, InvalidItem):  # a calibration that came without: made here, once
            return _Bank(bank, Tables.of(bank))

    def _current(self, release_id: str, pool: Pool) -> PriceList:
        now = self._clock.now()
        known = self._read.get((release_id, pool))
        if known is None or not timedelta(0) <= now - known[1] < PRICES_LAST:
            known = (self._prices.current(release_id, pool) or _FREE, now)
            self._read[release_id, pool] = known
        return known[0]


def _id_of(prices: PriceList) -> str:
    return "" if prices is _FREE else prices.id


def _keep(kept: OrderedDict[_K, _V], key: _K, value: _V) -> None:
    kept[key] = value
    kept.move_to_end(key)
    while len(kept) > KEPT:
        kept.popitem(last=False)
