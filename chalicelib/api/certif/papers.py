"""Papers of a session: having one made."""

from chalice.app import Blueprint

from chalicelib import wiring
from chalicelib.api.certif.centers import REFUSALS, SESSION, center_of
from chalicelib.api.certif.jobs import CenterJobView, job_view
from chalicelib.api.endpoint import Call, Schema, endpoint
from chalicelib.core.certif_errors import SessionNotFound
from chalicelib.core.certification.papers import PaperName
from chalicelib.core.identity import registered
from chalicelib.observability import logger
from chalicelib.services import session_papers as use_cases
from chalicelib.services.session_papers import PaperOrder
from chalicelib.wiring import center as center_wiring

papers = Blueprint(__name__)


class OrderPaper(Schema):
    """Which paper: the sheet to sign, the incidents, the invigilator's kit, candidates' tickets."""

    paper: PaperName


@endpoint(
    papers,
    "POST",
    f"{SESSION}/papers",
    allow=registered,
    role="member",
    body=OrderPaper,
    returns=CenterJobView,
    status=202,
    raises=(*REFUSALS, SessionNotFound),
)
def order_paper(call: Call[OrderPaper], organization_id: str, session_id: str) -> CenterJobView:
    """Have a paper made as an accessible PDF; its job says when, and where."""
    center_of(call)
    order = PaperOrder(
        paper=call.body.paper,
        lang="en" if call.lang == "en" else "fr",
        by=call.user_id,
        job_id=call.new_id,
        event_id=wiring.ids().new_id(),
        now=call.now,
    )
    doors = center_wiring.paper_doors()
    job = use_cases.order_paper(doors, organization_id, session_id, order=order)
    logger.info("A paper was ordered", session_id=session_id, job_id=job.id, paper=order.paper)
    return job_view(job)
