"""A school that hands in files of learners: everything in memory but the scratch, which is real."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from chalicelib.adapters.learner_files.rosters import RosterFiles
from chalicelib.adapters.learner_files.scratch import SqliteScratches
from chalicelib.core.job import Job
from chalicelib.core.learner import Learner
from chalicelib.core.organization import Organization
from chalicelib.core.roster_diff import CATEGORIES, Category, Change
from chalicelib.core.roster_job import page_count, step_of
from chalicelib.services.learner_import import (
    FileToSend,
    ImportDoors,
    accept_import,
    begin_import,
    complete_import,
    undo_import,
)
from chalicelib.services.roster_accepting import AcceptingDoors, take_back, write_accepted
from chalicelib.services.roster_reading import ReadingDoors, read_file
from tests.factories import NOW
from tests.fakes.learners import FakeJobs, FakeLearners, RecordedAnnouncements
from tests.fakes.organizations import InMemoryOrganizations
from tests.fakes.rosters import FakePages, FakeUploads
from tests.siecle import UAI

SCHOOL_ID = "s" * 24
EVERYTHING: Any = ("new", "changed", "gone")


class Killed(BaseException):
    """The process stops there: nobody catches it."""


class MortalLearners(FakeLearners):
    """A list whose writer dies at a chosen write; before it, or just after."""

    def __init__(self) -> None:
        super().__init__()
        self.writes = 0
        self.dies_at = 0
        self.is_after = False

    def save_many(self, learners: Any) -> None:
        self.writes += 1
        is_last = self.writes == self.dies_at
        if is_last and not self.is_after:
            raise Killed
        super().save_many(learners)
        if is_last:
            raise Killed


class MortalJobs(FakeJobs):
    """Jobs whose writer dies at a chosen write."""

    def __init__(self) -> None:
        super().__init__()
        self.saves = 0
        self.dies_at = 0

    def save(self, job: Job, **more: Any) -> None:
        self.saves += 1
        if self.saves == self.dies_at:
            raise Killed
        super().save(job, **more)


class School:
    """One school, its list, and what it hands in."""

    def __init__(self) -> None:
        self.learners = MortalLearners()
        self.jobs = MortalJobs()
        self.uploads = FakeUploads()
        self.pages = FakePages()
        self.announcements = RecordedAnnouncements()
        organizations = InMemoryOrganizations()
        organizations.rows[SCHOOL_ID] = Organization(SCHOOL_ID, "school", "Ada", NOW, uai=UAI)
        shared = {"uploads": self.uploads, "pages": self.pages}
        stores = {"learners": self.learners, "jobs": self.jobs}
        self.doors = ImportDoors(**shared, **stores, announcements=self.announcements)
        self.reading = ReadingDoors(
            **shared,
            **stores,
            rosters=RosterFiles(),
            scratches=SqliteScratches(),
            organizations=organizations,
        )
        self.accepting = AcceptingDoors(**shared, **stores)

    def send(self, raw: bytes, job_id: str = "j1", *, now: datetime = NOW, **more: Any) -> Job:
        """Hand a file in, whole; the worker has not looked yet."""
        file = FileToSend("eleves.xml", len(raw), more.get("format", "auto"))
        job = begin_import(
            self.doors, file, job_id=job_id, user_id="boss", organization_id=SCHOOL_ID, now=now
        )
        self.uploads.put(f"uploads/{SCHOOL_ID}/{job_id}", 1, raw)
        return complete_import(self.doors, job, now=now)

    def work(self, job_id: str = "j1", *, now: datetime = NOW) -> Job:
        """What the worker does with a message."""
        job = replace(self.jobs.get(SCHOOL_ID, job_id), status="running")
        self.jobs.save(job)
        job = replace(job, version=job.version + 1)
        steps = {
            "reading": lambda: read_file(self.reading, job, now=now),
            "accepting": lambda: write_accepted(self.accepting, job, now=now),
            "undoing": lambda: take_back(self.accepting, job, now=now),
        }
        steps[step_of(job)]()
        return self.jobs.get(SCHOOL_ID, job_id)

    def preview(self, raw: bytes, job_id: str = "j1", **more: Any) -> Job:
        """Hand a file in and have it read."""
        self.send(raw, job_id, **more)
        return self.work(job_id, now=more.get("now", NOW))

    def accept(
        self,
        job_id: str = "j1",
        *,
        categories: Any = EVERYTHING,
        doubtful: bool = False,
        now: datetime = NOW,
    ) -> Job:
        """Accept what was read; the worker has not written yet."""
        job = self.jobs.get(SCHOOL_ID, job_id)
        return accept_import(
            self.doors, job, categories=categories, with_doubtful=doubtful, now=now
        )

    def take(self, raw: bytes, job_id: str = "j1", **more: Any) -> Job:
        """Hand in, read, accept, write."""
        now = more.get("now", NOW)
        self.preview(raw, job_id, **more)
        self.accept(job_id, doubtful=more.get("doubtful", False), now=now)
        return self.work(job_id, now=now)

    def undo(self, job_id: str = "j1", *, now: datetime = NOW) -> Job:
        """Ask for what was accepted to be taken back, and have it done."""
        undo_import(self.doors, self.jobs.get(SCHOOL_ID, job_id), now=now)
        return self.work(job_id, now=now)

    def changes(self, category: Category, job_id: str = "j1") -> list[Change]:
        """Every line of a list of a preview."""
        job = self.jobs.get(SCHOOL_ID, job_id)
        pages = range(1, page_count(job, category) + 1)
        return [one for page in pages for one in self.pages.read(job, category, page=page)]

    def told(self, job_id: str = "j1") -> dict[str, list[Change]]:
        """The whole preview."""
        return {category: self.changes(category, job_id) for category in CATEGORIES}

    def state(self) -> dict[str, Learner]:
        """The list, without who wrote last and how often."""
        rows = self.learners.each(SCHOOL_ID)
        return {row.id: replace(row, version=0, import_id="") for row in rows}

    def alter(self, learner_id: str, **changes: Any) -> None:
        """Somebody else writes to the list."""
        self.learners.save(replace(self.learners.get(SCHOOL_ID, learner_id), **changes))
