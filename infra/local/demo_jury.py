"""A session that was held and waits for the jury, with all that may happen in one."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from chalicelib import wiring
from chalicelib.core.assessment import Submission
from chalicelib.core.certification import acts
from chalicelib.core.certification.acts import Act, Choose, Doing, GradedAnswer
from chalicelib.core.certification.bound import bound_to
from chalicelib.core.certification.candidate import Candidate
from chalicelib.core.certification.choice import chooser
from chalicelib.core.certification.evidence import EvidenceBatch, Noticed
from chalicelib.core.certification.exam import Cause, Event, Exam, ExamHeader, apply
from chalicelib.core.certification.issue_report import IssueReport
from chalicelib.core.certification.new_session import Making, NewSession
from chalicelib.core.certification.registration import Registration
from chalicelib.core.certification.room import line_of
from chalicelib.core.certification.session import DEFAULT_ZONE, CertificationSession
from chalicelib.core.certification.versions import items_for, version_of
from chalicelib.core.content import Release
from chalicelib.core.draws import draw, identifier_of
from chalicelib.core.errors import StaleRow
from chalicelib.core.grading import Answer, grade, model_answer
from chalicelib.core.variation import personalize
from chalicelib.services import enrolment, finalization, session
from chalicelib.services.enrolment import Place
from chalicelib.services.finalization import Closing
from chalicelib.services.scoring import score_exam
from chalicelib.wiring import center as center_wiring
from chalicelib.wiring import certif
from chalicelib.wiring import items as items_wiring
from chalicelib.wiring import jury as jury_wiring
from chalicelib.workers import settlement

STARTS_AT = time(14, 0)
DAYS_AGO = 2
ROOM = "Salle 5"
MACHINE = "demo-machine"


@dataclass(frozen=True, slots=True)
class Sat:
    """Somebody and how their exam went; `level`: up to which they know nearly everything.

    `stops_after`: questions answered when the time was over (99: the whole exam).
    """

    first_name: str
    last_name: str
    level: int
    stops_after: int = 99
    reports_at: int = 0
    leaves_at: int = 0
    pauses_at: int = 0


@dataclass(slots=True)
class Desk:
    """A candidate's exam as it goes on, stored event after event."""

    exam: Exam
    choose: Choose
    now: datetime
    noticed: list[Noticed] = field(default_factory=list)

    @property
    def doing(self) -> Doing:
        """The candidate, or the service."""
        return Doing(self.now)

    def happens(self, event: Event | None) -> None:
        """Keep what happened."""
        if event is not None:
            certif.exams().append(self.exam.header.id, event)
            self.exam = apply(self.exam, event)

    def invigilated(self, act: Act, by: str) -> None:
        """What the invigilator does."""
        self.happens(acts.room_act(self.exam, act, Doing(self.now, by=by)))


def make_held(center_id: str, manager_id: str, *, now: datetime) -> None:
    """The session, once: held two days ago, it waits for the jury."""
    day = now.astimezone(ZoneInfo(DEFAULT_ZONE)).date() - timedelta(days=DAYS_AGO)
    known, _ = certif.sessions().list_of(center_id)
    if any(one.room == ROOM and one.state != "created" for one in known):
        return
    opens_at = datetime.combine(day, STARTS_AT, ZoneInfo(DEFAULT_ZONE))
    new_id = identifier_of(f"demo#{center_id}#held")
    making = Making(center_id, manager_id, opens_at - timedelta(days=1), new_id)
    wanted = NewSession("Collège Ada-Lovelace", ROOM, day, STARTS_AT)
    made = session.create_session(center_wiring.session_doors(), wanted, making)
    release = wiring.releases().current()
    candidates = {sat.last_name: _seated(made, sat, release=release, at=opens_at) for sat in PEOPLE}
    _told(made, candidates)
    _finalized(made, candidates, now=opens_at + timedelta(hours=2))


PEOPLE = (
    Sat("Inès", "Faure", 4, reports_at=9),
    Sat("Tom", "Leroux", 3, stops_after=23, pauses_at=10),
    Sat("Jade", "Simon", 5, leaves_at=6),
    Sat("Malo", "Petit", 2),
    Sat("Lina", "Robert", 0, stops_after=0),
)


def _seated(made: CertificationSession, sat: Sat, *, release: Release, at: datetime) -> Candidate:
    new_id = identifier_of(f"{made.id}#{sat.last_name}")
    place = Place(made.organization_id, made.id, made.created_by, new_id)
    doors = center_wiring.enrolment_doors()
    given = Registration(sat.first_name, sat.last_name, date(2004, 5, 17), wants_clea=True)
    candidate = enrolment.add_candidate(doors, given, place)
    if sat.stops_after:
        _sit(made, candidate, sat, release=release, at=at)
    return candidate


