"""What a candidate does with their exam: follow it, start, answer, report a question."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from chalicelib.core.assessment import Submission
from chalicelib.core.certif_errors import (
    EvidenceTooMuch,
    ExamLangNotOffered,
    ExamNotNow,
    ExamOver,
)
from chalicelib.core.certification import acts
from chalicelib.core.certification.acts import Choose, Doing, GradedAnswer
from chalicelib.core.certification.bound import bound_to
from chalicelib.core.certification.candidate import Candidate
from chalicelib.core.certification.choice import chooser
from chalicelib.core.certification.evidence import MAX_BATCHES, EvidenceBatch
from chalicelib.core.certification.exam import (
    Answered,
    Event,
    Exam,
    Start,
    apply,
    fold,
    time_due_at,
)
from chalicelib.core.certification.historic_exam import answered_right
from chalicelib.core.certification.issue_report import Subcategory
from chalicelib.core.certification.room import RoomLine, standing
from chalicelib.core.certification.seen import (
    Seen,
    before_start,
    offered_langs,
    own_challenge,
    since_start,
)
from chalicelib.core.certification.session import refuse_unless_open
from chalicelib.core.certification.versions import items_for, langs_of, version_of
from chalicelib.core.content import Release
from chalicelib.core.errors import AssessmentNotFound, ChallengeNotAsked, NothingToAsk, RowExists
from chalicelib.core.grading import grade
from chalicelib.core.knowledge import KnowledgeElement
from chalicelib.ports import Assessments, Profiles, Releases
from chalicelib.ports.bank import ItemPools
from chalicelib.ports.certif import Candidates, Exams, Rooms, Sessions

MAX_RACES = 20
"""More writers than that never meet on one exam; beyond it the loser is told to retry."""
_Made = Callable[[Exam], Event | None]
"""The event of an act on an exam as it is; None when the act was done before."""


@dataclass(frozen=True, slots=True)
class ExamDoors:
    """What these use cases need from outside."""

    exams: Exams
    rooms: Rooms
    sessions: Sessions
    candidates: Candidates
    profiles: Profiles
    assessments: Assessments
    releases: Releases
    pools: ItemPools


@dataclass(frozen=True, slots=True)
class Holder:
    """Who asks, as their pass says, and when."""

    exam_id: str
    device_id: str
    now: datetime


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """An answer is kept at its position; never its outcome."""

    position: int
    seen: Seen


@dataclass(frozen=True, slots=True)
class Report:
    """A problem with the question being asked; `words`: what its candidate says of it."""

    position: int
    challenge_id: str
    category: Subcategory
    words: str = ""


def make_ready(doors: ExamDoors) -> None:
    """Read what the first start of an exam would read: the release, and what its exams choose from.

    For a process that is kept ready: no candidate waits for it.
    """
    release = doors.releases.current()
    for version in release.exam_versions:
        for lang in langs_of(version, release):
            items_for(version, partial(doors.pools.get, release), lang=lang)


def follow_exam(doors: ExamDoors, holder: Holder) -> Exam:
    """The exam as it stands, ended when its time is over: one read.

    Raises `ExamNotFound`.
    """
    for _ in range(MAX_RACES):
        exam = _read(doors, holder.exam_id)
        if not exam.is_out_of_time(holder.now):
            return exam
        _added(doors, exam, acts.end(exam, "time", Doing(holder.now)))
    raise RowExists


def show_exam(doors: ExamDoors, holder: Holder, exam: Exam) -> Seen:
    """What the screen of that machine is told."""
    if exam.start is not None:
        line = doors.rooms.line(exam.header.session_id, exam.header.id)
        return _since_start(doors, exam, line, device_id=holder.device_id)
    session = doors.sessions.get(exam.header.session_id)
    candidate = doors.candidates.get(session.id, exam.header.id)
    release = doors.releases.current()
    version = version_of(release, session.version_id)
    langs = offered_langs(version, release, candidate)
    return before_start(
        exam, candidate, session, version=version, langs=langs, device_id=holder.device_id
    )


def start_exam(doors: ExamDoors, holder: Holder, *, lang: str) -> Seen:
    """The first question; starting twice is starting once.

    Raises `ExamElsewhere`, `ExamNotNow` unless the invigilator has let the candidate in,
    `ExamLangNotOffered`, `SessionClosed`, `ExamOver`.
    """
    for _ in range(MAX_RACES):
        exam = follow_exam(doors, holder)
        acts.refuse_elsewhere(exam, holder.device_id)
        if exam.phase in {"running", "paused"}:
            return show_exam(doors, holder, exam)
        acts.refuse_unless(exam, "start")
        started = _started(doors, holder, exam, lang=lang)
        if started is not None:
            return show_exam(doors, holder, started)
    raise RowExists


def submit_answer(doors: ExamDoors, holder: Holder, submission: Submission) -> Acknowledged:
    """Keep an answer and serve the next question: one read, one write, one line of the room.

    The same answer sent again is acknowledged again. Raises `ExamElsewhere`, `AlreadyAnswered`,
    `ChallengeNotAsked`, `AnswerNotReadable`, `ExamPaused`, `ExamOver`, `ExamNotNow`.
    """

    def made(exam: Exam) -> Event | None:
        if _find_replay(exam, submission) is not None:
            return None
        release, choose = _rules(doors, _start_of(exam), holder.exam_id)
        shown = own_challenge(exam, submission.challenge_id, release)
        outcome = grade(shown, submission.answer)
        if submission.is_timed_out and outcome == "ok":
            outcome = "timed_out"
        graded = GradedAnswer(submission.text, outcome)
        return acts.answer(exam, graded, choose, doing=Doing(holder.now))

    return Acknowledged(submission.position, _done(doors, holder, made))


def report_question(doors: ExamDoors, holder: Holder, report: Report) -> Seen:
    """Put the question being asked aside and serve another; the same report again is one.

    Raises `ExamElsewhere`, `ChallengeNotAsked`, `AlertsTooMany`, `ExamPaused`, `ExamOver`,
    `ExamNotNow`.
    """

    def made(exam: Exam) -> Event | None:
        if acts.find_alert(exam, report.position, report.challenge_id) is not None:
            return None
        acts.refuse_unless(exam, "report")
        if (report.position, report.challenge_id) != (exam.position, exam.challenge_id):
            raise ChallengeNotAsked
        _, choose = _rules(doors, _start_of(exam), holder.exam_id)
        event = acts.report(exam, report.category, choose, doing=Doing(holder.now))
        return replace(event, answer=report.words)

    return _done(doors, holder, made)


def notice(doors: ExamDoors, holder: Holder, batch: EvidenceBatch) -> None:
    """Keep what the browser noticed, unless nothing is watched of this candidate.

    Raises `ExamElsewhere`, `ExamNotNow` before the start, `EvidenceTooMuch`.
    """
    exam = _read(doors, holder.exam_id)
    acts.refuse_elsewhere(exam, holder.device_id)
    if exam.start is None:
        raise ExamNotNow(f"noticed while {exam.phase}")
    if batch.index > MAX_BATCHES:
        raise EvidenceTooMuch
    if exam.start.watches_focus:
        doors.exams.notice(holder.exam_id, batch)


def _read(doors: ExamDoors, exam_id: str) -> Exam:
    return fold(*doors.exams.get(exam_id))


def _done(doors: ExamDoors, holder: Holder, made: _Made) -> Seen:
    """Add the event that `made` makes; whoever loses a race folds again and judges anew.

    Whose time is over is told so, and the exam is ended for good.
    """
    for _ in range(MAX_RACES):
        exam = _read(doors, holder.exam_id)
        acts.refuse_elsewhere(exam, holder.device_id)
        event = _made_in_time(doors, exam, made, now=holder.now)
        if event is None:
            return show_exam(doors, holder, exam)
        line = _added(doors, exam, event)
        if line is not None:
            return _since_start(doors, apply(exam, event), line, device_id=holder.device_id)
    raise RowExists


def _made_in_time(doors: ExamDoors, exam: Exam, made: _Made, *, now: datetime) -> Event | None:
    try:
        return made(exam)
    except ExamOver:
        if exam.is_out_of_time(now):
            _added(doors, exam, acts.end(exam, "time", Doing(now)))
        raise


def _added(doors: ExamDoors, exam: Exam, event: Event) -> RoomLine | None:
    """The candidate's line after the event; None when something else happened first."""
    after = apply(exam, event)
    due_at = time_due_at(after) if event.start else None
    try:
        doors.exams.append(exam.header.id, event, due_at=due_at)
    except RowExists:
        return None
    return doors.rooms.save(standing(after))


