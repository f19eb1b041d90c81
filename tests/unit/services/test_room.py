"""Who gets into a room, what is done there, and who loses a race."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.core.certif_errors import (
    AlertNotFound,
    ExamNotNow,
    ExamOver,
    NotYourReport,
    ReportNotFound,
    ReportNotReadable,
    RoomNotFound,
    SessionClosed,
    SessionTooEarly,
)
from chalicelib.core.certification import acts
from chalicelib.core.certification.acts import Doing
from chalicelib.core.certification.exam import LATE, Event, Start, fold
from chalicelib.core.certification.room import headcount, line_of
from chalicelib.core.errors import TooManyAttempts
from chalicelib.core.identity import User
from chalicelib.core.organization import Organization
from chalicelib.services.incident import (
    IncidentDoors,
    list_incidents,
    note_incident,
    take_back_incident,
)
from chalicelib.services.invigilation import (
    Invigilated,
    InvigilationDoors,
    act_in_room,
    let_in,
    read_reported_question,
)
from chalicelib.services.room import (
    ACCOUNT_MISSES,
    ROOM_MISSES,
    RoomDoors,
    list_rooms,
    open_room,
    watch_room,
)
from tests.factories import NOW, release
from tests.fakes.exams import FakeExams, FakeRooms
from tests.fakes.learning import FakeReleases
from tests.fakes.organizations import InMemoryOrganizations
from tests.fakes.sessions import (
    FakeCandidates,
    FakeInvigilators,
    FakeIssueReports,
    FakeSessions,
)
from tests.session_factories import CENTER, SESSION, candidate, report, session
from tests.unit.services.accounts import House as Accounts

MARIE, PUPIL = "marie", "pupil"
SECRET = "bcdf-ghjk mpqr tv"
WHO = Invigilated(SESSION, MARIE, NOW)
START = Start("2024", release().id, "", "fr", length=3, minutes=10)


@dataclass
class House:
    """A room of three, and everything around it."""

    sessions: FakeSessions = field(default_factory=FakeSessions)
    invigilators: FakeInvigilators = field(default_factory=FakeInvigilators)
    exams: FakeExams = field(default_factory=FakeExams)
    rooms: FakeRooms = field(default_factory=FakeRooms)
    reports: FakeIssueReports = field(default_factory=FakeIssueReports)
    people: Accounts = field(default_factory=Accounts)

    def __post_init__(self) -> None:
        self.sessions.add(session())
        self.candidates = FakeCandidates(self.sessions, self.rooms, self.exams)
        enrolled = [candidate(name, number=n) for n, name in enumerate(("ada", "bo", "cy"), 1)]
        self.candidates.add(enrolled, self.sessions.get(SESSION))
        self.organizations = InMemoryOrganizations()
        self.organizations.add(Organization(CENTER, "center", "Lycée Hedy-Lamarr", NOW))
        for user_id, first, last in ((MARIE, "Marie", "Sala"), (PUPIL, "Zoé", "Roy")):
            self.people.accounts.add(
                User(user_id, "registered", "fr", NOW, first_name=first, last_name=last)
            )

    @property
    def entry(self) -> RoomDoors:
        return RoomDoors(
            sessions=self.sessions,
            candidates=self.candidates,
            invigilators=self.invigilators,
            rooms=self.rooms,
            accounts=self.people.accounts,
            organizations=self.organizations,
            throttles=self.people.throttles,
            tokens=self.people.tokens,
        )

    @property
    def doors(self) -> InvigilationDoors:
        releases = FakeReleases(release())
        return InvigilationDoors(
            self.sessions, self.candidates, self.rooms, self.exams, releases=releases
        )

    @property
    def incidents(self) -> IncidentDoors:
        return IncidentDoors(self.sessions, self.rooms, self.reports)

    def enter(self, user_id=MARIE, *, number="kptr 47", secret=SECRET, now=NOW):
        return open_room(self.entry, user_id, number=number, secret=secret, now=now)

    def do(self, act, name="ada", *, reference=0, now=NOW):
        who = replace(WHO, now=now)
        return act_in_room(self.doors, who, name, act=act, reference=reference)

    def exam(self, name="ada"):
        return fold(*self.exams.get(name))

    def append(self, made, name="ada"):
        """What a candidate's side would do."""
        self.exams.append(name, made(self.exam(name)))
        self.rooms.save(line_of(self.exam(name), self.rooms.line(SESSION, name)))

    def run(self, name="ada"):
        """Somebody who has begun."""
        self.do("confirm", name)
        self.append(lambda exam: acts.join(exam, "laptop", Doing(NOW)), name)
        self.do("let_in", name)
        self.append(lambda exam: started(exam.last_sequence + 1), name)


