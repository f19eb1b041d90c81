"""The room: who needs help, what may be done; nothing is sent when nothing changed."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import blake2b
from http import HTTPStatus
from typing import Any

from chalice.app import Blueprint
from pydantic import Field

from chalicelib.api.endpoint import (
    Call,
    Instant,
    NoBody,
    Reply,
    Schema,
    View,
    endpoint,
)
from chalicelib.api.invigilator.room_views import (
    RoomAct,
    RoomLineView,
    RoomView,
    headcount_view,
    line_view,
)
from chalicelib.core.certif_errors import (
    AlertNotFound,
    CandidateNotFound,
    ExamNotNow,
    ExamOver,
    ExamPaused,
    SessionClosed,
    SessionTooEarly,
)
from chalicelib.core.certification.exam import AlertState
from chalicelib.core.certification.room import RoomLine, attention, headcount
from chalicelib.core.certification.session import MAX_CANDIDATES
from chalicelib.core.identity import invigilator
from chalicelib.services import invigilation as use_cases
from chalicelib.services.invigilation import Invigilated
from chalicelib.services.room import watch_room
from chalicelib.wiring import room as room_wiring

room = Blueprint(__name__)

CANDIDATE = "/room/candidates/{candidate_id}"


class ActOnCandidate(Schema):
    """`reference`: which report, of those two acts."""

    act: RoomAct
    reference: int = Field(default=0, ge=0, le=9999)


class LetInCandidates(Schema):
    """Who may start; the same twice is one."""

    candidate_ids: list[str] = Field(min_length=1, max_length=MAX_CANDIDATES)


class LetInView(View):
    """The lines of who may start now; `refused`: who could not be let in any more, or yet."""

    lines: list[RoomLineView]
    refused: list[str]


class ReportedQuestionView(View):
    """A report and the text of its question: nothing that says what is right."""

    position: int
    category: str
    reported_at: Instant
    state: AlertState
    lang: str
    statement: str


@endpoint(
    room, "GET", "/room", allow=invigilator, returns=RoomView, statuses=(HTTPStatus.NOT_MODIFIED,)
)
def get_room(call: Call[NoBody]) -> Reply[RoomView | None]:
    """Every candidate of the room; 304 to who has it as it is, whatever the time."""
    lines = watch_room(room_wiring.room_doors(), _room_of(call))
    headers = {"ETag": f'"{_tag(lines, call.now)}"'}
    if headers["ETag"] in call.headers.get("if-none-match", ""):
        return Reply(None, HTTPStatus.NOT_MODIFIED, headers)
    view = RoomView(
        now=call.now,
        lines=[line_view(line, call.now) for line in lines],
        counts=headcount_view(headcount(lines, call.now)),
    )
    return Reply(view, headers=headers)


@endpoint(
    room,
    "POST",
    f"{CANDIDATE}/acts",
    allow=invigilator,
    body=ActOnCandidate,
    returns=RoomLineView,
    raises=(
        AlertNotFound,
        CandidateNotFound,
        ExamNotNow,
        ExamOver,
        ExamPaused,
        SessionClosed,
        SessionTooEarly,
    ),
)
def act_on_candidate(call: Call[ActOnCandidate], candidate_id: str) -> RoomLineView:
    """Do one thing for one candidate: confirm, let in, pause, move, settle a report, end."""
    line = use_cases.act_in_room(
        room_wiring.invigilation_doors(),
        _who(call),
        candidate_id,
        act=call.body.act,
        reference=call.body.reference,
    )
    return line_view(line, call.now)


@endpoint(
    room,
    "POST",
    "/room/let-in",
    allow=invigilator,
    body=LetInCandidates,
    returns=LetInView,
    raises=(SessionClosed, SessionTooEarly),
)
def let_candidates_in(call: Call[LetInCandidates]) -> LetInView:
    """Let several start at once, each by an event of their own."""
    found = use_cases.let_in(room_wiring.invigilation_doors(), _who(call), call.body.candidate_ids)
    lines = [line_view(line, call.now) for line in found.lines]
    return LetInView(lines=lines, refused=list(found.refused_ids))


@endpoint(
    room,
    "GET",
    f"{CANDIDATE}/report/{{sequence}}",
    allow=invigilator,
    returns=ReportedQuestionView,
    raises=(AlertNotFound, CandidateNotFound),
)
def get_reported_question(
    call: Call[NoBody], candidate_id: str, sequence: str
) -> ReportedQuestionView:
    """Which question was reported, as the candidate saw it."""
    if not sequence.isdecimal():
        raise AlertNotFound
    found = use_cases.read_reported_question(
        room_wiring.invigilation_doors(), _room_of(call), candidate_id, sequence=int(sequence)
    )
    return ReportedQuestionView(
        position=found.alert.position,
        category=found.alert.category,
        reported_at=found.alert.at,
        state=found.alert.state,
        lang=found.challenge.lang,
        statement=found.challenge.statement,
    )


def _tag(lines: Sequence[RoomLine], now: datetime) -> str:
    """Changes when something happens or when somebody begins to need help; not with the clock.

    Where a candidate stands follows from the last event; who they are is the centre's to change.
    """
    shown = [
        (
            line.candidate_id,
            line.sequence,
            line.number,
            line.first_name,
            line.last_name,
            line.extra_percent,
            attention(line, now),
        )
        for line in lines
    ]
    return blake2b(repr(shown).encode(), digest_size=12).hexdigest()


def _who(call: Call[Any]) -> Invigilated:
    return Invigilated(_room_of(call), call.user_id, call.now)


def _room_of(call: Call[Any]) -> str:
    """The room that the pass opens."""
    return call.principal.session_id if call.principal else ""
