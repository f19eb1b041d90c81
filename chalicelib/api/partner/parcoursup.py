"""Parcoursup: the certification of one person, by number, by school and name, or by code."""

from datetime import date
from typing import Annotated, Any

from chalice.app import Blueprint
from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from chalicelib.api.endpoint import Call, Schema
from chalicelib.api.partner.endpoint import Found, partner_endpoint
from chalicelib.api.partner.result_views import ReportedCertificationView, certification_view
from chalicelib.core.certification.reported_result import ReportedResult
from chalicelib.core.errors import UnknownRelease
from chalicelib.core.orga_errors import InvalidUai, MissingUai
from chalicelib.core.partner_results import (
    CodeNotReadable,
    IneNotReadable,
    OutsideJurisdiction,
    ResultNotFound,
    SeveralPeople,
)
from chalicelib.services import partner_results as use_cases
from chalicelib.services.partner_results import PersonAsked
from chalicelib.wiring import reported as reported_wiring

parcoursup = Blueprint(__name__)

Name = Annotated[str, Field(min_length=1, max_length=100)]
_IDENTITY = ("organization_uai", "last_name", "first_name", "birth_date")
_WAYS = (("ine",), _IDENTITY, ("verification_code",))


class CertificationAsked(Schema):
    """Exactly one way to name a person: `ine`; their school, names and birth date; or the code."""

    ine: Annotated[str, Field(max_length=32)] | None = None
    organization_uai: Annotated[str, Field(max_length=16)] | None = None
    last_name: Name | None = None
    first_name: Name | None = None
    birth_date: date | None = None
    verification_code: Annotated[str, Field(max_length=64)] | None = None

    @model_validator(mode="after")
    def _names_a_person_one_way(self) -> "CertificationAsked":
        given = tuple(name for way in _WAYS for name in way if getattr(self, name) is not None)
        if given not in _WAYS:
            raise PydanticCustomError("one_way_only", "exactly one way to name a person")
        return self


@partner_endpoint(
    parcoursup,
    "POST",
    "/certifications/search",
    scope="results:parcoursup",
    body=CertificationAsked,
    returns=ReportedCertificationView,
    raises=(
        IneNotReadable,
        InvalidUai,
        MissingUai,
        CodeNotReadable,
        OutsideJurisdiction,
        ResultNotFound,
        SeveralPeople,
        UnknownRelease,
    ),
)
def search_certification(call: Call[CertificationAsked]) -> Found:
    """The last certification of this school year of one person; or that of a code."""
    found = _found(call)
    is_identified = call.body.verification_code is None
    return Found(certification_view(found, lang=call.lang, is_identified=is_identified), 1)


def _found(call: Call[Any]) -> ReportedResult:
    asked, client, results = call.body, call.client, reported_wiring.results()
    if asked.ine is not None:
        return use_cases.find_by_ine(results, client, asked.ine, now=call.now)
    if asked.verification_code is not None:
        return use_cases.find_by_code(results, client, asked.verification_code)
    person = PersonAsked(
        asked.organization_uai, asked.last_name, asked.first_name, asked.birth_date
    )
    return use_cases.find_by_identity(results, client, person, now=call.now)
