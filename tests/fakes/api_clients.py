"""Institutions' machines, in memory."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from chalicelib.core.api_client import (
    ApiClient,
    ClientAct,
    ClientNotFound,
    DayOfUse,
    Reading,
    TrailUnavailable,
    day_of,
)
from chalicelib.core.errors import RowExists, StaleRow
from chalicelib.core.sign_in import Limit


class FakeApiClients:
    def __init__(self) -> None:
        self.clients: dict[str, ApiClient] = {}
        self.log: list[ClientAct] = []
        self.use: Counter[tuple[str, date]] = Counter()
        self.failures: Counter[tuple[str, int]] = Counter()

    def add(self, client: ApiClient, act: ClientAct) -> None:
        if client.id in self.clients:
            raise RowExists
        self._write(client, act)

    def get(self, client_id: str) -> ApiClient:
        if client_id not in self.clients:
            raise ClientNotFound
        return self.clients[client_id]

    def find(self, client_id: str) -> ApiClient | None:
        return self.clients.get(client_id)

    def save(self, client: ApiClient, act: ClientAct) -> None:
        now = self.clients.get(client.id)
        if now is None or now.version != client.version:
            raise StaleRow
        self._write(replace(client, last_used_on=now.last_used_on), act)

    def _write(self, client: ApiClient, act: ClientAct) -> None:
        self.clients[client.id] = replace(client, version=client.version + 1)
        self.log.append(act)

    def list_page(self, *, after: str = "", limit: int = 100) -> tuple[Sequence[ApiClient], str]:
        ids = sorted(one for one in self.clients if one > after)
        page = [self.clients[one] for one in ids[:limit]]
        return page, page[-1].id if len(ids) > limit else ""

    def acts(self, client_id: str) -> Sequence[ClientAct]:
        found = [act for act in self.log if act.client_id == client_id]
        return sorted(found, key=lambda act: (act.at, act.id), reverse=True)[:100]

    def count(self, client: ApiClient, *, now: datetime) -> int:
        day = day_of(now)
        self.use[client.id, day] += 1
        kept = self.clients[client.id]
        if kept.last_used_on is None or kept.last_used_on < day:
            self.clients[client.id] = replace(kept, last_used_on=day)
        return self.use[client.id, day]

    def use_of(self, client_id: str, *, since: date) -> Sequence[DayOfUse]:
        days = {day: n for (one, day), n in self.use.items() if one == client_id and day >= since}
        return [DayOfUse(day, days[day]) for day in sorted(days, reverse=True)]

    def count_failure(self, client_id: str, limit: Limit, *, now: datetime) -> int:
        key = (client_id, limit.window_of(now))
        self.failures[key] += 1
        return self.failures[key]


class FakeTrail:
    def __init__(self) -> None:
        self.readings: list[Reading] = []
        self.is_broken = False

    def add(self, reading: Reading) -> None:
        if self.is_broken:
            raise TrailUnavailable
        self.readings.append(reading)

    def of_day(
        self, client_id: str, day: date, *, after: str = "", limit: int = 100
    ) -> tuple[Sequence[Reading], str]:
        found = sorted(
            (one for one in self.readings if (one.client_id, day_of(one.at)) == (client_id, day)),
            key=_place,
        )
        left = [one for one in found if _place(one) > after]
        page = left[:limit]
        return page, _place(page[-1]) if len(left) > limit else ""


def _place(reading: Reading) -> str:
    return f"{reading.at.isoformat()}#{reading.id}"
