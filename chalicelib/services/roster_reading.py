"""A file of learners is read and compared with the list: the preview that somebody will judge."""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.core.job import Job
from chalicelib.core.orga_errors import UploadIncomplete
from chalicelib.core.roster_diff import (
    CATEGORIES,
    PAGE,
    Category,
    Change,
    id_of,
    judge,
)
from chalicelib.core.roster_file import (
    MAX_PEOPLE,
    ClassOf,
    FileRefused,
    Item,
    Person,
    Roster,
    School,
)
from chalicelib.core.roster_formats import Format
from chalicelib.core.roster_job import file_key
from chalicelib.core.roster_row import Entry, Fault, Row, read_row, worst
from chalicelib.ports.orga import Jobs, Learners, Organizations
from chalicelib.ports.roster import RosterPages, Rosters, Scratch, Scratches, Uploads

_OFTEN = 1000
"""Lines between two words on how far one is."""


@dataclass(frozen=True, slots=True)
class ReadingDoors:
    """What these use cases need from outside."""

    uploads: Uploads
    rosters: Rosters
    scratches: Scratches
    pages: RosterPages
    learners: Learners
    organizations: Organizations
    jobs: Jobs


def read_file(doors: ReadingDoors, job: Job, *, now: datetime) -> Job:
    """Read the file of a job into a preview, or say why it cannot be used.

    Read again, it gives the same pages; a run that another overtook stops at its next `StaleRow`.
    """
    progress = _Progress(doors.jobs, job)
    try:
        with ExitStack() as stack:
            file = stack.enter_context(doors.uploads.fetch(file_key(job)))
            scratch = stack.enter_context(doors.scratches.open())
            format_id = job.options.get("format", "auto")
            roster = stack.enter_context(doors.rosters.open(file, format_id))
            read = _read(doors, progress, roster, scratch=scratch, now=now)
    except FileRefused as refusal:
        read = _refused(progress.job, refusal, now=now)
    except UploadIncomplete:
        read = _refused(progress.job, FileRefused("invalid_file"), now=now)
    doors.jobs.save(read)
    return read


class _Progress:
    """The job as it was last saved."""

    def __init__(self, jobs: Jobs, job: Job) -> None:
        self.job = job
        self._jobs = jobs

    def tell(self, done: int) -> None:
        """Say how far one is; raises `StaleRow` when another run took over."""
        told = replace(self.job, done=done)
        self._jobs.save(told)
        self.job = replace(told, version=told.version + 1)


def _read(
    doors: ReadingDoors, progress: _Progress, roster: Roster, *, scratch: Scratch, now: datetime
) -> Job:
    reading = _Reading(doors, progress, roster.format, scratch=scratch)
    reading.take_in(roster, now=now)
    scratch.know(doors.learners.each(progress.job.organization_id))
    counts = reading.compare()
    outcome: dict[str, int | str] = {"format": roster.format.id, **counts}
    if roster.ignored:
        outcome["ignored_columns"] = ", ".join(roster.ignored)[:500]
    total = reading.counts["lines"]
    return replace(
        progress.job, status="preview", done=total, total=total, outcome=outcome, finished_at=now
    )


def _refused(job: Job, refusal: FileRefused, *, now: datetime) -> Job:
    outcome: dict[str, int | str] = {"code": refusal.code, **refusal.params}
    if refusal.line:
        outcome["line"] = refusal.line
    return replace(job, status="refused", outcome=outcome, finished_at=now)


