"""Getting pupils in: a one-time password for one, cards for a class."""

from typing import Annotated, Any

from chalice.app import Blueprint
from pydantic import Field

from chalicelib.api.endpoint import Call, NoBody, Schema, View, endpoint
from chalicelib.api.orga.jobs import JobView, job_view
from chalicelib.api.orga.learners import LEARNER
from chalicelib.api.orga.organizations import ONE, REFUSALS
from chalicelib.core.errors import StaleRow
from chalicelib.core.identity import Lang, registered
from chalicelib.core.orga_errors import (
    AccountElsewhere,
    AccountOfOnesOwn,
    EmptyDivision,
    LearnerLinked,
    LearnerNotFound,
)
from chalicelib.observability import logger
from chalicelib.services import pupil_access as use_cases
from chalicelib.services.pupil_access import CardOrder
from chalicelib.wiring import pupil as pupil_wiring

access = Blueprint(__name__)


class OrderCards(Schema):
    """Which class; `renews`: also for pupils who have chosen a password of their own."""

    division: Annotated[str, Field(max_length=100)]
    renews: bool


class GivenView(View):
    """What to hand to the pupil: shown now, and never again."""

    username: str
    one_time_password: str


@endpoint(
    access,
    "POST",
    f"{LEARNER}/access",
    allow=registered,
    role="member",
    body=NoBody,
    returns=GivenView,
    raises=(
        *REFUSALS,
        LearnerNotFound,
        LearnerLinked,
        AccountOfOnesOwn,
        AccountElsewhere,
        StaleRow,
    ),
)
def give_access(call: Call[NoBody], organization_id: str, learner_id: str) -> GivenView:
    """Make a pupil's account, or give it a password for one use."""
    given = use_cases.give_access(
        pupil_wiring.access_doors(), organization_id, learner_id, lang=_lang(call), now=call.now
    )
    logger.info(
        "Access was given to a pupil",
        organization_id=organization_id,
        learner_id=learner_id,
        given_by=call.user_id,
    )
    return GivenView(username=given.username, one_time_password=given.one_time_password)


@endpoint(
    access,
    "POST",
    f"{ONE}/cards",
    allow=registered,
    role="member",
    body=OrderCards,
    returns=JobView,
    status=202,
    raises=(*REFUSALS, EmptyDivision),
)
def order_cards(call: Call[OrderCards], organization_id: str) -> JobView:
    """Have the sign-in cards of a class made, as a PDF to print."""
    order = CardOrder(call.body.division, call.body.renews, _lang(call))
    job = use_cases.order_cards(
        pupil_wiring.card_doors(),
        organization_id,
        order,
        ordered_by=call.user_id,
        job_id=call.new_id,
        now=call.now,
    )
    logger.info(
        "Cards were ordered",
        organization_id=organization_id,
        job_id=job.id,
        renews=order.renews,
        ordered_by=call.user_id,
    )
    return job_view(job)


def _lang(call: Call[Any]) -> Lang:
    return "en" if call.lang == "en" else "fr"
