"""Start, answer, read and stop an assessment."""

import json
from functools import partial
from typing import Annotated, Literal

from chalice.app import Blueprint
from pydantic import Field

from chalicelib import wiring
from chalicelib.api.endpoint import Call, Instant, NoBody, Reply, Schema, View, endpoint
from chalicelib.api.learner.views import (
    Address,
    AnswerKey,
    AnswerText,
    ChallengeView,
    TutorialView,
    challenge_view,
    tutorial_view,
)
from chalicelib.core import assessment as rules
from chalicelib.core.content import Challenge, Release
from chalicelib.core.errors import (
    AlreadyAnswered,
    AnswerNotReadable,
    AssessmentEnded,
    AssessmentNotFound,
    ChallengeNotAsked,
    ImprovementTooEarly,
    NothingToAsk,
    NotImprovable,
    UnknownChallenge,
    UnknownCompetence,
)
from chalicelib.core.grading import Answer, Outcome, right_answer
from chalicelib.core.identity import signed_in
from chalicelib.core.report import TEXT_MAX_LENGTH, Reason, Report
from chalicelib.core.scoring import score
from chalicelib.services import assessment as use_cases
from chalicelib.services.assessment import Acknowledged, Asked, Corrected
from chalicelib.wiring import training as training_wiring

assessments = Blueprint(__name__)


class StartAssessment(Schema):
    """What to measure: one competence, or the short demonstration over several."""

    kind: Literal["competence", "demo"]
    competence_id: str | None = Field(default=None, max_length=8)


class SubmitAnswer(Schema):
    """An answer in its place; `answer` null says "I don't know"."""

    position: int = Field(ge=1, le=9_999)
    challenge_id: str = Field(max_length=24)
    answer: (
        Annotated[list[AnswerText], Field(max_length=40)]
        | Annotated[dict[AnswerKey, AnswerText], Field(max_length=40)]
        | None
    )
    timed_out: bool = False


class ReportProblem(Schema):
    """What is wrong with a challenge."""

    challenge_id: str = Field(max_length=24)
    reason: Reason
    text: str = Field(min_length=1, max_length=TEXT_MAX_LENGTH)


class AssessmentView(View):
    """Where an assessment stands; `position` is that of the challenge in `next`."""

    id: str
    kind: rules.Kind
    competence_id: str | None
    state: Literal["started", "completed"]
    is_improving: bool
    position: int
    answered: int
    checkpoint_every: int
    next: ChallengeView | None


class AnswerReply(View):
    """The answer is kept. Its outcome waits for the checkpoint."""

    position: int
    challenge_id: str
    saved_at: Instant
    is_checkpoint: bool
    is_completed: bool
    next_position: int | None
    next: ChallengeView | None


class CorrectionView(View):
    """An answer, what was right, why, and where to learn it."""

    position: int
    challenge: ChallengeView
    answer: Answer
    outcome: Outcome
    right_answer: list[str]
    hint_html: str
    explanation_html: str
    tutorials: list[TutorialView]


class Corrections(View):
    """The answers up to the last checkpoint; `next` is always null: they fit one page."""

    items: list[CorrectionView]
    next: None = None


class ResultView(View):
    """What an assessment shows; level and pix are null where several competences are asked."""

    assessment_id: str
    kind: rules.Kind
    competence_id: str | None
    is_improving: bool
    answered: int
    right: int
    level: int | None
    pix: int | None
    pix_gained: int | None
    pix_to_next_level: int | None
    max_level: int


@endpoint(
    assessments,
    "POST",
    "/assessments",
    allow=signed_in,
    body=StartAssessment,
    returns=AssessmentView,
    status=201,
    statuses=(200,),
    raises=(UnknownCompetence, ImprovementTooEarly, NotImprovable, NothingToAsk),
)
def start_assessment(call: Call[StartAssessment]) -> Reply[AssessmentView]:
    """Start an assessment, or resume the one that is open."""
    request = use_cases.Request(
        owner_id=call.user_id,
        lang=call.lang,
        now=call.now,
        new_id=call.new_id,
    )
    stores = training_wiring.assessment_stores()
    if call.body.kind == "demo":
        asked = use_cases.start_demo(stores, request)
    else:
        asked = use_cases.start_or_resume(stores, request, call.body.competence_id or "")
    return Reply(_assessment_view(asked), status=201 if asked.is_new else 200)


@endpoint(
    assessments,
    "GET",
    "/assessments/{assessment_id}",
    allow=signed_in,
    returns=AssessmentView,
    raises=(AssessmentNotFound,),
)
def get_assessment(call: Call[NoBody], assessment_id: str) -> AssessmentView:
    """Where an assessment stands, with the challenge being asked."""
    asked = use_cases.resume(training_wiring.assessment_stores(), call.user_id, assessment_id)
    return _assessment_view(asked)


@endpoint(
    assessments,
    "POST",
    "/assessments/{assessment_id}/answers",
    allow=signed_in,
    body=SubmitAnswer,
    returns=AnswerReply,
    raises=(
        AssessmentNotFound,
        AssessmentEnded,
        ChallengeNotAsked,
        AlreadyAnswered,
        AnswerNotReadable,
    ),
)
def submit_answer(call: Call[SubmitAnswer], assessment_id: str) -> AnswerReply:
    """Keep an answer and receive the next challenge; the same answer again gets the same reply."""
    submission = rules.Submission(
        position=call.body.position,
        challenge_id=call.body.challenge_id,
        answer=call.body.answer,
        is_timed_out=call.body.timed_out,
    )
    acknowledged = use_cases.submit_answer(
        training_wiring.assessment_stores(),
        assessment_id,
        submission,
        owner_id=call.user_id,
        now=call.now,
    )
    return _answer_reply(acknowledged)


