"""What a candidate's screen reads of their exam: nothing that says what is right."""

from functools import partial

from pydantic import ConfigDict, Field

from chalicelib import wiring
from chalicelib.api.endpoint import Instant, View
from chalicelib.api.learner.views import ChallengeView, challenge_view
from chalicelib.core.certification.exam import OPEN_ALERTS, AlertState, EndReason, Phase
from chalicelib.core.certification.seen import Seen


class ExamPlaceView(View):
    """Where it takes place."""

    number: str
    site: str
    room: str


class ExamAlertView(View):
    """A question that was reported, at its position, and what the invigilator made of it."""

    position: int
    state: AlertState


class ExamView(View):
    """An exam as its candidate sees it on this machine; times are the server's.

    `challenge` is null while nothing may be answered here: before the start, during a pause, when
    the exam is elsewhere, at the end. `seconds_left` stands still while the clock does.
    `reports_left`: how many questions may still be put aside before the invigilator has come.
    `langs`: the languages to choose from; once it started, the one it is in.
    """

    id: str
    session: ExamPlaceView
    first_name: str
    phase: Phase
    is_elsewhere: bool
    is_move_asked: bool
    is_confirmed: bool
    length: int
    minutes: int
    extra_percent: int
    answered: int
    position: int
    challenge: ChallengeView | None
    seconds_left: int | None
    deadline: Instant | None
    now: Instant
    alerts: list[ExamAlertView]
    reports_left: int
    end_reason: EndReason | None
    langs: list[str]
    watches_focus: bool


class EnteredView(View):
    """The pass (a Bearer token) that opens this exam to this machine, and the exam."""

    model_config = ConfigDict(serialize_by_alias=True)

    exam_pass: str = Field(serialization_alias="pass")
    exam: ExamView


class AcknowledgedView(View):
    """The answer at that position is kept. Its outcome is never told."""

    position: int
    exam: ExamView


def exam_view(seen: Seen, now: Instant) -> ExamView:
    """What may be sent of it."""
    exam, header = seen.exam, seen.header
    return ExamView(
        id=header.id,
        session=ExamPlaceView(number=header.session_number, site=header.site, room=header.room),
        first_name=seen.first_name,
        phase=exam.phase,
        is_elsewhere=seen.is_elsewhere,
        is_move_asked=seen.is_move_asked,
        is_confirmed=exam.is_confirmed,
        length=seen.length,
        minutes=seen.minutes,
        extra_percent=seen.extra_percent,
        answered=len(exam.answers),
        position=exam.position,
        challenge=_challenge(seen),
        seconds_left=exam.seconds_left(now),
        deadline=exam.deadline,
        now=now,
        alerts=[ExamAlertView(position=one.position, state=one.state) for one in exam.alerts],
        reports_left=max(0, OPEN_ALERTS - len(exam.open_alerts)),
        end_reason=exam.end_reason,
        langs=list(seen.langs),
        watches_focus=seen.watches_focus,
    )


def _challenge(seen: Seen) -> ChallengeView | None:
    if seen.challenge is None:
        return None
    start = seen.exam.start
    release = wiring.releases().get(seen.release_id, start.calibration_id if start else "")
    address = partial(wiring.content_files().address, seen.release_id)
    return challenge_view(seen.challenge, release, address)
