"""A campaign's results as a file: asking for one; its job says when it is ready."""

from typing import Literal

from chalice.app import Blueprint

from chalicelib.api.endpoint import Call, Schema, endpoint
from chalicelib.api.orga.jobs import JobView, job_view
from chalicelib.api.orga.results import CAMPAIGN, OF_CAMPAIGN, Division
from chalicelib.core.identity import Lang, registered
from chalicelib.services import campaign_export as use_cases
from chalicelib.services.campaign_export import ExportAsked
from chalicelib.wiring import results as results_wiring

exports = Blueprint(__name__)


class AskExport(Schema):
    """Which file; `with_skills` adds a column a skill."""

    format: Literal["csv", "ods"]
    lang: Lang = "fr"
    division: Division | None = None
    with_skills: bool = False


@endpoint(
    exports,
    "POST",
    f"{CAMPAIGN}/exports",
    allow=registered,
    role="member",
    body=AskExport,
    returns=JobView,
    status=202,
    raises=OF_CAMPAIGN,
)
def ask_export(call: Call[AskExport], organization_id: str, campaign_id: str) -> JobView:
    """Have a file of results made; follow its job."""
    asked = ExportAsked(
        campaign_id=campaign_id,
        format=call.body.format,
        lang=call.body.lang,
        asked_by=call.user_id,
        job_id=call.new_id,
        now=call.now,
        division=call.body.division,
        has_skills=call.body.with_skills,
    )
    return job_view(use_cases.ask_export(results_wiring.export_doors(), organization_id, asked))
