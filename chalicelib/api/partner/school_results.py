"""LSU and LSL: the certifications of a school, for its records."""

from typing import Annotated

from chalice.app import Blueprint
from pydantic import AwareDatetime, Field

from chalicelib import wiring
from chalicelib.api.endpoint import Call, Schema, View
from chalicelib.api.partner.endpoint import Found, partner_endpoint
from chalicelib.api.partner.result_views import (
    ReportedCompetenceView,
    SchoolResultView,
    competence_views,
    school_result_view,
)
from chalicelib.core.errors import BadCursor, UnknownRelease
from chalicelib.core.orga_errors import InvalidUai, MissingUai
from chalicelib.core.partner_results import OutsideJurisdiction
from chalicelib.services.partner_results import Listing, list_school_results
from chalicelib.wiring import reported as reported_wiring

school_results = Blueprint(__name__)

Uai = Annotated[str, Field(max_length=16)]
Cursor = Annotated[str, Field(max_length=1000)]


class SchoolResultsAsked(Schema):
    """Which school; of the school year that began in `school_year` (absent: the current one).

    `since`: only what changed at that instant or later.
    """

    uai: Uai
    school_year: Annotated[int, Field(ge=2000, le=2100)] | None = None
    since: AwareDatetime | None = None
    cursor: Cursor = ""


class SchoolResultsView(View):
    """By last name, first name, id: the last certification of each person.

    `competences`: the framework that `competence_results` speak of.
    """

    items: list[SchoolResultView]
    next: str | None
    competences: list[ReportedCompetenceView]


@partner_endpoint(
    school_results,
    "POST",
    "/schools/results",
    scope="results:school",
    body=SchoolResultsAsked,
    returns=SchoolResultsView,
    raises=(InvalidUai, MissingUai, OutsideJurisdiction, BadCursor, UnknownRelease),
)
def search_school_results(call: Call[SchoolResultsAsked]) -> Found:
    """The certifications of a school's pupils."""
    asked, client = call.body, call.client
    name = f"school-results/{client.id}/{asked.uai}/{asked.school_year}"
    listing = Listing(
        uai=asked.uai,
        school_year=asked.school_year,
        since=asked.since,
        after=wiring.tokens().place(name, asked.cursor) if asked.cursor else "",
    )
    found, following = list_school_results(reported_wiring.results(), client, listing, now=call.now)
    body = SchoolResultsView(
        items=[school_result_view(one) for one in found],
        next=wiring.tokens().cursor(name, following) if following else None,
        competences=competence_views(call.lang),
    )
    return Found(body, len(found))