@endpoint(
    assessments,
    "GET",
    "/assessments/{assessment_id}/answers",
    allow=signed_in,
    returns=Corrections,
    raises=(AssessmentNotFound,),
)
def list_corrections(call: Call[NoBody], assessment_id: str) -> Corrections:
    """The answers up to the last checkpoint (all of them once it is over), corrected."""
    stores = training_wiring.assessment_stores()
    corrected, release = use_cases.list_corrections(stores, call.user_id, assessment_id)
    return Corrections(items=[_correction_view(one, release) for one in corrected])


@endpoint(
    assessments,
    "POST",
    "/assessments/{assessment_id}/end",
    allow=signed_in,
    body=NoBody,
    returns=AssessmentView,
    raises=(AssessmentNotFound,),
)
def end_assessment(call: Call[NoBody], assessment_id: str) -> AssessmentView:
    """Stop now; what was answered counts. Ending twice is ending once."""
    state = use_cases.end_assessment(
        training_wiring.assessment_stores(), assessment_id, owner_id=call.user_id, now=call.now
    )
    return _assessment_view(Asked(state, challenge=None))


@endpoint(
    assessments,
    "GET",
    "/assessments/{assessment_id}/result",
    allow=signed_in,
    returns=ResultView,
    raises=(AssessmentNotFound,),
)
def get_result(call: Call[NoBody], assessment_id: str) -> ResultView:
    """What the assessment shows so far, up to the last checkpoint."""
    stores = training_wiring.assessment_stores()
    state = use_cases.read_checkpoint(stores, call.user_id, assessment_id)
    return _result_view(state, max_level=stores.rules.max_level)


@endpoint(
    assessments,
    "POST",
    "/assessments/{assessment_id}/reports",
    allow=signed_in,
    body=ReportProblem,
    status=201,
    raises=(AssessmentNotFound, UnknownChallenge),
)
def report_problem(call: Call[ReportProblem], assessment_id: str) -> None:
    """Tell the authors what is wrong with a challenge."""
    report = Report(
        id=call.new_id,
        challenge_id=call.body.challenge_id,
        owner_id=call.user_id,
        reason=call.body.reason,
        at=call.now,
        text=call.body.text,
    )
    use_cases.report_problem(training_wiring.assessment_stores(), assessment_id, report)


def _address(release_id: str) -> Address:
    return partial(wiring.content_files().address, release_id)


def _challenge(challenge: Challenge | None, release_id: str) -> ChallengeView | None:
    if challenge is None:
        return None
    release = training_wiring.assessment_stores().releases.get(release_id)
    return challenge_view(challenge, release, _address(release_id))


def _assessment_view(asked: Asked) -> AssessmentView:
    state = asked.assessment
    return AssessmentView(
        id=state.header.id,
        kind=state.header.kind,
        competence_id=state.header.competence_id,
        state="completed" if state.is_over else "started",
        is_improving=state.header.is_improving,
        position=state.position,
        answered=len(state.answers),
        checkpoint_every=rules.CHECKPOINT_EVERY,
        next=_challenge(asked.challenge, state.header.release_id),
    )


def _answer_reply(acknowledged: Acknowledged) -> AnswerReply:
    answered = acknowledged.answered
    is_completed = acknowledged.is_completed
    return AnswerReply(
        position=answered.position,
        challenge_id=answered.challenge_id,
        saved_at=answered.event.at,
        is_checkpoint=answered.event.is_checkpoint,
        is_completed=is_completed,
        next_position=None if is_completed else answered.position + 1,
        next=_challenge(acknowledged.next_challenge, acknowledged.release_id),
    )


def _correction_view(corrected: Corrected, release: Release) -> CorrectionView:
    challenge = corrected.challenge
    return CorrectionView(
        position=corrected.answered.position,
        challenge=challenge_view(challenge, release, _address(release.id)),
        answer=json.loads(corrected.answer_text),
        outcome=corrected.answered.event.outcome or "skipped",
        right_answer=right_answer(challenge),
        hint_html=challenge.hint,
        explanation_html=challenge.explanation,
        tutorials=[tutorial_view(release.tutorial(id_)) for id_ in challenge.tutorial_ids],
    )


def _result_view(state: rules.Assessment, *, max_level: int) -> ResultView:
    is_wide = state.header.kind != "competence"
    before = score(rules.exact_pix_before(state), max_level=max_level)
    after = score(rules.exact_pix_after(state), max_level=max_level)
    corrected = state.corrected
    return ResultView(
        assessment_id=state.header.id,
        kind=state.header.kind,
        competence_id=state.header.competence_id,
        is_improving=state.header.is_improving,
        answered=len(corrected),
        right=sum(1 for answered in corrected if answered.event.outcome == "ok"),
        level=None if is_wide else after.level,
        pix=None if is_wide else after.pix,
        pix_gained=None if is_wide else after.pix - before.pix,
        pix_to_next_level=None if is_wide else after.pix_to_next_level,
        max_level=max_level,
    )
