"""Staff have institutions told again: of one published session, or of all of them."""

from typing import Annotated

from chalice.app import Blueprint
from pydantic import Field

from chalicelib.api.endpoint import Call, Schema, View, endpoint
from chalicelib.core.certif_errors import NotPublished, SessionNotFound
from chalicelib.core.identity import staff
from chalicelib.observability import logger
from chalicelib.services.reporting import report_again
from chalicelib.wiring import reporting as reporting_wiring

reporting = Blueprint(__name__)


class TellAgain(Schema):
    """Which published session; without one, all of them."""

    session_id: Annotated[str, Field(max_length=64)] = ""


class ToldAgainView(View):
    """The job that waits for its worker."""

    job_id: str


@endpoint(
    reporting,
    "POST",
    "/reporting",
    allow=staff,
    body=TellAgain,
    returns=ToldAgainView,
    status=202,
    raises=(SessionNotFound, NotPublished),
)
def tell_again(call: Call[TellAgain]) -> ToldAgainView:
    """Have institutions told again, and feeds look again at what they delivered.

    The same `Idempotency-Key` asks once.
    """
    doors = reporting_wiring.again_doors()
    report_again(doors, call.new_id, call.body.session_id, by=call.user_id, now=call.now)
    logger.info(
        "Institutions are to be told again",
        job_id=call.new_id,
        session_id=call.body.session_id,
        by=call.user_id,
    )
    return ToldAgainView(job_id=call.new_id)