def _started(doors: ExamDoors, holder: Holder, exam: Exam, *, lang: str) -> Exam | None:
    """The exam with its first question; None when something else happened first."""
    session = doors.sessions.get(exam.header.session_id)
    refuse_unless_open(session)
    candidate = doors.candidates.get(session.id, exam.header.id)
    release = doors.releases.current()
    start = _bound(doors, candidate, release, version_id=session.version_id, lang=lang)
    _, choose = _rules(doors, start, exam.header.id)
    event = acts.start(exam, start, choose, doing=Doing(holder.now))
    if event.next_challenge_id is None:
        raise NothingToAsk
    if _added(doors, exam, event) is None:
        return None
    return _still_open(doors, holder, apply(exam, event))


def _still_open(doors: ExamDoors, holder: Holder, exam: Exam) -> Exam:
    """Whoever finalized the session just before the start did not see this exam: it is over."""
    if doors.sessions.get(exam.header.session_id).is_open:
        return exam
    doing = Doing(holder.now)
    ended = acts.end(exam, "finalized", doing)
    if _added(doors, exam, ended) is not None:
        after = apply(exam, ended)
        _added(doors, after, acts.close(after, "technical", doing))
    raise ExamOver


def _bound(
    doors: ExamDoors, candidate: Candidate, release: Release, *, version_id: str, lang: str
) -> Start:
    version = version_of(release, version_id)
    if lang not in offered_langs(version, release, candidate):
        raise ExamLangNotOffered
    start = bound_to(
        version,
        release,
        exam_id=candidate.id,
        lang=lang,
        minutes=candidate.minutes(version.minutes),
        needs_accessible=candidate.needs_accessible,
        elements=_shown(doors, candidate) if version.kind == "historic" else (),
        answered_right=_right_before(doors, candidate) if version.kind == "historic" else (),
    )
    return replace(
        start,
        extra_percent=candidate.extra_percent,
        watches_focus="no_focus_watch" not in candidate.adjustments,
    )


