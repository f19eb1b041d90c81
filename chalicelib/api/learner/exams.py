"""The exam, with the pass of one machine: follow it, start, answer, report, tell what happened."""

from datetime import timedelta
from hashlib import blake2b
from http import HTTPStatus
from typing import Annotated, Any, Literal

from chalice.app import Blueprint
from pydantic import Field

from chalicelib.api.endpoint import Call, NoBody, Reply, Schema, endpoint
from chalicelib.api.learner.exam_views import AcknowledgedView, ExamView, exam_view
from chalicelib.api.learner.views import AnswerKey, AnswerText
from chalicelib.core.assessment import Submission
from chalicelib.core.certif_errors import (
    AlertsTooMany,
    EvidenceTooMuch,
    ExamElsewhere,
    ExamLangNotOffered,
    ExamNotFound,
    ExamNotNow,
    ExamOver,
    ExamPaused,
    SessionClosed,
)
from chalicelib.core.certification.evidence import (
    MAX_IN_BATCH,
    EvidenceBatch,
    EvidenceKind,
    Noticed,
)
from chalicelib.core.certification.exam import Exam
from chalicelib.core.errors import (
    AlreadyAnswered,
    AnswerNotReadable,
    ChallengeNotAsked,
    NotSignedIn,
)
from chalicelib.core.identity import candidate
from chalicelib.services import exam as use_cases
from chalicelib.services.exam import Holder, Report
from chalicelib.wiring import exam as exam_wiring

exams = Blueprint(__name__)

ADDRESSES_LAST = 240
"""Seconds after which the addresses of a question's files are told again; they live for 300."""
Position = Annotated[int, Field(ge=1, le=9_999)]
ReportCategory = Literal[
    "IMAGE_NOT_DISPLAYING",
    "EMBED_NOT_WORKING",
    "FILE_NOT_OPENING",
    "WEBSITE_UNAVAILABLE",
    "WEBSITE_BLOCKED",
    "EXTRA_TIME_EXCEEDED",
    "SOFTWARE_NOT_WORKING",
    "UNINTENTIONAL_FOCUS_OUT",
    "SKIP_ON_OOPS",
    "ACCESSIBILITY_ISSUE",
]


class StartExam(Schema):
    """The language, which is final, and that the rules were read."""

    lang: Literal["fr", "en"]
    has_read_rules: Literal[True]


class AnswerQuestion(Schema):
    """An answer in its place; `answer` null says "I don't know"."""

    position: Position
    challenge_id: str = Field(max_length=24)
    answer: (
        Annotated[list[AnswerText], Field(max_length=40)]
        | Annotated[dict[AnswerKey, AnswerText], Field(max_length=40)]
        | None
    )
    is_timed_out: bool = False


class ReportQuestion(Schema):
    """What is wrong with the question being asked."""

    position: Position
    challenge_id: str = Field(max_length=24)
    category: ReportCategory
    detail: str = Field(default="", max_length=500)


class NoticedItem(Schema):
    """The page was left for some seconds, or something was pasted, so many seconds ago."""

    kind: EvidenceKind
    position: Position
    seconds: int = Field(ge=0, le=86_400)
    seconds_ago: int = Field(ge=0, le=86_400)


class TellNoticed(Schema):
    """`index`: the browser's own count of what it sends, from 1."""

    index: int = Field(ge=1, le=9_999)
    items: list[NoticedItem] = Field(min_length=1, max_length=MAX_IN_BATCH)


@endpoint(
    exams,
    "GET",
    "/exam",
    allow=candidate,
    returns=ExamView,
    statuses=(HTTPStatus.NOT_MODIFIED,),
    raises=(ExamNotFound,),
)
def get_exam(call: Call[NoBody]) -> Reply[ExamView | None]:
    """Where the exam stands; 304 to who knows already, whatever the time."""
    doors, holder = exam_wiring.exam_doors(), _holder(call)
    exam = use_cases.follow_exam(doors, holder)
    headers = {"ETag": f'"{_tag(exam, holder)}"'}
    if headers["ETag"] in call.headers.get("if-none-match", ""):
        return Reply(None, HTTPStatus.NOT_MODIFIED, headers)
    seen = use_cases.show_exam(doors, holder, exam)
    return Reply(exam_view(seen, call.now), headers=headers)


