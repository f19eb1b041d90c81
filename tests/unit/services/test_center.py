"""A center's use cases when others act at the same time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

import pytest

from chalicelib.core.certif_errors import CandidateKnown
from chalicelib.core.certification.candidate import Candidate
from chalicelib.core.certification.exam import Event, ExamHeader, Start, fold
from chalicelib.core.certification.registration import Registration
from chalicelib.core.certification.room import line_of
from chalicelib.core.certification.session import CertificationSession
from chalicelib.core.certification.session_file import FILE_COLUMNS
from chalicelib.core.certification.table import Row
from chalicelib.core.errors import StaleRow
from chalicelib.core.organization import Organization
from chalicelib.core.scoring import Rules
from chalicelib.services.enrolment import EnrolmentDoors, Place, add_candidate
from chalicelib.services.finalization import Closing, FinalizationDoors, finalize_session
from chalicelib.services.session import SessionDoors, delete_session
from chalicelib.services.session_file import HandedSessions, SessionFileDoors, take_session_file
from tests.factories import NOW, release
from tests.fakes.exams import FakeExams, FakeRooms
from tests.fakes.learners import FakeLearners
from tests.fakes.learning import FakeProfiles, FakeReleases
from tests.fakes.organizations import InMemoryMemberships, InMemoryOrganizations
from tests.fakes.sessions import FakeCandidates, FakeIssueReports, FakeSessions
from tests.fakes.tallies import FakeCertifiability
from tests.session_factories import BORN, CENTER, SESSION, candidate, session

ZELIE = Registration("Zélie", "Martelin", BORN)
BOUND = Start("2024", "r" * 16, "", "fr", length=2, minutes=105)


class CrowdedCandidates(FakeCandidates):
    """Before the first one is enrolled, a colleague enrols somebody."""

    def __init__(self, sessions: FakeSessions, colleague: Candidate) -> None:
        super().__init__(sessions)
        self.waiting = [colleague]

    def add(self, candidates: Sequence[Candidate], session: CertificationSession) -> None:
        if self.waiting:
            super().add([self.waiting.pop()], self.sessions.get(session.id))
        super().add(candidates, session)


def enrolment(colleague: Candidate) -> EnrolmentDoors:
    sessions, organizations = FakeSessions(), InMemoryOrganizations()
    sessions.add(session())
    organizations.add(Organization(CENTER, "center", "Centre", created_at=NOW))
    return EnrolmentDoors(
        sessions=sessions,
        candidates=CrowdedCandidates(sessions, colleague),
        organizations=organizations,
        memberships=InMemoryMemberships(),
        learners=FakeLearners(),
        profiles=FakeProfiles(),
        certifiability=FakeCertifiability(),
        releases=FakeReleases(release()),
        rules=Rules(),
    )


PLACE = Place(CENTER, SESSION, "boss", "k")


def test_who_is_enrolled_while_a_colleague_enrols_gets_the_next_number() -> None:
    doors = enrolment(candidate("noe", first_name="Noé"))
    added = add_candidate(doors, ZELIE, PLACE)
    assert [one.first_name for one in doors.candidates.list_of(SESSION)] == ["Noé", "Zélie"]
    assert added.number == doors.sessions.get(SESSION).last_number == 2


def test_whom_a_colleague_has_just_enrolled_is_known() -> None:
    doors = enrolment(candidate("theirs"))
    with pytest.raises(CandidateKnown):
        add_candidate(doors, ZELIE, PLACE)
    assert [one.id for one in doors.candidates.list_of(SESSION)] == ["theirs"]


class EnrollingCandidates(FakeCandidates):
    """Somebody is enrolled just after the list is read."""

    def list_of(self, session_id: str) -> Sequence[Candidate]:
        found = super().list_of(session_id)
        if not found:
            self.add([candidate("late")], self.sessions.get(session_id))
        return found


def test_a_session_is_not_deleted_under_somebody_who_is_enrolled_meanwhile() -> None:
    sessions = FakeSessions()
    sessions.add(session())
    people, rooms = EnrollingCandidates(sessions), FakeRooms()
    doors = SessionDoors(sessions, people, rooms, FakeReleases(release()))
    with pytest.raises(StaleRow):
        delete_session(doors, CENTER, SESSION)
    assert not sessions.get(SESSION).is_deleted
    delete_session(doors, CENTER, SESSION)
    assert (sessions.get(SESSION).is_deleted, people.rows) == (True, {})


class HandedRows:
    """`ports.certif.Sheets` that reads one list for the session KPTR47."""

    LINE: Mapping[str, str] = {
        "number": "KPTR47",
        "last_name": "Martelin",
        "first_name": "Zélie",
        "birth_date": "07/03/2004",
    }

    def read(self, content: bytes) -> Sequence[Row]:
        titles = tuple(column.header for column in FILE_COLUMNS)
        cells = tuple(self.LINE.get(column.name, "") for column in FILE_COLUMNS)
        return [Row(1, titles), Row(2, cells)]


class FinalizedMeanwhile(FakeSessions):
    """Finalized just after its number was looked for."""

    def find_by_number(self, number: str) -> CertificationSession | None:
        found = super().find_by_number(number)
        if found is not None and found.is_open:
            self.save(replace(found, state="finalized", finalized_at=NOW))
        return found


def test_a_file_adds_nobody_to_a_session_that_is_finalized_meanwhile() -> None:
    sessions, organizations = FinalizedMeanwhile(), InMemoryOrganizations()
    sessions.rows[SESSION] = session(version=1)
    organizations.add(Organization(CENTER, "center", "Centre", created_at=NOW))
    candidates = FakeCandidates(sessions)
    doors = SessionFileDoors(
        sessions=sessions,
        candidates=candidates,
        organizations=organizations,
        releases=FakeReleases(release()),
        sheets=HandedRows(),  # type: ignore[arg-type]  # only reads
    )
    handed = HandedSessions(CENTER, "boss", b"", is_trial=False, now=NOW, new_id="k")
    with pytest.raises(StaleRow):
        take_session_file(doors, handed)
    assert candidates.list_of(SESSION) == []


class BusyExams(FakeExams):
    """Something else happens before the first event is added."""

    def __init__(self) -> None:
        super().__init__()
        self.meanwhile: Callable[[], None] | None = None

    def append(self, exam_id: str, event: Event, *, due_at: datetime | None = None) -> None:
        if self.meanwhile is not None:
            happening, self.meanwhile = self.meanwhile, None
            happening()
        super().append(exam_id, event, due_at=due_at)


class BusySessions(FakeSessions):
    """A colleague changes the session just before it is finalized."""

    def save(self, session: CertificationSession) -> None:
        known = self.rows[session.id]
        if session.state == "finalized" and known.remarks == "":
            self.rows[session.id] = replace(known, remarks="Alarme", version=known.version + 1)
            raise StaleRow
        super().save(session)


def ending(exams: FakeExams, sessions: FakeSessions | None = None) -> FinalizationDoors:
    """A session in whose room one candidate has answered the first of two questions."""
    sessions, rooms = sessions or FakeSessions(), FakeRooms()
    sessions.add(session(starts_on=NOW.date()))
    candidates = FakeCandidates(sessions, rooms, exams)
    candidates.add([candidate()], sessions.get(SESSION))
    exams.open(ExamHeader("zelie", SESSION, "u1", NOW))
    for event in (
        Event(1, "joined", NOW, device_id="d"),
        Event(2, "confirmed", NOW, by="karim"),
        Event(3, "let_in", NOW, by="karim"),
        Event(4, "started", NOW, start=BOUND, next_challenge_id="q1"),
        Event(5, "answered", NOW, answer="a", outcome="ok", next_challenge_id="q2"),
    ):
        exams.append("zelie", event)
    rooms.save(line_of(fold(*exams.get("zelie")), rooms.line(SESSION, "zelie")))
    return FinalizationDoors(sessions, rooms, exams, FakeIssueReports())


CLOSING = Closing({"zelie": "technical"}, "", "boss", NOW)


def test_an_answer_that_arrives_while_the_session_is_finalized_is_kept() -> None:
    exams = BusyExams()
    doors = ending(exams)
    last = Event(6, "answered", NOW, answer="b", outcome="ok")
    exams.meanwhile = lambda: exams.append("zelie", last)
    finalize_session(doors, CENTER, SESSION, closing=CLOSING)
    exam = fold(*exams.get("zelie"))
    assert (exam.end_reason, len(exam.answers)) == ("completed", 2)
    assert (exam.is_closed, exam.cause) == (True, "")


def test_a_session_that_a_colleague_changes_meanwhile_is_finalized_as_changed() -> None:
    doors = ending(FakeExams(), BusySessions())
    done = finalize_session(doors, CENTER, SESSION, closing=CLOSING)
    assert (done.state, done.remarks) == ("finalized", "Alarme")
    assert doors.sessions.get(SESSION) == done


def test_closing_that_stopped_half_way_goes_on_when_it_is_sent_again() -> None:
    doors = ending(FakeExams())
    doors.sessions.save(replace(doors.sessions.get(SESSION), state="finalized", finalized_at=NOW))
    finalize_session(doors, CENTER, SESSION, closing=CLOSING)
    finalize_session(doors, CENTER, SESSION, closing=CLOSING)
    exam = fold(*doors.exams.get("zelie"))
    assert (exam.end_reason, exam.cause, exam.last_sequence) == ("finalized", "technical", 7)