def started(sequence: int) -> Event:
    return Event(sequence, "started", NOW, next_challenge_id="mots-1a", start=START)


def reported(exam) -> Event:
    return acts.report(exam, "IMAGE_NOT_DISPLAYING", lambda _: "mots-2a", doing=Doing(NOW))


def test_number_and_secret_open_the_room_to_who_is_then_remembered():
    house = House()
    found = house.enter()
    holder = house.people.tokens.principal(found.room_pass, now=NOW)
    assert (holder.kind, holder.user_id, holder.session_id) == ("invigilator", MARIE, SESSION)
    assert (found.center_name, found.session.number) == ("Lycée Hedy-Lamarr", "KPTR47")
    assert [one.name for one in house.invigilators.list_of(SESSION)] == ["Marie Sala"]
    assert [one.session.id for one in list_rooms(house.entry, MARIE, now=NOW)] == [SESSION]


@pytest.mark.parametrize(
    ("number", "secret"), [("KPTR47", "BCDFGHJKMPQRTB"), ("KPTR48", SECRET), ("KPTR47", "")]
)
def test_a_wrong_number_and_a_wrong_secret_are_told_the_same(number, secret):
    house = House()
    with pytest.raises(RoomNotFound):
        house.enter(number=number, secret=secret)
    assert list_rooms(house.entry, MARIE, now=NOW) == []


def test_a_candidate_of_the_session_does_not_invigilate_it():
    house = House()
    house.candidates.link(house.candidates.get(SESSION, "ada"), PUPIL)
    with pytest.raises(RoomNotFound):
        house.enter(PUPIL)


def test_failures_are_counted_by_account_and_room_and_a_right_secret_is_not_one():
    house = House()
    for _ in range(ROOM_MISSES.failures):
        with pytest.raises(RoomNotFound):
            house.enter(PUPIL, secret="wrong")
    with pytest.raises(TooManyAttempts):
        house.enter(PUPIL)
    for _ in range(ROOM_MISSES.failures + 1):
        house.enter(MARIE)
    house.enter(PUPIL, now=NOW + ROOM_MISSES.window)


def test_pupils_with_many_accounts_do_not_shut_the_room():
    house = House()
    for pupil in range(40):
        for _ in range(ROOM_MISSES.failures):
            with pytest.raises(RoomNotFound):
                house.enter(f"pupil-{pupil}", secret="wrong")
    assert house.enter(MARIE).session.id == SESSION


def test_whoever_tries_one_number_after_another_is_slowed_down():
    house = House()
    for tried in range(ACCOUNT_MISSES.failures):
        with pytest.raises(RoomNotFound):
            house.enter(PUPIL, number=f"AAAA{tried:02d}")
    with pytest.raises(TooManyAttempts):
        house.enter(PUPIL, number="BBBBBB")


def test_a_finalized_session_has_no_room_any_more():
    house = House()
    house.enter()
    house.sessions.save(replace(house.sessions.get(SESSION), state="finalized"))
    with pytest.raises(SessionClosed):
        house.enter()
    with pytest.raises(SessionClosed):
        house.do("confirm")
    with pytest.raises(SessionClosed):
        let_in(house.doors, WHO, ["ada"])
    with pytest.raises(SessionClosed):
        note_incident(house.incidents, report(candidate_id="ada"))
    assert list_rooms(house.entry, MARIE, now=NOW) == []


def test_the_first_act_opens_the_exam_and_the_line_follows():
    house = House()
    line = house.do("confirm")
    assert (line.is_confirmed, line.sequence, line.first_name) == (True, 1, "Zélie")
    assert watch_room(house.entry, SESSION)[0] == line
    assert house.exams.get("ada")[0].session_number == "KPTR47"
    assert house.exams.get("ada")[1][0].by == MARIE


def test_nobody_is_let_in_before_the_day_of_the_session_where_it_takes_place():
    house = House()
    eve = datetime(2026, 3, 13, 22, 59, tzinfo=UTC)  # 23:59 in Paris
    house.do("confirm", now=eve)
    with pytest.raises(SessionTooEarly):
        house.do("let_in", now=eve)
    with pytest.raises(SessionTooEarly):
        let_in(house.doors, replace(WHO, now=eve), ["ada"])
    assert house.do("let_in", now=eve + timedelta(minutes=1)).is_let_in


