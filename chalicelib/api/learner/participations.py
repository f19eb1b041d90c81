"""Take part in campaigns, see how it went, send it."""

from typing import Any

from chalice.app import Blueprint

from chalicelib.api.endpoint import Call, NoBody, Reply, Schema, View, endpoint
from chalicelib.api.learner.participation_views import ParticipationView, participation_view
from chalicelib.core.errors import StaleRow
from chalicelib.core.identity import registered
from chalicelib.core.orga_errors import (
    AlreadyShared,
    CampaignClosed,
    CampaignNotFound,
    LearnerRequired,
    NotCompleted,
    ParticipationNotFound,
    RetryTooEarly,
)
from chalicelib.services import participation as use_cases
from chalicelib.services.participation import TakingPart
from chalicelib.services.participation_start import StartRequest, start_or_resume
from chalicelib.wiring import campaigns as campaigns_wiring

participations = Blueprint(__name__)


class TakePart(Schema):
    """`is_retry`: once more, after having sent results."""

    is_retry: bool = False


class ParticipationsView(View):
    """All of one's participations, the newest first, without their results."""

    items: list[ParticipationView]
    next: None = None


@endpoint(
    participations,
    "POST",
    "/campaigns/{code}/participations",
    allow=registered,
    body=TakePart,
    returns=ParticipationView,
    status=201,
    statuses=(200,),
    raises=(CampaignNotFound, CampaignClosed, LearnerRequired, RetryTooEarly, StaleRow),
)
def take_part(call: Call[TakePart], code: str) -> Reply[ParticipationView]:
    """Start a campaign, go on with it, or try again; results that were sent are just shown."""
    request = StartRequest(call.user_id, call.lang, call.now, is_retry=call.body.is_retry)
    found, is_new = start_or_resume(campaigns_wiring.start_doors(), request, code)
    seen = use_cases.see(campaigns_wiring.participation_doors(), found, now=call.now)
    return Reply(_view(seen, call), status=201 if is_new else 200)


@endpoint(participations, "GET", "/participations", allow=registered, returns=ParticipationsView)
def list_participations(call: Call[NoBody]) -> ParticipationsView:
    """Everything I take part in."""
    doors = campaigns_wiring.participation_doors()
    found = use_cases.list_participations(doors, call.user_id, now=call.now)
    return ParticipationsView(items=[_view(one, call) for one in found])


@endpoint(
    participations,
    "GET",
    "/participations/{participation_id}",
    allow=registered,
    returns=ParticipationView,
    raises=(ParticipationNotFound,),
)
def get_participation(call: Call[NoBody], participation_id: str) -> ParticipationView:
    """How far I am, and once at the end how it went."""
    doors = campaigns_wiring.participation_doors()
    seen = use_cases.read_participation(doors, call.user_id, participation_id, now=call.now)
    return _view(seen, call)


@endpoint(
    participations,
    "POST",
    "/participations/{participation_id}/sharing",
    allow=registered,
    body=NoBody,
    returns=ParticipationView,
    raises=(ParticipationNotFound, CampaignClosed, NotCompleted, AlreadyShared, StaleRow),
)
def share_results(call: Call[NoBody], participation_id: str) -> ParticipationView:
    """Send my results to the organization; they do not change any more."""
    doors = campaigns_wiring.participation_doors()
    seen = use_cases.share_results(doors, call.user_id, participation_id, now=call.now)
    return _view(seen, call)


def _view(seen: TakingPart, call: Call[Any]) -> ParticipationView:
    return participation_view(seen, lang=call.lang, now=call.now)
