"""Lists of learners and jobs in memory."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from chalicelib.core.errors import RowExists, StaleRow
from chalicelib.core.events import JobEvent
from chalicelib.core.job import Job, JobKind
from chalicelib.core.learner import Learner, list_key, plain
from chalicelib.core.orga_errors import JobNotFound, LearnerNotFound
from tests.fakes.accounts import InMemoryOutbox


class FakeLearners:
    def __init__(self) -> None:
        self.rows: dict[tuple[str, str], Learner] = {}
        self.counts: dict[str, Mapping[str, int]] = {}

    def get(self, organization_id: str, learner_id: str) -> Learner:
        if (organization_id, learner_id) not in self.rows:
            raise LearnerNotFound
        return self.rows[organization_id, learner_id]

    def find_many(self, organization_id: str, ids: Sequence[str]) -> Mapping[str, Learner]:
        places = ((organization_id, learner_id) for learner_id in ids)
        return {place[1]: self.rows[place] for place in places if place in self.rows}

    def save(self, learner: Learner) -> None:
        self.save_many([learner])

    def save_many(self, learners: Sequence[Learner]) -> None:
        places = [(one.organization_id, one.id) for one in learners]
        for place, learner in zip(places, learners, strict=True):
            stored = self.rows.get(place)
            if (stored.version if stored else 0) != learner.version:
                raise StaleRow
        for place, learner in zip(places, learners, strict=True):
            self.rows[place] = replace(learner, version=learner.version + 1)

    def list_page(
        self,
        organization_id: str,
        *,
        division: str | None = None,
        after: str = "",
        limit: int = 100,
    ) -> tuple[Sequence[Learner], str]:
        found = sorted(
            (
                one
                for one in self._listed(organization_id)
                if list_key(one) > after and division in {None, one.division}
            ),
            key=list_key,
        )
        return found[:limit], list_key(found[limit - 1]) if len(found) > limit else ""

    def search(self, organization_id: str, name: str, *, limit: int = 50) -> Sequence[Learner]:
        start = plain(name)
        found = [
            one
            for one in self.each(organization_id)
            if start and one.merged_into is None and one.sort_key.startswith(start)
        ]
        return sorted(found, key=lambda one: one.sort_key)[:limit]

    def list_born(self, organization_id: str, birth_date: date) -> Sequence[Learner]:
        return [one for one in self._listed(organization_id) if one.birth_date == birth_date]

    def list_of_user(self, user_id: str) -> Sequence[Learner]:
        return [one for one in self.rows.values() if one.user_id == user_id]

    def each(self, organization_id: str) -> Iterable[Learner]:
        return [one for (place, _), one in sorted(self.rows.items()) if place == organization_id]

    def divisions(self, organization_id: str) -> Mapping[str, int]:
        return self.counts.get(organization_id, {})

    def count_divisions(self, organization_id: str) -> Mapping[str, int]:
        counts = Counter(one.division for one in self._listed(organization_id))
        self.counts[organization_id] = dict(sorted(counts.items()))
        return self.counts[organization_id]

    def _listed(self, organization_id: str) -> Sequence[Learner]:
        everybody = self.each(organization_id)
        return [one for one in everybody if one.is_active and one.merged_into is None]


class FakeJobs:
    def __init__(self, outbox: InMemoryOutbox | None = None) -> None:
        self.outbox = outbox or InMemoryOutbox()
        self.rows: dict[tuple[str, str], Job] = {}

    def get(self, organization_id: str, job_id: str) -> Job:
        if (organization_id, job_id) not in self.rows:
            raise JobNotFound
        return self.rows[organization_id, job_id]

    def add(self, job: Job, *, event: JobEvent | None = None) -> None:
        if (job.organization_id, job.id) in self.rows:
            raise RowExists
        self._keep(event)
        self.rows[job.organization_id, job.id] = replace(job, version=1)

    def save(self, job: Job, *, event: JobEvent | None = None) -> None:
        place = job.organization_id, job.id
        if place not in self.rows or self.rows[place].version != job.version:
            raise StaleRow
        self._keep(event)
        self.rows[place] = replace(job, version=job.version + 1)

    def list_of(self, organization_id: str, kind: JobKind, *, limit: int = 20) -> Sequence[Job]:
        found = [
            job
            for (place, _), job in self.rows.items()
            if place == organization_id and job.kind == kind
        ]
        return sorted(found, key=lambda job: (job.created_at, job.id), reverse=True)[:limit]

    def _keep(self, event: JobEvent | None) -> None:
        if event is not None:
            self.outbox.events[event.id] = event


class RecordedAnnouncements:
    """Events handed to their queue, in order."""

    def __init__(self) -> None:
        self.events: list[JobEvent] = []

    def announce(self, event: JobEvent) -> None:
        self.events.append(event)
