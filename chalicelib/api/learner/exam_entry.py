"""The way into an exam: by who one is, or by ticket."""

from datetime import date
from typing import Annotated

from chalice.app import Blueprint
from pydantic import Field

from chalicelib.api.endpoint import Call, Schema, endpoint
from chalicelib.api.learner.exam_views import EnteredView, exam_view
from chalicelib.core.certif_errors import (
    CandidateTaken,
    ExamAccountNeeded,
    ExamEntryRefused,
    ExamOver,
    NotCertifiable,
    SessionClosed,
    SessionTooEarly,
)
from chalicelib.core.errors import DomainError, TooManyAttempts
from chalicelib.core.identity import anyone, registered
from chalicelib.core.roster_match import Claim
from chalicelib.services.exam import Holder, follow_exam, show_exam
from chalicelib.services.exam_entry import Entered, Machine, enter_by_name, enter_by_ticket
from chalicelib.wiring import exam as exam_wiring

exam_entry = Blueprint(__name__)
exam_ticket = Blueprint(__name__)
"""Served to the public: a ticket may be all that somebody has."""

DeviceId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{16,40}$")]
"""Drawn by the browser, which keeps it with the pass until the exam is over."""
_REFUSALS: tuple[type[DomainError], ...] = (
    ExamEntryRefused,
    SessionClosed,
    SessionTooEarly,
    CandidateTaken,
    NotCertifiable,
    ExamOver,
    TooManyAttempts,
)


class EnterExam(Schema):
    """The number of the session, and who one is there."""

    session_number: str = Field(min_length=1, max_length=40)
    first_name: str = Field(min_length=1, max_length=60)
    last_name: str = Field(min_length=1, max_length=60)
    birth_date: date
    device_id: DeviceId


class UseTicket(Schema):
    """The ticket; spaces, dashes and lower case do not matter."""

    ticket: str = Field(min_length=1, max_length=60)
    device_id: DeviceId


@endpoint(
    exam_entry,
    "POST",
    "/exam/entry",
    allow=registered,
    body=EnterExam,
    returns=EnteredView,
    raises=_REFUSALS,
)
def enter_exam(call: Call[EnterExam]) -> EnteredView:
    """Come in as the candidate that one says to be."""
    sent = call.body
    entered = enter_by_name(
        exam_wiring.entry_doors(),
        Machine(sent.device_id, call.user_id, call.now),
        number=sent.session_number,
        claim=Claim(sent.first_name, sent.last_name, sent.birth_date),
    )
    return _entered(entered, call, sent.device_id)


@endpoint(
    exam_entry,
    "POST",
    "/exam/ticket",
    allow=registered,
    body=UseTicket,
    returns=EnteredView,
    raises=_REFUSALS,
)
def use_own_ticket(call: Call[UseTicket]) -> EnteredView:
    """Come in with one's ticket, which leads to one's account from then on."""
    return _with_ticket(call, call.user_id)


@endpoint(
    exam_ticket,
    "POST",
    "/exam/ticket",
    allow=anyone,
    body=UseTicket,
    returns=EnteredView,
    raises=(*_REFUSALS, ExamAccountNeeded),
)
def use_ticket(call: Call[UseTicket]) -> EnteredView:
    """Come in with a ticket that leads to somebody's account already: nothing else is asked."""
    return _with_ticket(call, "")


def _with_ticket(call: Call[UseTicket], user_id: str) -> EnteredView:
    machine = Machine(call.body.device_id, user_id, call.now)
    entered = enter_by_ticket(exam_wiring.entry_doors(), machine, ticket=call.body.ticket)
    return _entered(entered, call, call.body.device_id)


def _entered(
    entered: Entered, call: Call[EnterExam] | Call[UseTicket], device_id: str
) -> EnteredView:
    doors = exam_wiring.exam_doors()
    holder = Holder(entered.exam_id, device_id, call.now)
    seen = show_exam(doors, holder, follow_exam(doors, holder))
    return EnteredView(exam_pass=entered.exam_pass, exam=exam_view(seen, call.now))
