"""Candidates on the wire."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from chalicelib.api.endpoint import Schema, View
from chalicelib.core.certification.candidate import (
    Adjustment,
    Billing,
    BirthPlace,
    Sex,
)
from chalicelib.core.certification.eligibility import Eligibility, State
from chalicelib.core.certification.exam import EndReason, Phase
from chalicelib.core.certification.registration import Registration
from chalicelib.services.candidates import CandidateSeen

Name = Annotated[str, Field(max_length=100)]
Short = Annotated[str, Field(max_length=100)]
Email = Annotated[str, Field(max_length=320)]
Percent = Annotated[int, Field(ge=0, le=99)]


class BirthPlaceBody(Schema):
    """Sex and birthplace of an adult who wants their CPF to be told."""

    sex: Sex
    country: Short = ""
    insee_code: Short = ""
    postal_code: Short = ""
    city: Short = ""


class AddCandidate(Schema):
    """Who, and what is arranged for them."""

    first_name: Name
    last_name: Name
    birth_date: date
    external_id: Short = ""
    email: Email = ""
    recipient_email: Email = ""
    extra_percent: Percent = 0
    adjustments: Annotated[list[Adjustment], Field(max_length=2)] = Field(default_factory=list)
    cpf: BirthPlaceBody | None = None
    wants_clea: bool = False
    billing: Billing = ""
    prepayment_code: Short = ""


class ChangeCandidate(Schema):
    """What to change; what is absent stays. `cpf` null: nothing is told to the CPF any more."""

    first_name: Name | None = None
    last_name: Name | None = None
    birth_date: date | None = None
    external_id: Short | None = None
    email: Email | None = None
    recipient_email: Email | None = None
    extra_percent: Percent | None = None
    adjustments: Annotated[list[Adjustment], Field(max_length=2)] | None = None
    cpf: BirthPlaceBody | None = None
    wants_clea: bool | None = None
    billing: Billing | None = None
    prepayment_code: Short | None = None


class BirthPlaceView(View):
    """Sex and birthplace."""

    sex: Sex
    country: str
    insee_code: str
    postal_code: str
    city: str


class EligibilityView(View):
    """`certifiable` competences out of the `needed`; `missing`: those not yet at the level."""

    state: State
    certifiable: int
    needed: int
    missing: list[str]


class CandidateView(View):
    """Somebody registered; `phase`: where they stand in the room; `ticket` opens their exam."""

    id: str
    number: int
    first_name: str
    last_name: str
    birth_date: date
    ticket: str
    division: str
    external_id: str
    email: str
    recipient_email: str
    extra_percent: int
    adjustments: list[Adjustment]
    cpf: BirthPlaceView | None
    wants_clea: bool
    billing: Billing
    prepayment_code: str
    has_account: bool
    phase: Phase
    end_reason: EndReason | None
    has_joined: bool
    eligibility: EligibilityView


class CandidatesView(View):
    """The list of a session, by number: in one page."""

    items: list[CandidateView]
    next: None = None


class EnrolClass(Schema):
    """A class, or the pupils chosen from a school's list."""

    school_id: Annotated[str, Field(min_length=1, max_length=64)]
    division: Annotated[str, Field(max_length=100)] | None = None
    learner_ids: Annotated[list[Annotated[str, Field(max_length=64)]], Field(max_length=100)] = (
        Field(default_factory=list)
    )


class ClassEnrolledView(View):
    """How many were enrolled; who was already; who has no birth date, hence cannot be."""

    enrolled: int
    known_learner_ids: list[str]
    undated_learner_ids: list[str]


class SchoolDivisionView(View):
    """A class and how many are in it."""

    name: str
    count: int


class SchoolView(View):
    """A school whose pupils the center may enrol, with its classes."""

    id: str
    name: str
    type: Literal["school", "university", "company", "association", "center"]
    divisions: list[SchoolDivisionView]


class SchoolsView(View):
    """A handful, in one page."""

    items: list[SchoolView]
    next: None = None


class PupilView(View):
    """A learner of a school; `is_enrolled` in the session asked about."""

    learner_id: str
    first_name: str
    last_name: str
    birth_date: date | None
    division: str
    has_account: bool
    is_enrolled: bool
    eligibility: EligibilityView


class PupilsView(View):
    """A page of a school's list."""

    items: list[PupilView]
    next: str | None


def registration_of(body: AddCandidate) -> Registration:
    """What was typed, as the rules read it."""
    given = body.model_dump(exclude={"cpf", "adjustments"})
    return Registration(**given, adjustments=tuple(body.adjustments), cpf=_birth_place(body.cpf))


def changes_of(body: ChangeCandidate) -> dict[str, Any]:
    """The fields that were sent, as the rules read them."""
    sent = body.model_fields_set
    changes = {
        name: value
        for name, value in body.model_dump(include=sent - {"cpf", "adjustments"}).items()
        if value is not None
    }
    if body.adjustments is not None:
        changes["adjustments"] = tuple(body.adjustments)
    if "cpf" in sent:
        changes["cpf"] = _birth_place(body.cpf)
    return changes


def candidate_view(seen: CandidateSeen) -> CandidateView:
    """A candidate."""
    one, line = seen.candidate, seen.line
    return CandidateView(
        id=one.id,
        number=one.number,
        first_name=one.first_name,
        last_name=one.last_name,
        birth_date=one.birth_date,
        ticket=one.ticket,
        division=one.division,
        external_id=one.external_id,
        email=one.email,
        recipient_email=one.recipient_email,
        extra_percent=one.extra_percent,
        adjustments=list(one.adjustments),
        cpf=_birth_place_view(one.cpf),
        wants_clea=one.wants_clea,
        billing=one.billing,
        prepayment_code=one.prepayment_code,
        has_account=one.user_id is not None,
        phase=line.phase,
        end_reason=line.end_reason,
        has_joined=line.sequence > 0,
        eligibility=eligibility_view(seen.eligibility),
    )


def eligibility_view(found: Eligibility) -> EligibilityView:
    """What somebody still lacks."""
    return EligibilityView(
        state=found.state,
        certifiable=found.certifiable,
        needed=found.needed,
        missing=list(found.missing),
    )


def _birth_place(body: BirthPlaceBody | None) -> BirthPlace | None:
    return BirthPlace(**body.model_dump()) if body else None


def _birth_place_view(place: BirthPlace | None) -> BirthPlaceView | None:
    if place is None:
        return None
    return BirthPlaceView(**{name: getattr(place, name) for name in BirthPlaceView.model_fields})
