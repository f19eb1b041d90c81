"""Pupils' way in, by a campaign's code and who they are: no address needed."""

from datetime import date
from typing import Annotated, Any

from chalice.app import Blueprint, Response
from pydantic import Field

from chalicelib.api.auth.browser import auth_route, device_cookie, device_of, refused
from chalicelib.api.auth.entered import SignedInView, entered
from chalicelib.api.endpoint import Call, Reply, Schema, View
from chalicelib.core.errors import TooManyAttempts, WeakPassword, WrongOrigin
from chalicelib.core.identity import Lang, anyone
from chalicelib.core.orga_errors import (
    CampaignClosed,
    CampaignNotFound,
    LearnerLinked,
    NotOnTheList,
)
from chalicelib.core.roster_match import Claim
from chalicelib.services import joining as use_cases
from chalicelib.services.joining import JoinRequest
from chalicelib.wiring import pupil as pupil_wiring

pupils = Blueprint(__name__)

Name = Annotated[str, Field(min_length=1, max_length=100)]
REFUSALS = (CampaignNotFound, CampaignClosed, NotOnTheList, LearnerLinked, TooManyAttempts)


class Match(Schema):
    """Who the pupil of a campaign is."""

    campaign_code: Annotated[str, Field(max_length=32)]
    first_name: Name
    last_name: Name
    birth_date: date


class Join(Match):
    """And the password they choose."""

    password: Annotated[str, Field(max_length=256)]
    lang: Lang


class ProposalView(View):
    """The user name that the pupil would get; null when there is an account already.

    `known` is then enough of its user name or address for its owner to know it again; null: it is
    entered through the school's portal.
    """

    username: str | None
    known: str | None


@auth_route(
    pupils,
    "/pupils/match",
    allow=anyone,
    body=Match,
    returns=ProposalView,
    raises=(*REFUSALS, WrongOrigin),
)
def match_pupil(call: Call[Match]) -> Reply[ProposalView] | Response:
    """The user name a pupil of the list would get. Whoever is not found is told nothing more."""
    device_id = device_of(call)
    doors = pupil_wiring.join_doors()
    try:
        proposal = use_cases.propose_username(doors, _request(call, device_id), now=call.now)
    except REFUSALS as error:
        return refused(call, error, device_id=device_id)
    view = ProposalView(username=proposal.username or None, known=proposal.known or None)
    return Reply(view, headers={"Set-Cookie": [device_cookie(device_id)]})


@auth_route(
    pupils,
    "/pupils",
    allow=anyone,
    body=Join,
    returns=SignedInView,
    status=201,
    raises=(*REFUSALS, WeakPassword, WrongOrigin),
)
def join(call: Call[Join]) -> Reply[SignedInView] | Response:
    """Make the pupil's account, under the user name that was proposed, and let them in."""
    device_id = device_of(call)
    try:
        signed = use_cases.join(
            pupil_wiring.join_doors(),
            _request(call, device_id),
            password=call.body.password,
            lang=call.body.lang,
            now=call.now,
        )
    except REFUSALS as error:
        return refused(call, error, device_id=device_id)
    return entered(call, signed, device_id=device_id)


def _request(call: Call[Any], device_id: str) -> JoinRequest:
    body = call.body
    claim = Claim(body.first_name, body.last_name, body.birth_date)
    return JoinRequest(body.campaign_code, claim, device_id)
