"""What a candidate's screen is told of their exam, on one machine."""

from dataclasses import dataclass, field, replace

from chalicelib.core.certification.candidate import Candidate
from chalicelib.core.certification.exam import Exam, ExamHeader
from chalicelib.core.certification.room import RoomLine
from chalicelib.core.certification.session import CertificationSession
from chalicelib.core.certification.versions import langs_of
from chalicelib.core.content import Challenge, Release
from chalicelib.core.exam_version import ExamVersion
from chalicelib.core.variation import personalize

DEFAULT_LANG = "fr"


@dataclass(frozen=True, slots=True)
class Seen:
    """An exam as its candidate sees it; `challenge` is what they may answer now, on this machine.

    `langs`: the languages it can be taken in, before the start; then the one that was chosen.
    """

    exam: Exam
    device_id: str
    header: ExamHeader
    first_name: str = field(repr=False)
    length: int
    minutes: int
    extra_percent: int
    watches_focus: bool
    langs: tuple[str, ...]
    challenge: Challenge | None = None
    release_id: str = ""

    @property
    def is_elsewhere(self) -> bool:
        """Does the exam go on from another machine?"""
        return self.exam.device_id != self.device_id

    @property
    def is_move_asked(self) -> bool:
        """Does this machine wait for the invigilator's word to go on with the exam?"""
        return self.exam.asked_device_id == self.device_id


def before_start(
    exam: Exam,
    candidate: Candidate,
    session: CertificationSession,
    *,
    version: ExamVersion,
    langs: tuple[str, ...],
    device_id: str,
) -> Seen:
    """What will happen, as the center has set it by now."""
    header = replace(
        exam.header, session_number=session.number, site=session.site, room=session.room
    )
    return Seen(
        exam=exam,
        device_id=device_id,
        header=header,
        first_name=candidate.first_name,
        length=version.length,
        minutes=candidate.minutes(version.minutes),
        extra_percent=candidate.extra_percent,
        watches_focus="no_focus_watch" not in candidate.adjustments,
        langs=langs,
    )


def since_start(exam: Exam, line: RoomLine, release: Release, *, device_id: str) -> Seen:
    """What happens, as it was bound at the start."""
    start = exam.start
    if start is None:
        raise ValueError(f"{exam.header.id}: not started")
    seen = Seen(
        exam=exam,
        device_id=device_id,
        header=exam.header,
        first_name=line.first_name,
        length=start.length,
        minutes=start.minutes,
        extra_percent=start.extra_percent,
        watches_focus=start.watches_focus,
        langs=(start.lang,),
        release_id=release.id,
    )
    is_asked_here = exam.phase == "running" and not seen.is_elsewhere
    if not is_asked_here or exam.challenge_id is None:
        return seen
    return replace(seen, challenge=own_challenge(exam, exam.challenge_id, release))


def own_challenge(exam: Exam, challenge_id: str, release: Release) -> Challenge:
    """The challenge as this candidate has it: values of their own, extra time on timed ones."""
    challenge = personalize(release.challenge(challenge_id), exam.header.id)
    extra = exam.start.extra_percent if exam.start else 0
    seconds = challenge.time_limit_seconds
    if seconds is None or not extra:
        return challenge
    return replace(challenge, time_limit_seconds=-(-seconds * (100 + extra) // 100))


def offered_langs(version: ExamVersion, release: Release, candidate: Candidate) -> tuple[str, ...]:
    """The languages in which the pool holds a whole exam; French when it holds none."""
    found = langs_of(version, release, needs_accessible=candidate.needs_accessible)
    return found or (DEFAULT_LANG,)
