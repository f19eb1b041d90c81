"""Files of learners: hand one in, part after part, see what it would change, accept, take back."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from chalice.app import Blueprint
from pydantic import Field

from chalicelib.api.endpoint import Call, NoBody, Schema, View, endpoint
from chalicelib.api.orga.jobs import JobView, job_view
from chalicelib.api.orga.organizations import ONE, REFUSALS
from chalicelib.core.errors import StaleRow
from chalicelib.core.identity import registered
from chalicelib.core.job import Job
from chalicelib.core.learner import Learner
from chalicelib.core.orga_errors import (
    FileTooLarge,
    JobNotFound,
    JobNotReady,
    PreviewOutdated,
    UndoTooLate,
    UploadIncomplete,
)
from chalicelib.core.roster_diff import Category, Change, changes, target
from chalicelib.core.roster_file import PART_BYTES
from chalicelib.core.roster_formats import FormatId
from chalicelib.core.roster_job import can_undo
from chalicelib.core.roster_row import Entry
from chalicelib.observability import logger
from chalicelib.services import learner_import as use_cases
from chalicelib.wiring import orga as orga_wiring
from chalicelib.wiring import roster as roster_wiring

imports = Blueprint(__name__)

ALL = f"{ONE}/imports"
IMPORT = f"{ALL}/{{job_id}}"
_REFUSALS = (*REFUSALS, JobNotFound)


class BeginImport(Schema):
    """A file about to be sent."""

    name: Annotated[str, Field(min_length=1, max_length=500)]
    size: Annotated[int, Field(ge=1)]
    format: FormatId | Literal["auto"] = "auto"


class PartView(View):
    """A part to put, and where, within an hour."""

    number: int
    address: str


class PartsView(View):
    """The parts that are not there yet."""

    missing: list[PartView]


class BegunView(View):
    """The job, and how to send its file: parts of `part_size` bytes, the last one shorter."""

    job: JobView
    part_size: int
    parts: list[PartView]


class ImportView(JobView):
    """A file's job; `can_undo` until thirty days after it was accepted, or another one is."""

    can_undo: bool


class ImportsView(View):
    """The files of forty days, the newest first: in one page."""

    items: list[ImportView]
    next: None = None


class SeePreview(Schema):
    """Which list of a preview, which page."""

    category: Category
    page: Annotated[int, Field(ge=1, le=10_000)] = 1


class PersonView(View):
    """Somebody, as a list shows them."""

    first_name: str
    last_name: str
    division: str
    birth_date: date | None


class DifferenceView(View):
    """A field that accepting changes; of attributes, the name of the column."""

    field: str
    before: str
    after: str


class ChangeView(View):
    """A line of a preview. `line` and `column` are of the file (0 and "": of none in particular).

    `learner` is who the file says, `before` who the list has; `code` says what is wrong or
    doubtful, with `params` to word it.
    """

    line: int
    column: str
    code: str
    params: dict[str, str]
    learner: PersonView | None
    before: PersonView | None
    differences: list[DifferenceView]


class PreviewView(View):
    """A page of a preview; `next` is the number of the page that follows."""

    items: list[ChangeView]
    next: int | None


class AcceptImport(Schema):
    """What to write to the list."""

    categories: Annotated[list[Literal["new", "changed", "gone"]], Field(max_length=3)]
    with_doubtful: bool = False


class DivisionView(View):
    """A class and how many are in it."""

    name: str
    count: int


class DivisionsView(View):
    """The classes, as of the last count."""

    items: list[DivisionView]
    next: None = None


@endpoint(
    imports,
    "POST",
    ALL,
    allow=registered,
    role="admin",
    body=BeginImport,
    returns=BegunView,
    status=201,
    raises=(*REFUSALS, FileTooLarge),
)
def begin_import(call: Call[BeginImport], organization_id: str) -> BegunView:
    """Open a file to be sent in parts, straight to the store."""
    doors = roster_wiring.import_doors()
    job = use_cases.begin_import(
        doors,
        use_cases.FileToSend(call.body.name, call.body.size, call.body.format),
        job_id=call.new_id,
        user_id=call.user_id,
        organization_id=organization_id,
        now=call.now,
    )
    logger.info("A file of learners is coming", organization_id=organization_id, job_id=job.id)
    parts = _parts(use_cases.missing_parts(doors, job))
    return BegunView(job=job_view(job), part_size=PART_BYTES, parts=parts)


@endpoint(
    imports,
    "POST",
    f"{IMPORT}/parts",
    allow=registered,
    role="admin",
    returns=PartsView,
    raises=_REFUSALS,
)
def resume_import(_: Call[NoBody], organization_id: str, job_id: str) -> PartsView:
    """The parts that are missing, with fresh addresses: to go on after an interruption."""
    doors = roster_wiring.import_doors()
    job = use_cases.find_import(doors, organization_id, job_id)
    return PartsView(missing=_parts(use_cases.missing_parts(doors, job)))


@endpoint(
    imports,
    "POST",
    f"{IMPORT}/completion",
    allow=registered,
    role="admin",
    returns=ImportView,
    raises=(*_REFUSALS, JobNotReady, UploadIncomplete, StaleRow),
)
def complete_import(call: Call[NoBody], organization_id: str, job_id: str) -> ImportView:
    """Have the file read, now that it is whole; or again, for a preview or after a failure."""
    doors = roster_wiring.import_doors()
    job = use_cases.find_import(doors, organization_id, job_id)
    return _view(call, use_cases.complete_import(doors, job, now=call.now))


