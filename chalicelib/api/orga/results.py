"""Watching a campaign: its activity, each participation, the answers that were shared."""

from datetime import date
from typing import Annotated, Literal

from chalice.app import Blueprint
from pydantic import Field

from chalicelib import wiring
from chalicelib.api.endpoint import Call, Instant, NoBody, Reply, Schema, Texts, View, endpoint
from chalicelib.api.orga.organizations import ONE, REFUSALS
from chalicelib.api.orga.participation_views import (
    AnswersView,
    IndividualView,
    answer_view,
    individual_view,
)
from chalicelib.api.orga.revalidation import unless_known
from chalicelib.core.analysis import Stages
from chalicelib.core.campaign import Campaign
from chalicelib.core.errors import BadCursor, StaleRow
from chalicelib.core.identity import registered
from chalicelib.core.orga_errors import CampaignNotFound, NotShared, ParticipationNotFound
from chalicelib.core.participation import Participation, ParticipationStatus
from chalicelib.services import campaign_results as use_cases
from chalicelib.services.campaign_results import Activity, Wanted
from chalicelib.wiring import results as results_wiring

results = Blueprint(__name__)

CAMPAIGN = f"{ONE}/campaigns/{{campaign_id}}"
PARTICIPATION = f"{CAMPAIGN}/participations/{{participation_id}}"
OF_CAMPAIGN = (*REFUSALS, CampaignNotFound)
OF_ONE = (*OF_CAMPAIGN, ParticipationNotFound)
Division = Annotated[str, Field(max_length=100)]


class OfDivision(Schema):
    """Of one class, or of the whole."""

    division: Division | None = None


class ListParticipations(OfDivision):
    """Which participations, and from where on; `stuck`: no move for a week."""

    status: ParticipationStatus | Literal["stuck"] | None = None
    cursor: str = ""


class StepsView(View):
    """How many are on the lists aimed at (null: no list), started, finished, sent."""

    invited: int | None
    started: int
    completed: int
    shared: int


class DayView(View):
    """One day."""

    day: date
    started: int
    shared: int


class DivisionActivityView(StepsView):
    """One class."""

    name: str


class ActivityView(View):
    """Who came; `as_of`: when the numbers last changed."""

    counts: StepsView
    by_day: list[DayView]
    divisions: list[DivisionActivityView]
    as_of: Instant | None


class FollowedParticipationView(View):
    """A line of the list; what was sent is there once it was. `pix`: of a collection."""

    id: str
    learner_id: str | None
    first_name: str
    last_name: str
    division: str
    rank: int
    status: ParticipationStatus
    answered: int
    started_at: Instant
    last_at: Instant | None
    shared_at: Instant | None
    percentage: int | None
    pix: int | None
    stage: Texts | None
    badge_ids: list[str]


class FollowedParticipationsView(View):
    """By class, then name."""

    items: list[FollowedParticipationView]
    next: str | None


@endpoint(
    results,
    "GET",
    f"{CAMPAIGN}/activity",
    allow=registered,
    role="member",
    query=OfDivision,
    returns=ActivityView,
    statuses=(304,),
    raises=OF_CAMPAIGN,
)
def get_activity(
    call: Call[NoBody], organization_id: str, campaign_id: str
) -> Reply[ActivityView | None]:
    """Who started and who sent, by day and by class; cheap enough to be asked every few seconds."""
    found = use_cases.read_activity(
        results_wiring.results_doors(), organization_id, campaign_id, division=call.query.division
    )
    return unless_known(call, _activity(found))


@endpoint(
    results,
    "GET",
    f"{CAMPAIGN}/participations",
    allow=registered,
    role="member",
    query=ListParticipations,
    returns=FollowedParticipationsView,
    raises=(*OF_CAMPAIGN, BadCursor),
)
def list_campaign_participations(
    call: Call[NoBody], organization_id: str, campaign_id: str
) -> FollowedParticipationsView:
    """Who takes part and how far they are."""
    doors, query = results_wiring.results_doors(), call.query
    campaign = doors.campaigns.get(organization_id, campaign_id)
    status = None if query.status == "stuck" else query.status
    wanted = Wanted(query.division, status, is_stuck=query.status == "stuck")
    name = f"participations/{campaign_id}"
    after = wiring.tokens().place(name, query.cursor) if query.cursor else ""
    found, following = use_cases.list_participations(
        doors, campaign, wanted, after=after, now=call.now
    )
    return FollowedParticipationsView(
        items=[_row(one, campaign) for one in found],
        next=wiring.tokens().cursor(name, following) if following else None,
    )