@endpoint(
    exams,
    "POST",
    "/exam/start",
    allow=candidate,
    body=StartExam,
    returns=ExamView,
    raises=(
        ExamNotFound,
        ExamElsewhere,
        ExamNotNow,
        ExamLangNotOffered,
        SessionClosed,
        ExamOver,
    ),
)
def start_exam(call: Call[StartExam]) -> ExamView:
    """Receive the first question; the clock runs. Starting twice is starting once."""
    seen = use_cases.start_exam(exam_wiring.exam_doors(), _holder(call), lang=call.body.lang)
    return exam_view(seen, call.now)


@endpoint(
    exams,
    "POST",
    "/exam/answers",
    allow=candidate,
    body=AnswerQuestion,
    returns=AcknowledgedView,
    raises=(
        ExamNotFound,
        ExamElsewhere,
        ExamNotNow,
        ExamPaused,
        ExamOver,
        ChallengeNotAsked,
        AlreadyAnswered,
        AnswerNotReadable,
    ),
)
def answer_question(call: Call[AnswerQuestion]) -> AcknowledgedView:
    """Keep an answer and receive the next question; the same answer again is kept once."""
    submission = Submission(
        position=call.body.position,
        challenge_id=call.body.challenge_id,
        answer=call.body.answer,
        is_timed_out=call.body.is_timed_out,
    )
    done = use_cases.submit_answer(exam_wiring.exam_doors(), _holder(call), submission)
    return AcknowledgedView(position=done.position, exam=exam_view(done.seen, call.now))


@endpoint(
    exams,
    "POST",
    "/exam/reports",
    allow=candidate,
    body=ReportQuestion,
    returns=ExamView,
    raises=(
        ExamNotFound,
        ExamElsewhere,
        ExamNotNow,
        ExamPaused,
        ExamOver,
        ChallengeNotAsked,
        AlertsTooMany,
    ),
)
def report_question(call: Call[ReportQuestion]) -> ExamView:
    """Put the question aside, call the invigilator, receive another one."""
    report = Report(
        position=call.body.position,
        challenge_id=call.body.challenge_id,
        category=call.body.category,
        words=call.body.detail.strip(),
    )
    seen = use_cases.report_question(exam_wiring.exam_doors(), _holder(call), report)
    return exam_view(seen, call.now)


@endpoint(
    exams,
    "POST",
    "/exam/evidence",
    allow=candidate,
    body=TellNoticed,
    status=HTTPStatus.NO_CONTENT,
    raises=(ExamNotFound, ExamElsewhere, ExamNotNow, EvidenceTooMuch),
)
def tell_noticed(call: Call[TellNoticed]) -> None:
    """Keep what the browser noticed, for a human to weigh; the same index again is kept once."""
    noticed = tuple(
        Noticed(
            kind=one.kind,
            position=one.position,
            seconds=one.seconds,
            at=call.now - timedelta(seconds=one.seconds_ago),
        )
        for one in call.body.items
    )
    batch = EvidenceBatch(call.body.index, call.now, noticed)
    use_cases.notice(exam_wiring.exam_doors(), _holder(call), batch)


def _holder(call: Call[Any]) -> Holder:
    if call.principal is None:
        raise NotSignedIn
    return Holder(call.principal.user_id, call.principal.device_id, call.now)


def _tag(exam: Exam, holder: Holder) -> str:
    """Of what happened, not of the time; but addresses of files do not live for ever."""
    is_asking = exam.phase == "running"
    period = int(holder.now.timestamp()) // ADDRESSES_LAST if is_asking else 0
    text = f"{exam.header.id}/{exam.last_sequence}/{holder.device_id}/{period}"
    return blake2b(text.encode(), digest_size=9).hexdigest()