@endpoint(
    imports, "GET", ALL, allow=registered, role="member", returns=ImportsView, raises=REFUSALS
)
def list_imports(call: Call[NoBody], organization_id: str) -> ImportsView:
    """The files handed in lately."""
    found = use_cases.list_imports(roster_wiring.import_doors(), organization_id)
    shown = [job for job in found if job.status != "discarded"]
    items = [
        ImportView(**job_view(job).model_dump(), can_undo=can_undo(job, found, now=call.now))
        for job in shown
    ]
    return ImportsView(items=items)


@endpoint(
    imports, "GET", IMPORT, allow=registered, role="member", returns=ImportView, raises=_REFUSALS
)
def find_import(call: Call[NoBody], organization_id: str, job_id: str) -> ImportView:
    """How far a file is."""
    return _view(call, use_cases.find_import(roster_wiring.import_doors(), organization_id, job_id))


@endpoint(
    imports,
    "GET",
    f"{IMPORT}/preview",
    allow=registered,
    role="member",
    query=SeePreview,
    returns=PreviewView,
    raises=(*_REFUSALS, JobNotReady),
)
def see_preview(call: Call[NoBody], organization_id: str, job_id: str) -> PreviewView:
    """What a file would change, or did: a page of one list."""
    doors = roster_wiring.import_doors()
    job = use_cases.find_import(doors, organization_id, job_id)
    found, following = use_cases.read_preview(doors, job, call.query.category, page=call.query.page)
    return PreviewView(items=[_change_view(one) for one in found], next=following)


@endpoint(
    imports,
    "POST",
    f"{IMPORT}/acceptance",
    allow=registered,
    role="admin",
    body=AcceptImport,
    returns=ImportView,
    raises=(*_REFUSALS, JobNotReady, PreviewOutdated, StaleRow),
)
def accept_import(call: Call[AcceptImport], organization_id: str, job_id: str) -> ImportView:
    """Have what was chosen of a preview written to the list."""
    doors = roster_wiring.import_doors()
    job = use_cases.accept_import(
        doors,
        use_cases.find_import(doors, organization_id, job_id),
        categories=call.body.categories,
        with_doubtful=call.body.with_doubtful,
        now=call.now,
    )
    logger.info("A file of learners was accepted", organization_id=organization_id, job_id=job.id)
    return _view(call, job)


@endpoint(
    imports,
    "POST",
    f"{IMPORT}/undo",
    allow=registered,
    role="admin",
    returns=ImportView,
    raises=(*_REFUSALS, JobNotReady, UndoTooLate, StaleRow),
)
def undo_import(call: Call[NoBody], organization_id: str, job_id: str) -> ImportView:
    """Have the list put back as it was before the last file accepted, within thirty days."""
    doors = roster_wiring.import_doors()
    job = use_cases.find_import(doors, organization_id, job_id)
    logger.info("A file of learners is undone", organization_id=organization_id, job_id=job.id)
    return _view(call, use_cases.undo_import(doors, job, now=call.now))


@endpoint(
    imports,
    "DELETE",
    IMPORT,
    allow=registered,
    role="admin",
    status=204,
    raises=(*_REFUSALS, JobNotReady, StaleRow),
)
def discard_import(call: Call[NoBody], organization_id: str, job_id: str) -> None:
    """Forget a file that was not accepted."""
    doors = roster_wiring.import_doors()
    job = use_cases.find_import(doors, organization_id, job_id)
    use_cases.discard_import(doors, job, now=call.now)


@endpoint(
    imports,
    "GET",
    f"{ONE}/divisions",
    allow=registered,
    role="member",
    returns=DivisionsView,
    raises=REFUSALS,
)
def list_divisions(_: Call[NoBody], organization_id: str) -> DivisionsView:
    """The classes of the organization."""
    found = orga_wiring.learners().divisions(organization_id)
    return DivisionsView(items=[DivisionView(name=name, count=n) for name, n in found.items()])


def _view(call: Call[NoBody] | Call[AcceptImport], job: Job) -> ImportView:
    others = use_cases.list_imports(roster_wiring.import_doors(), job.organization_id)
    return ImportView(**job_view(job).model_dump(), can_undo=can_undo(job, others, now=call.now))


def _parts(found: Mapping[int, str]) -> list[PartView]:
    return [PartView(number=number, address=address) for number, address in found.items()]


def _change_view(change: Change) -> ChangeView:
    return ChangeView(
        line=change.line,
        column=change.column,
        code=change.code,
        params=dict(change.params),
        learner=_person(change.entry),
        before=_person(change.before),
        differences=_differences(change),
    )


def _person(one: Entry | Learner | None) -> PersonView | None:
    if one is None:
        return None
    return PersonView(
        first_name=one.first_name,
        last_name=one.last_name,
        division=one.division,
        birth_date=one.birth_date,
    )


def _differences(change: Change) -> list[DifferenceView]:
    """What accepting would change; of who is new or gone there is nothing to compare."""
    before = change.before
    if before is None or change.category not in {"changed", "doubtful"}:
        return []
    after = target(
        change, before, organization_id=before.organization_id, import_id=before.import_id
    )
    pairs = changes(before, after) if after is not None else {}
    return [
        DifferenceView(field=name, before=pair[0], after=pair[1]) for name, pair in pairs.items()
    ]
