"""Saying which learner of a list one is, with the account one has."""

from datetime import date
from typing import Annotated

from chalice.app import Blueprint
from pydantic import Field

from chalicelib.api.endpoint import Call, Schema, endpoint
from chalicelib.core.errors import TooManyAttempts
from chalicelib.core.identity import registered
from chalicelib.core.orga_errors import (
    AccountLinked,
    CampaignClosed,
    CampaignNotFound,
    LearnerLinked,
    NotOnTheList,
)
from chalicelib.core.roster_match import Claim
from chalicelib.services import joining as use_cases
from chalicelib.services.joining import JoinRequest
from chalicelib.wiring import pupil as pupil_wiring

learners = Blueprint(__name__)

Name = Annotated[str, Field(min_length=1, max_length=100)]


class LinkLearner(Schema):
    """Who one is on the list of a campaign's organization."""

    campaign_code: Annotated[str, Field(max_length=32)]
    first_name: Name
    last_name: Name
    birth_date: date


@endpoint(
    learners,
    "POST",
    "/learners",
    allow=registered,
    body=LinkLearner,
    status=204,
    raises=(
        CampaignNotFound,
        CampaignClosed,
        NotOnTheList,
        LearnerLinked,
        AccountLinked,
        TooManyAttempts,
    ),
)
def link_learner(call: Call[LinkLearner]) -> None:
    """My account is that learner's. Whoever is not found is told nothing more."""
    body = call.body
    claim = Claim(body.first_name, body.last_name, body.birth_date)
    request = JoinRequest(body.campaign_code, claim, device_id=f"account-{call.user_id}")
    use_cases.link_account(pupil_wiring.join_doors(), call.user_id, request, now=call.now)