def _sit(
    made: CertificationSession, candidate: Candidate, sat: Sat, *, release: Release, at: datetime
) -> None:
    version = version_of(release, made.version_id)
    items = items_for(version, partial(items_wiring.item_pools().get, release), lang="fr")
    choose = chooser(version, release, items, exam_id=candidate.id)
    header = ExamHeader(candidate.id, made.id, "", at)
    certif.exams().open(header)
    desk = Desk(Exam(header), choose, at)
    desk.happens(acts.join(desk.exam, MACHINE, desk.doing))
    desk.invigilated("confirm", made.created_by)
    desk.invigilated("let_in", made.created_by)
    start = bound_to(version, release, exam_id=candidate.id, lang="fr", minutes=version.minutes)
    desk.happens(acts.start(desk.exam, start, choose, doing=desk.doing))
    while desk.exam.phase == "running" and len(desk.exam.answers) < sat.stops_after:
        _answer(desk, sat, release=release, by=made.created_by)
    if desk.exam.phase == "running":
        desk.now = desk.exam.deadline or desk.now
        desk.happens(acts.end(desk.exam, "time", desk.doing))
    if desk.noticed:
        certif.exams().notice(candidate.id, EvidenceBatch(1, desk.now, tuple(desk.noticed)))
    certif.rooms().save(line_of(desk.exam, certif.rooms().line(made.id, candidate.id)))


def _answer(desk: Desk, sat: Sat, *, release: Release, by: str) -> None:
    """The question being asked, with what happens at it."""
    pace = draw(f"demo#{sat.last_name}#pace", len(desk.exam.answers)) % 130
    desk.now += timedelta(seconds=25 + pace)
    if desk.exam.position == sat.pauses_at and not desk.exam.paused:
        desk.invigilated("pause", by)
        desk.now += timedelta(minutes=4)
        desk.invigilated("resume", by)
    exam = desk.exam
    if exam.position == sat.reports_at and not exam.alerts:
        desk.happens(acts.report(exam, "FILE_NOT_OPENING", desk.choose, doing=desk.doing))
        reference = desk.exam.open_alerts[0].sequence
        told = Doing(desk.now, by=by)
        desk.happens(acts.settle(desk.exam, "accept_report", reference, doing=told))
        return
    challenge = personalize(release.challenge(exam.challenge_id or ""), exam.header.id)
    luck = draw(f"demo#{sat.last_name}#{challenge.id}", 0) % 100
    is_known = luck < (92 if release.skill(challenge.skill_id).level <= sat.level else 9)
    answer: Answer = model_answer(challenge) if is_known else None
    if sat.leaves_at and exam.position % sat.leaves_at == 0:
        desk.noticed.append(Noticed("focus_lost", exam.position, 25, desk.now))
    text = Submission(position=exam.position, challenge_id=challenge.id, answer=answer).text
    graded = GradedAnswer(text, grade(challenge, answer))
    desk.happens(acts.answer(desk.exam, graded, desk.choose, doing=desk.doing))


def _told(made: CertificationSession, candidates: dict[str, Candidate]) -> None:
    """The incidents that the center wrote down."""
    at = made.opens_at + timedelta(minutes=40)
    suspected = IssueReport(
        id=identifier_of(f"{made.id}#fraud"),
        session_id=made.id,
        candidate_id=candidates["Simon"].id,
        category="FRAUD",
        at=at,
        by=made.created_by,
        description="Un second onglet ouvert sur un assistant en ligne, constaté deux fois.",
    )
    blocked = IssueReport(
        id=identifier_of(f"{made.id}#blocked"),
        session_id=made.id,
        candidate_id=candidates["Petit"].id,
        category="IN_CHALLENGE",
        subcategory="WEBSITE_BLOCKED",
        question_number=4,
        at=at,
        by=made.created_by,
    )
    for report in (suspected, blocked):
        finalization.note_report(center_wiring.finalization_doors(), made.organization_id, report)


def _finalized(
    made: CertificationSession, candidates: dict[str, Candidate], *, now: datetime
) -> None:
    causes: dict[str, Cause] = {one.id: "technical" for one in candidates.values()}
    finalization.finalize_session(
        center_wiring.finalization_doors(),
        made.organization_id,
        made.id,
        closing=Closing(causes=causes, remarks="", by=made.created_by, now=now),
    )
    for sat in PEOPLE:
        if not sat.stops_after:
            continue
        with suppress(StaleRow):  # the stream of exams is at it, too
            score_exam(jury_wiring.scoring_doors(), candidates[sat.last_name].id, now=now)
    settlement.settle(made.id)
