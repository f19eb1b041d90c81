"""The learners of an organization: list, search, one of them, adding and correcting by hand."""

from datetime import date
from typing import Annotated

from chalice.app import Blueprint
from pydantic import Field

from chalicelib import wiring
from chalicelib.api.endpoint import Call, Instant, NoBody, Schema, View, endpoint
from chalicelib.api.orga.organizations import ONE, REFUSALS
from chalicelib.core.errors import BadCursor, NameNotReadable, StaleRow
from chalicelib.core.identity import registered
from chalicelib.core.learner import Learner
from chalicelib.core.orga_errors import InvalidDivision, LearnerKnown, LearnerNotFound
from chalicelib.core.pupil_account import Access
from chalicelib.services import learners as use_cases
from chalicelib.services.learners import LearnerChange, NewLearner
from chalicelib.wiring import pupil as pupil_wiring

learners = Blueprint(__name__)

LIST = f"{ONE}/learners"
LEARNER = f"{LIST}/{{learner_id}}"
Name = Annotated[str, Field(max_length=200)]
Division = Annotated[str, Field(max_length=100)]


class ListLearners(Schema):
    """Which class ("": those in none; absent: all), and from where on."""

    division: Division | None = None
    cursor: str = ""


class SearchLearners(Schema):
    """What somebody remembers of a name."""

    name: Annotated[str, Field(min_length=2, max_length=100)]


class AddLearner(Schema):
    """Somebody who is on no file."""

    first_name: Name
    last_name: Name
    birth_date: date | None = None
    division: Division = ""


class ChangeLearner(Schema):
    """What to correct; what is absent stays."""

    first_name: Name | None = None
    last_name: Name | None = None
    division: Division | None = None


class LearnerView(View):
    """A line of the list."""

    id: str
    first_name: str
    last_name: str
    division: str
    username: str | None
    has_account: bool
    is_active: bool


class LearnersView(View):
    """A page of the list."""

    items: list[LearnerView]
    next: str | None


class SignInWaysView(View):
    """How a learner gets in, as far as it takes to help: whose matter it is, and what there is."""

    access: Access
    has_email: bool
    has_password: bool
    has_identity: bool
    must_change_password: bool


class WholeLearnerView(LearnerView):
    """A learner as their organization sees them."""

    birth_date: date | None
    linked_at: Instant | None
    sign_in: SignInWaysView


@endpoint(
    learners,
    "GET",
    LIST,
    allow=registered,
    role="member",
    query=ListLearners,
    returns=LearnersView,
    raises=(*REFUSALS, BadCursor),
)
def list_learners(call: Call[NoBody], organization_id: str) -> LearnersView:
    """The list, by class then name."""
    division, cursor = call.query.division, call.query.cursor
    name = f"learners/{organization_id}/{division}"
    found, following = use_cases.list_learners(
        pupil_wiring.learner_doors(),
        organization_id,
        division=division,
        after=wiring.tokens().place(name, cursor) if cursor else "",
    )
    return LearnersView(
        items=[learner_view(one) for one in found],
        next=wiring.tokens().cursor(name, following) if following else None,
    )


@endpoint(
    learners,
    "POST",
    f"{LIST}/search",
    allow=registered,
    role="member",
    body=SearchLearners,
    returns=LearnersView,
    raises=REFUSALS,
)
def search_learners(call: Call[SearchLearners], organization_id: str) -> LearnersView:
    """Learners with these words in their names, fifty at most."""
    doors = pupil_wiring.learner_doors()
    found = use_cases.search_learners(doors, organization_id, call.body.name)
    return LearnersView(items=[learner_view(one) for one in found], next=None)


@endpoint(
    learners,
    "POST",
    LIST,
    allow=registered,
    role="member",
    body=AddLearner,
    returns=LearnerView,
    status=201,
    raises=(*REFUSALS, LearnerKnown, NameNotReadable, InvalidDivision, StaleRow),
)
def add_learner(call: Call[AddLearner], organization_id: str) -> LearnerView:
    """Add somebody by hand; who was on the list before is put back."""
    body = call.body
    form = NewLearner(body.first_name, body.last_name, body.birth_date, body.division)
    doors = pupil_wiring.learner_doors()
    added = use_cases.add_learner(doors, organization_id, form, learner_id=call.new_id)
    return learner_view(added)


@endpoint(
    learners,
    "GET",
    LEARNER,
    allow=registered,
    role="member",
    returns=WholeLearnerView,
    raises=(*REFUSALS, LearnerNotFound),
)
def get_learner(call: Call[NoBody], organization_id: str, learner_id: str) -> WholeLearnerView:  # noqa: ARG001  # every view has this form
    """A learner, and how they get in."""
    doors = pupil_wiring.learner_doors()
    learner, ways = use_cases.read_learner(doors, organization_id, learner_id)
    return WholeLearnerView(
        **learner_view(learner).model_dump(),
        birth_date=learner.birth_date,
        linked_at=learner.linked_at,
        sign_in=SignInWaysView(
            access=ways.access,
            has_email=ways.has_email,
            has_password=ways.has_password,
            has_identity=ways.has_identity,
            must_change_password=ways.must_change_password,
        ),
    )


@endpoint(
    learners,
    "PATCH",
    LEARNER,
    allow=registered,
    role="member",
    body=ChangeLearner,
    returns=LearnerView,
    raises=(*REFUSALS, LearnerNotFound, NameNotReadable, InvalidDivision, StaleRow),
)
def change_learner(call: Call[ChangeLearner], organization_id: str, learner_id: str) -> LearnerView:
    """Correct a name, or move to another class."""
    body = call.body
    change = LearnerChange(body.first_name, body.last_name, body.division)
    doors = pupil_wiring.learner_doors()
    changed = use_cases.change_learner(doors, organization_id, learner_id, change=change)
    return learner_view(changed)


@endpoint(
    learners,
    "POST",
    f"{LEARNER}/unlink",
    allow=registered,
    role="admin",
    body=NoBody,
    returns=LearnerView,
    raises=(*REFUSALS, LearnerNotFound, StaleRow),
)
def unlink_learner(call: Call[NoBody], organization_id: str, learner_id: str) -> LearnerView:  # noqa: ARG001  # every view has this form
    """Part a learner from an account that is not theirs; the account keeps its results."""
    doors = pupil_wiring.learner_doors()
    return learner_view(use_cases.unlink_learner(doors, organization_id, learner_id))


def learner_view(learner: Learner) -> LearnerView:
    """A line of the list."""
    return LearnerView(
        id=learner.id,
        first_name=learner.first_name,
        last_name=learner.last_name,
        division=learner.division,
        username=learner.username or None,
        has_account=learner.user_id is not None,
        is_active=learner.is_active,
    )
