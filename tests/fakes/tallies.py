"""In-memory sums of campaigns, and levels of learners."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from chalicelib.core.errors import StaleRow
from chalicelib.core.tally import EMPTY, NOTHING, Counts, Facts, Tallies, plus
from chalicelib.ports.results import Counted, Sum, Waiting


class FakeTallies:
    """`ports.results.CampaignTallies` in dictionaries."""

    def __init__(self) -> None:
        self._sums: dict[tuple[str, str | None], Tallies] = {}
        self._at: dict[tuple[str, str | None], datetime] = {}
        self._counted: dict[tuple[str, str], Counted] = {}

    def activity(self, campaign_id: str, division: str | None = None) -> Sum:
        key = (campaign_id, division)
        return Sum(self._sums.get(key, EMPTY).activity, self._at.get(key))

    def results(self, campaign_id: str, division: str | None = None) -> Sum:
        key = (campaign_id, division)
        return Sum(self._sums.get(key, EMPTY).results, self._at.get(key))

    def activities(self, campaign_ids: Sequence[str]) -> Mapping[str, Counts]:
        return {
            id_: self._sums[id_, None].activity for id_ in campaign_ids if (id_, None) in self._sums
        }

    def list_waiting(self, campaign_id: str, *, until: date, limit: int = 100) -> Sequence[Waiting]:
        waiting = [
            Waiting(one.facts.waits_since, one.participation_id, one.facts.division)
            for (owner, _), one in self._counted.items()
            if owner == campaign_id and one.facts.waits_since and one.facts.waits_since <= until
        ]
        return sorted(waiting, key=lambda one: (one.since, one.participation_id))[:limit]

    def counted(self, campaign_id: str, participation_ids: Sequence[str]) -> Mapping[str, Counted]:
        return {
            id_: self._counted.get((campaign_id, id_), Counted(id_, NOTHING))
            for id_ in participation_ids
        }

    def count(
        self,
        campaign_id: str,
        rows: Sequence[tuple[Counted, Facts]],
        sums: Mapping[str | None, Tallies],
        *,
        now: datetime,
    ) -> None:
        known = self.counted(campaign_id, [one.participation_id for one, _ in rows])
        if any(known[one.participation_id].version != one.version for one, _ in rows):
            raise StaleRow
        for one, facts in rows:
            key = (campaign_id, one.participation_id)
            self._counted[key] = replace(one, facts=facts, version=one.version + 1)
        for scope, more in sums.items():
            key_ = (campaign_id, scope)
            self._sums[key_] = plus(self._sums.get(key_, EMPTY), more)
            self._at[key_] = now


class FakeCertifiability:
    """`ports.results.CertifiabilityRows` in a dictionary."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str], Mapping[str, int]] = {}

    def find_many(
        self, organization_id: str, learner_ids: Sequence[str]
    ) -> Mapping[str, Mapping[str, int]]:
        known = self.each(organization_id)
        return {id_: known[id_] for id_ in learner_ids if id_ in known}

    def each(self, organization_id: str) -> Mapping[str, Mapping[str, int]]:
        return {id_: row for (owner, id_), row in self._rows.items() if owner == organization_id}

    def save(
        self, organization_id: str, learner_id: str, levels: Mapping[str, int], *, now: datetime
    ) -> None:
        self._rows[organization_id, learner_id] = dict(levels)

    def remove(self, organization_id: str, learner_id: str) -> None:
        self._rows.pop((organization_id, learner_id), None)