class _Reading:
    """One reading: what is counted, and pages that go as soon as they are full."""

    def __init__(
        self, doors: ReadingDoors, progress: _Progress, format_: Format, *, scratch: Scratch
    ) -> None:
        self._progress = progress
        self.counts: Counter[str] = Counter()
        self._doors = doors
        self._format = format_
        self._scratch = scratch
        self._pages: dict[Category, list[Change]] = {category: [] for category in CATEGORIES}

    def take_in(self, roster: Roster, *, now: datetime) -> None:
        """Every item of the file to the scratch; raises `FileRefused`."""
        school = ""
        for item in roster.items:
            if isinstance(item, School):
                school = item.uai
                self._check(school)
            else:
                self._hold(item, now=now)
        if roster.format.id == "siecle" and not school:
            raise FileRefused("uai_missing")
        if not self.counts["lines"]:
            raise FileRefused("empty_file")

    def compare(self) -> dict[str, int]:
        """Every line against the list; how many of each kind."""
        for row in self._scratch.rows():
            for change in self._changes(row):
                self._add(change)
        for learner in self._scratch.left():
            self._add(Change("gone", learner_id=learner.id, before=learner))
        for category in CATEGORIES:
            self._flush(category)
        return dict(self.counts)

    def _check(self, uai: str) -> None:
        expected = self._doors.organizations.get(self._job.organization_id).uai or ""
        if uai.upper() != expected.upper():
            raise FileRefused("uai_mismatched", found=uai[:8], expected=expected)

    def _hold(self, item: Item, *, now: datetime) -> None:
        if isinstance(item, ClassOf):
            self._scratch.hold_class(item)
        elif isinstance(item, Person):
            row = read_row(self._format, item.cells, line=item.line, today=now.date())
            self._scratch.hold(self._told_twice(row))
            self.counts["lines"] += 1
            if self.counts["lines"] > MAX_PEOPLE:
                raise FileRefused("too_many_people", most=str(MAX_PEOPLE))
            if self.counts["lines"] % _OFTEN == 0:
                self._progress.tell(self.counts["lines"])

    @property
    def _job(self) -> Job:
        return self._progress.job

    def _told_twice(self, row: Row) -> Row:
        """The line, with a fault when its number stands on one before."""
        if row.left_out or not row.unique:
            return row
        first = self._scratch.claim(f"number#{row.unique}", row.entry.line)
        if first == row.entry.line:
            return row
        fault = Fault(self._format.unique, "identifier_unique", {"line": str(first)})
        return replace(row, faults=(*row.faults, fault))

    def _changes(self, row: Row) -> Iterator[Change]:
        """What a line gives: its faults, and what it makes of somebody."""
        entry = row.entry
        if row.left_out:
            self.counts[f"skipped_{row.left_out}"] += 1
            return
        level = worst(row.faults)
        yield from (_of_fault(entry, fault) for fault in row.faults)
        if level == "error":
            self._protect(entry)
        elif self._format.id == "siecle" and not entry.division:
            self._protect(entry)
            yield Change("warning", entry.line, "CODE_STRUCTURE", "no_division", entry=entry)
        else:
            yield from self._judged(entry)

    def _judged(self, entry: Entry) -> Iterator[Change]:
        organization_id = self._job.organization_id
        known = self._scratch.known(entry)
        first = self._scratch.claim(f"person#{entry.person}", entry.line)
        twice = first if known.same is None else entry.line  # a number of the list tells them apart
        verdict = judge(organization_id, entry, known)
        taken = twice
        if verdict.before is not None:
            taken = self._scratch.take(verdict.before.id, entry.line)
        if min(taken, twice) != entry.line:
            yield _twice(entry, min(taken, twice), id_of(organization_id, entry))
        elif verdict.category:
            yield Change(
                verdict.category,
                entry.line,
                code=verdict.code,
                learner_id=verdict.learner_id,
                entry=entry,
                before=verdict.before,
            )
        else:
            self.counts["same"] += 1

    def _protect(self, entry: Entry) -> None:
        """Whoever is on a line that cannot be used is not gone for all that."""
        known = self._scratch.known(entry)
        for learner in (known.same, *known.alike):
            if learner is not None:
                self._scratch.take(learner.id, entry.line)

    def _add(self, change: Change) -> None:
        self.counts[change.category] += 1
        self._pages[change.category].append(change)
        if len(self._pages[change.category]) == PAGE:
            self._flush(change.category)

    def _flush(self, category: Category) -> None:
        changes = self._pages[category]
        if changes:
            number = -(-self.counts[category] // PAGE)
            self._doors.pages.write(self._job, category, tuple(changes), page=number)
            changes.clear()


def _of_fault(entry: Entry, fault: Fault) -> Change:
    category: Category = "warning" if fault.is_warning else "error"
    return Change(category, entry.line, fault.column, fault.code, params=fault.params, entry=entry)


def _twice(entry: Entry, first: int, learner_id: str) -> Change:
    """Two lines for one person: the second waits for somebody who knows."""
    return Change(
        "doubtful",
        entry.line,
        code="person_twice",
        params={"line": str(first)},
        learner_id=learner_id,
        entry=entry,
    )