def test_several_are_let_in_at_once_and_who_may_not_be_is_told_apart():
    house = House()
    for name in ("ada", "bo"):
        house.do("confirm", name)
    found = let_in(house.doors, WHO, ["ada", "bo", "cy", "ada", "nobody"])
    assert [line.candidate_id for line in found.lines] == ["ada", "bo"]
    assert found.refused_ids == ["cy", "nobody"]
    counts = headcount(watch_room(house.entry, SESSION), NOW)
    assert (counts.candidates, counts.expected, counts.need_help) == (3, 3, 0)


def test_what_may_not_be_done_is_refused_and_changes_nothing():
    house = House()
    house.do("confirm")
    before = watch_room(house.entry, SESSION)
    for act in ("confirm", "pause", "resume", "end", "move", "accept_report"):
        with pytest.raises(ExamNotNow):
            house.do(act)
    assert watch_room(house.entry, SESSION) == before


def test_a_report_is_shown_without_its_solution_and_settled_once():
    house = House()
    house.run()
    house.append(reported)
    alert = house.exam().open_alerts[0].sequence
    found = read_reported_question(house.doors, SESSION, "ada", sequence=alert)
    assert (found.alert.position, found.challenge.statement) == (1, "<p>Épreuve de mots-1</p>")
    assert house.rooms.line(SESSION, "ada").alert == alert
    assert house.do("accept_report", reference=alert).alert == 0
    with pytest.raises(ExamNotNow):
        house.do("dismiss_report", reference=alert)
    for name, sequence in (("ada", 1), ("bo", alert)):
        with pytest.raises(AlertNotFound):
            read_reported_question(house.doors, SESSION, name, sequence=sequence)


class RacedExams(FakeExams):
    """Somebody else writes `meanwhile` between our first read and our write."""

    meanwhile = None

    def get(self, exam_id):
        found = super().get(exam_id)
        if self.meanwhile is not None:
            made, self.meanwhile = self.meanwhile, None
            self.append(exam_id, made(fold(*found)))
        return found


def test_whoever_loses_a_race_judges_again_what_is_there():
    house = House(exams=RacedExams())
    house.run()
    house.exams.meanwhile = reported
    line = house.do("pause")
    assert (line.phase, line.alerts) == ("paused", 1)
    assert [event.kind for event in house.exams.get("ada")[1]][-2:] == ["reported", "paused"]


def test_an_act_that_comes_when_the_time_is_over_ends_the_exam_first():
    house = House()
    house.run()
    late = NOW + timedelta(minutes=START.minutes) + LATE + timedelta(seconds=1)
    with pytest.raises(ExamOver):
        house.do("pause", now=late)
    line = house.rooms.line(SESSION, "ada")
    assert (line.phase, line.end_reason, line.acts) == ("ended", "time", ())


def test_a_pause_gives_its_time_back_and_an_early_end_says_who_ended():
    house = House()
    house.run()
    before = house.rooms.line(SESSION, "ada").deadline
    house.do("pause", now=NOW + timedelta(minutes=1))
    line = house.do("resume", now=NOW + timedelta(minutes=4))
    assert line.deadline == before + timedelta(minutes=3)
    line = house.do("end", now=NOW + timedelta(minutes=5))
    assert (line.phase, line.end_reason, line.seconds_left) == ("ended", "invigilator", 8 * 60)


def test_an_incident_is_kept_once_and_taken_back_by_who_noted_it():
    house = House()
    noted = report(candidate_id="ada", by=MARIE)
    note_incident(house.incidents, noted)
    note_incident(house.incidents, noted)
    assert list_incidents(house.incidents, SESSION) == [noted]
    with pytest.raises(NotYourReport):
        take_back_incident(house.incidents, SESSION, noted.id, user_id=PUPIL)
    take_back_incident(house.incidents, SESSION, noted.id, user_id=MARIE)
    with pytest.raises(ReportNotFound):
        take_back_incident(house.incidents, SESSION, noted.id, user_id=MARIE)


def test_an_incident_says_what_its_category_asks():
    house = House()
    fire = {"category": "NON_BLOCKING_TECHNICAL_ISSUE", "subcategory": "", "question_number": 0}
    with pytest.raises(ReportNotReadable):
        note_incident(house.incidents, report(candidate_id="", **fire))
    told = report(candidate_id="", description="Alarme incendie", **fire)
    assert note_incident(house.incidents, told) == told


def test_only_some_incidents_are_of_the_whole_room():
    house = House()
    with pytest.raises(ReportNotReadable) as refused:
        note_incident(house.incidents, report(candidate_id=""))
    assert refused.value.pointer == "/candidate_id"
