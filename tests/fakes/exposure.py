"""Counts of uses and snapshots of prices, in memory."""

from collections.abc import Iterable
from datetime import datetime

from chalicelib.core.content import Pool
from chalicelib.core.errors import StaleRow
from chalicelib.core.exposure import Asker, PriceList, Uses, total


class FakeUseCounts:
    """`ports.bank.UseCounts` in a dictionary."""

    def __init__(self) -> None:
        self._rows: dict[tuple[Asker, datetime, str], Uses] = {}

    def add(self, batch_id: str, uses: Uses, *, asker: Asker, hour: datetime) -> None:
        self._rows[asker, _hour(hour), batch_id] = dict(uses)

    def of_hour(self, hour: datetime, asker: Asker) -> Uses:
        key = (asker, _hour(hour))
        return total(uses for (*who, _), uses in self._rows.items() if (*who,) == key)


class FakePrices:
    """`ports.bank.Prices` in dictionaries; `lists` are those a release was built with."""

    def __init__(self, lists: Iterable[PriceList] = ()) -> None:
        self._lists = {(one.release_id, one.pool, one.id): one for one in lists}
        self._current = {(release, pool): id_ for release, pool, id_ in self._lists}

    def current(self, release_id: str, pool: Pool) -> PriceList | None:
        return self.get(release_id, pool, self._current.get((release_id, pool), ""))

    def get(self, release_id: str, pool: Pool, prices_id: str) -> PriceList | None:
        return self._lists.get((release_id, pool, prices_id))

    def renew(self, following: PriceList, *, former_id: str) -> None:
        key = (following.release_id, following.pool)
        if self._current.get(key) != former_id:
            raise StaleRow
        self._lists[*key, following.id] = following
        self._current[key] = following.id


def _hour(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)
