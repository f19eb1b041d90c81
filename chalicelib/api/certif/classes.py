"""Candidates by class: the schools whose pupils a center may enrol."""

from typing import Annotated

from chalice.app import Blueprint
from pydantic import Field

from chalicelib import wiring
from chalicelib.api.certif.candidate_views import (
    ClassEnrolledView,
    EnrolClass,
    PupilsView,
    PupilView,
    SchoolDivisionView,
    SchoolsView,
    SchoolView,
    eligibility_view,
)
from chalicelib.api.certif.centers import CENTER, REFUSALS, SESSION, center_of
from chalicelib.api.endpoint import Call, NoBody, Schema, endpoint
from chalicelib.core.certif_errors import (
    CandidatesTooMany,
    SchoolNotFound,
    SessionClosed,
    SessionNotFound,
)
from chalicelib.core.errors import BadCursor, StaleRow
from chalicelib.core.identity import registered
from chalicelib.observability import logger
from chalicelib.services import enrolment as use_cases
from chalicelib.services.enrolment import Place, Pupil, School
from chalicelib.wiring import center as center_wiring

classes = Blueprint(__name__)


class PupilsQuery(Schema):
    """Which class (all when absent), from where."""

    division: Annotated[str, Field(max_length=100)] | None = None
    cursor: Annotated[str, Field(max_length=600)] = ""


@endpoint(
    classes,
    "GET",
    f"{CENTER}/schools",
    allow=registered,
    role="member",
    returns=SchoolsView,
    raises=REFUSALS,
)
def list_schools(call: Call[NoBody], organization_id: str) -> SchoolsView:
    """The schools whose pupils can be enrolled, and their classes."""
    center_of(call)
    doors = center_wiring.enrolment_doors()
    found = use_cases.list_schools(doors, organization_id, call.user_id)
    return SchoolsView(items=[_school_view(one) for one in found])


@endpoint(
    classes,
    "GET",
    f"{SESSION}/schools/{{school_id}}/pupils",
    allow=registered,
    role="member",
    query=PupilsQuery,
    returns=PupilsView,
    raises=(*REFUSALS, SchoolNotFound, SessionNotFound, BadCursor),
)
def list_pupils(
    call: Call[NoBody], organization_id: str, session_id: str, *, school_id: str
) -> PupilsView:
    """The pupils of a school or class: who may sit the exam, who is enrolled already."""
    center_of(call)
    name = f"pupils/{organization_id}/{school_id}/{call.query.division}"
    after = wiring.tokens().place(name, call.query.cursor) if call.query.cursor else ""
    found, following = use_cases.list_pupils(
        center_wiring.enrolment_doors(),
        Place(organization_id, session_id, call.user_id),
        school_id,
        division=call.query.division,
        after=after,
    )
    return PupilsView(
        items=[_pupil_view(one) for one in found],
        next=wiring.tokens().cursor(name, following) if following else None,
    )


@endpoint(
    classes,
    "POST",
    f"{SESSION}/classes",
    allow=registered,
    role="member",
    body=EnrolClass,
    returns=ClassEnrolledView,
    raises=(
        *REFUSALS,
        SchoolNotFound,
        SessionNotFound,
        SessionClosed,
        CandidatesTooMany,
        StaleRow,
    ),
)
def enrol_class(call: Call[EnrolClass], organization_id: str, session_id: str) -> ClassEnrolledView:
    """Enrol a class, or pupils chosen from it; who is enrolled already stays as they are."""
    center_of(call)
    found = use_cases.enrol_class(
        center_wiring.enrolment_doors(),
        Place(organization_id, session_id, call.user_id, call.new_id),
        call.body.school_id,
        division=call.body.division,
        learner_ids=call.body.learner_ids,
    )
    logger.info("A class was enrolled", session_id=session_id, enrolled=len(found.new))
    return ClassEnrolledView(
        enrolled=len(found.new),
        known_learner_ids=list(found.known_learner_ids),
        undated_learner_ids=list(found.undated_learner_ids),
    )


def _school_view(school: School) -> SchoolView:
    one = school.organization
    divisions = [SchoolDivisionView(name=name, count=n) for name, n in school.divisions.items()]
    return SchoolView(id=one.id, name=one.name, type=one.type, divisions=divisions)


def _pupil_view(pupil: Pupil) -> PupilView:
    one = pupil.learner
    return PupilView(
        learner_id=one.id,
        first_name=one.first_name,
        last_name=one.last_name,
        birth_date=one.birth_date,
        division=one.division,
        has_account=one.user_id is not None,
        is_enrolled=bool(pupil.candidate_id),
        eligibility=eligibility_view(pupil.eligibility),
    )