def _shown(doors: ExamDoors, candidate: Candidate) -> list[KnowledgeElement]:
    """What the person has shown by now: only an exam that confirms it asks."""
    user_id = candidate.user_id or ""
    return [
        element
        for profile in doors.profiles.list_of(user_id)
        for element in doors.profiles.elements(user_id, profile.competence_id)
    ]


def _right_before(doors: ExamDoors, candidate: Candidate) -> set[str]:
    """The challenges that the person has answered right so far, in any assessment."""
    found: set[str] = set()
    for assessment_id in doors.profiles.list_assessments(candidate.user_id or ""):
        with suppress(AssessmentNotFound):  # announced, never opened
            found.update(answered_right(*doors.assessments.get(assessment_id)))
    return found


def _rules(doors: ExamDoors, start: Start, exam_id: str) -> tuple[Release, Choose]:
    """The release that the exam is bound to, and what chooses its questions."""
    release = doors.releases.get(start.release_id, start.calibration_id)
    version = version_of(release, start.version_id)
    items = items_for(
        version,
        partial(doors.pools.get, release),
        lang=start.lang,
        needs_accessible=start.needs_accessible,
    )
    return release, chooser(version, release, items, exam_id=exam_id)


def _since_start(doors: ExamDoors, exam: Exam, line: RoomLine, *, device_id: str) -> Seen:
    start = _start_of(exam)
    release = doors.releases.get(start.release_id, start.calibration_id)
    return since_start(exam, line, release, device_id=device_id)


def _start_of(exam: Exam) -> Start:
    if exam.start is None:
        raise ExamNotNow(f"nothing is asked while {exam.phase}")
    return exam.start


def _find_replay(exam: Exam, submission: Submission) -> Answered | None:
    return acts.find_replay(
        exam, submission.position, submission.challenge_id, text=submission.text
    )