@endpoint(
    results,
    "GET",
    PARTICIPATION,
    allow=registered,
    role="member",
    returns=IndividualView,
    raises=OF_ONE,
)
def get_campaign_participation(
    call: Call[NoBody],  # noqa: ARG001  # every view has this form
    *,
    organization_id: str,
    campaign_id: str,
    participation_id: str,
) -> IndividualView:
    """One person's results, subject by subject, and what to work on."""
    doors = results_wiring.results_doors()
    found = use_cases.read_individual(
        doors, organization_id, campaign_id, participation_id=participation_id
    )
    return individual_view(found)


@endpoint(
    results,
    "GET",
    f"{PARTICIPATION}/answers",
    allow=registered,
    role="member",
    returns=AnswersView,
    raises=(*OF_ONE, NotShared),
)
def list_answers(
    call: Call[NoBody],  # noqa: ARG001  # every view has this form
    *,
    organization_id: str,
    campaign_id: str,
    participation_id: str,
) -> AnswersView:
    """What was answered, once the person has shared it."""
    doors = results_wiring.results_doors()
    found = use_cases.list_answers(
        doors, organization_id, campaign_id, participation_id=participation_id
    )
    return AnswersView(items=[answer_view(one) for one in found])


@endpoint(
    results,
    "DELETE",
    PARTICIPATION,
    allow=registered,
    role="admin",
    status=204,
    raises=(*OF_ONE, StaleRow),
)
def delete_participation(
    call: Call[NoBody],  # noqa: ARG001  # every view has this form
    *,
    organization_id: str,
    campaign_id: str,
    participation_id: str,
) -> None:
    """Take a participation out of lists and counts; it can be restored."""
    doors = results_wiring.results_doors()
    use_cases.delete_participation(
        doors, organization_id, campaign_id, participation_id=participation_id
    )


@endpoint(
    results,
    "POST",
    f"{PARTICIPATION}/restoration",
    allow=registered,
    role="admin",
    body=NoBody,
    status=204,
    raises=(*OF_ONE, StaleRow),
)
def restore_participation(
    call: Call[NoBody],  # noqa: ARG001  # every view has this form
    *,
    organization_id: str,
    campaign_id: str,
    participation_id: str,
) -> None:
    """Put a deleted participation back."""
    doors = results_wiring.results_doors()
    use_cases.restore_participation(
        doors, organization_id, campaign_id, participation_id=participation_id
    )


def _activity(found: Activity) -> ActivityView:
    return ActivityView(
        counts=StepsView(invited=found.invited, **_steps(found.steps)),
        by_day=[DayView(day=one.day, started=one.started, shared=one.shared) for one in found.days],
        divisions=[
            DivisionActivityView(name=one.name, invited=one.invited, **_steps(one.steps))
            for one in found.divisions
        ],
        as_of=found.as_of,
    )


def _steps(steps: Stages) -> dict[str, int]:
    return {"started": steps.started, "completed": steps.completed, "shared": steps.shared}


def _row(one: Participation, campaign: Campaign) -> FollowedParticipationView:
    sent = one.results
    is_collection = campaign.kind == "collection"
    stage = sent.stage if sent else None
    return FollowedParticipationView(
        id=one.id,
        learner_id=one.learner_id,
        first_name=one.first_name,
        last_name=one.last_name,
        division=one.division,
        rank=one.rank,
        status=one.status,
        answered=one.answered,
        started_at=one.started_at,
        last_at=one.last_at,
        shared_at=one.shared_at,
        percentage=sent.percentage if sent and not is_collection else None,
        pix=sum(sent.pix.values()) if sent and is_collection else None,
        stage=None if stage is None else Texts(**campaign.target.stages[stage].title),
        badge_ids=list(sent.badge_ids) if sent else [],
    )
