"""A campaign's results as a file: asked for by a person, made by a worker, row after row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from tempfile import TemporaryFile
from typing import cast

from chalicelib.core.analysis import read_stages
from chalicelib.core.campaign import Campaign
from chalicelib.core.errors import RowExists
from chalicelib.core.events import ExportRequested
from chalicelib.core.export import Cell, Layout, columns, row
from chalicelib.core.identity import Lang
from chalicelib.core.job import Job
from chalicelib.core.participation import Participation
from chalicelib.core.scoring import Rules
from chalicelib.core.tally import targets_of
from chalicelib.ports import Clock, Releases
from chalicelib.ports.orga import Announcements, Campaigns, Jobs, MadeFiles, Participations
from chalicelib.ports.results import CampaignTallies, TableFiles, TableFormat

PROGRESS_EVERY = 500
"""Rows between two writes of the progress."""


@dataclass(frozen=True, slots=True)
class ExportDoors:
    """What exports are made from, and where they go."""

    campaigns: Campaigns
    participations: Participations
    tallies: CampaignTallies
    releases: Releases
    jobs: Jobs
    announcements: Announcements
    files: MadeFiles
    tables: TableFiles
    clock: Clock
    rules: Rules


@dataclass(frozen=True, slots=True)
class ExportAsked:
    """What somebody asks for; `job_id` is the same when they ask again."""

    campaign_id: str
    format: TableFormat
    lang: Lang
    asked_by: str
    job_id: str
    now: datetime
    division: str | None = None
    has_skills: bool = False


def ask_export(doors: ExportDoors, organization_id: str, asked: ExportAsked) -> Job:
    """Have a file made; asking twice makes one. Raises `CampaignNotFound`."""
    campaign = doors.campaigns.get(organization_id, asked.campaign_id)
    started = read_stages(doors.tallies.activity(campaign.id, asked.division).counts).started
    job = Job(
        id=asked.job_id,
        organization_id=organization_id,
        kind="export",
        status="waiting",
        created_by=asked.asked_by,
        created_at=asked.now,
        total=started,
        options=_options(asked),
    )
    event = ExportRequested(f"export-{job.id}", asked.now, organization_id, job.id)
    try:
        doors.jobs.add(job, event=event)
    except RowExists:
        return doors.jobs.get(organization_id, job.id)
    doors.announcements.announce(event)
    return doors.jobs.get(organization_id, job.id)


def _options(asked: ExportAsked) -> dict[str, str]:
    options = {"campaign_id": asked.campaign_id, "format": asked.format, "lang": asked.lang}
    if asked.division is not None:
        options["division"] = asked.division
    return options | ({"skills": "yes"} if asked.has_skills else {})


def make_export(doors: ExportDoors, job: Job) -> Job:
    """Make the file of a job and say that it is done; an interrupted one starts again.

    The file is whole or not there. Raises `StaleRow` when somebody else is at that job.
    """
    campaign = doors.campaigns.get(job.organization_id, job.options["campaign_id"])
    layout = _layout(doors, campaign, job)
    format_ = cast("TableFormat", job.options["format"])
    progress = _Progress(doors.jobs, replace(job, done=0))
    with TemporaryFile() as file:
        rows = _rows(doors, layout, progress, division=job.options.get("division"))
        doors.tables.write(file, columns(layout), rows, format_=format_, title=layout.words["file"])
        file.seek(0)
        name = f"{layout.words['file']} - {campaign.name} - {layout.to_day(job.created_at)}"
        media_type = doors.tables.media_type(format_)
        doors.files.put(job, file, name=f"{name}.{format_}", media_type=media_type)
    return progress.finished(doors.clock.now())


def _layout(doors: ExportDoors, campaign: Campaign, job: Job) -> Layout:
    release = doors.releases.get(campaign.release_id)
    lang = cast("Lang", job.options["lang"])
    return Layout(
        campaign=campaign,
        release=release,
        targets=targets_of(campaign, release),
        words=doors.tables.words(lang),
        lang=lang,
        rules=doors.rules,
        to_day=doors.tables.to_day,
        has_skills="skills" in job.options,
    )


class _Progress:
    """The job as it goes on."""

    def __init__(self, jobs: Jobs, job: Job) -> None:
        self._jobs = jobs
        self._job = job

    def add(self, rows: int) -> None:
        """So many rows more; now and then, whoever waits is told."""
        before = self._job.done // PROGRESS_EVERY
        done = self._job.done + rows
        self._job = replace(self._job, done=done, total=max(self._job.total, done))
        if done // PROGRESS_EVERY > before:
            self._save(self._job)

    def finished(self, now: datetime) -> Job:
        """All rows are in the file."""
        done = self._job.done
        outcome = {"rows": done}
        self._save(replace(self._job, status="done", total=done, outcome=outcome, finished_at=now))
        return self._job

    def _save(self, job: Job) -> None:
        self._jobs.save(job)
        self._job = replace(job, version=job.version + 1)


def _rows(
    doors: ExportDoors, layout: Layout, progress: _Progress, *, division: str | None
) -> Iterator[Sequence[Cell]]:
    for page in _pages(doors.participations, layout.campaign.id, division):
        for one in page:
            yield row(layout, one)
        progress.add(len(page))


def _pages(
    participations: Participations, campaign_id: str, division: str | None
) -> Iterator[Sequence[Participation]]:
    after = ""
    while True:
        page, after = participations.list_page(campaign_id, division=division, after=after)
        yield page
        if not after:
            return
