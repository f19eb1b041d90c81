"""Stores of sessions: the same promises in memory and on DynamoDB."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

import pytest

from chalicelib.adapters.dynamo.candidates import DynamoCandidates
from chalicelib.adapters.dynamo.exams import DynamoExams
from chalicelib.adapters.dynamo.invigilators import DynamoInvigilators
from chalicelib.adapters.dynamo.issue_reports import DynamoIssueReports
from chalicelib.adapters.dynamo.rooms import DynamoRooms
from chalicelib.adapters.dynamo.sessions import DynamoSessions
from chalicelib.core.certif_errors import (
    CandidateJoined,
    CandidateNotFound,
    CandidateTaken,
    ReportNotFound,
    SessionNotFound,
)
from chalicelib.core.certification.candidate import BirthPlace
from chalicelib.core.certification.exam import ExamHeader
from chalicelib.core.errors import RowExists, StaleRow
from chalicelib.ports.certif import Candidates, Exams, Invigilators, IssueReports, Rooms, Sessions
from tests.aws import aws_in_process, empty_tables, rows_of
from tests.factories import NOW
from tests.fakes.exams import FakeExams, FakeRooms
from tests.fakes.sessions import FakeCandidates, FakeInvigilators, FakeIssueReports, FakeSessions
from tests.session_factories import CENTER, SESSION, candidate, invigilator, report, session


@dataclass(frozen=True)
class Stores:
    sessions: Sessions
    candidates: Candidates
    invigilators: Invigilators
    reports: IssueReports
    rooms: Rooms
    exams: Exams


@pytest.fixture(scope="module")
def aws() -> Iterator[None]:
    with aws_in_process():
        yield


@pytest.fixture(params=["fake", "dynamo"])
def stores(request: pytest.FixtureRequest) -> Stores:
    if request.param == "fake":
        sessions, rooms, exams = FakeSessions(), FakeRooms(), FakeExams()
        candidates = FakeCandidates(sessions, rooms, exams)
        return Stores(sessions, candidates, FakeInvigilators(), FakeIssueReports(), rooms, exams)
    request.getfixturevalue("aws")
    empty_tables()
    return Stores(
        DynamoSessions(),
        DynamoCandidates(),
        DynamoInvigilators(),
        DynamoIssueReports(),
        DynamoRooms(),
        DynamoExams(),
    )


def test_a_session_comes_back_as_stored_and_by_its_number(stores: Stores) -> None:
    whole = session(remarks="Prévoir des casques", zone="Pacific/Noumea", last_number=3)
    stores.sessions.add(whole)
    assert stores.sessions.get(SESSION) == replace(whole, version=1)
    assert stores.sessions.find_by_number("KPTR47") == replace(whole, version=1)
    assert stores.sessions.find_by_number("BBBBBB") is None
    for unknown in ("unknown", "number#KPTR47"):
        with pytest.raises(SessionNotFound):
            stores.sessions.get(unknown)


def test_neither_an_id_nor_a_number_is_given_twice(stores: Stores) -> None:
    stores.sessions.add(session())
    for other in (session(number="BBBBBB"), session("other")):
        with pytest.raises(RowExists):
            stores.sessions.add(other)
    assert stores.sessions.find_by_number("BBBBBB") is None


def test_a_session_is_rewritten_only_as_it_was_read(stores: Stores) -> None:
    stores.sessions.add(session())
    read = stores.sessions.get(SESSION)
    stores.sessions.save(replace(read, room="Salle 7"))
    with pytest.raises(StaleRow):
        stores.sessions.save(replace(read, room="Salle 8"))
    assert stores.sessions.get(SESSION).room == "Salle 7"


def test_a_center_sees_its_sessions_by_date_the_newest_first_page_after_page(
    stores: Stores,
) -> None:
    for name, day, hour in (("a", 3, 9), ("b", 5, 9), ("c", 5, 14), ("d", 4, 9)):
        on, at = date(2027, 1, day), time(hour)
        stores.sessions.add(session(name, number=f"BBBBB{name}", starts_on=on, starts_at=at))
    stores.sessions.add(session("e", number="BBBBBE", organization_id="another"))
    stores.sessions.add(session("f", number="BBBBBF", is_deleted=True))
    first, following = stores.sessions.list_of(CENTER, limit=3)
    assert [one.id for one in first] == ["c", "b", "d"]
    rest, end = stores.sessions.list_of(CENTER, after=following, limit=3)
    assert ([one.id for one in rest], end) == (["a"], "")


def test_staff_sees_what_waits_the_oldest_first(stores: Stores) -> None:
    for at, name in enumerate(("a", "b", "c")):
        stores.sessions.add(session(name, number=f"BBBBB{name}"))
        finalized_at = NOW + timedelta(minutes=10 - at)
        read = stores.sessions.get(name)
        stores.sessions.save(replace(read, state="finalized", finalized_at=finalized_at))
    assert [one.id for one in stores.sessions.list_waiting("finalized")] == ["c", "b", "a"]
    assert [one.id for one in stores.sessions.list_waiting("finalized", limit=1)] == ["c"]
    stores.sessions.save(replace(stores.sessions.get("b"), state="settled"))
    assert [one.id for one in stores.sessions.list_waiting("finalized")] == ["c", "a"]
    assert [one.id for one in stores.sessions.list_waiting("settled")] == ["b"]
    stores.sessions.save(replace(stores.sessions.get("b"), state="published"))
    assert list(stores.sessions.list_waiting("settled")) == []
    assert list(stores.sessions.list_waiting("published")) == []
    stores.sessions.save(replace(stores.sessions.get("a"), state="published"))
    assert [one.id for one in stores.sessions.list_published()] == ["a", "b"]
    assert [one.id for one in stores.sessions.list_published(limit=1)] == ["a"]


def test_candidates_come_back_by_number_with_all_that_is_arranged_for_them(stores: Stores) -> None:
    stores.sessions.add(session())
    whole = candidate(
        number=2,
        user_id="u1",
        school_id="school",
        learner_id="l1",
        division="TG2",
        external_id="77",
        email="zelie@school.test",
        recipient_email="prof@school.test",
        extra_percent=33,
        adjustments=("accessible_challenges", "no_focus_watch"),
        cpf=BirthPlace("F", "FRANCE", insee_code="33063"),
        wants_clea=True,
        billing="prepaid",
        prepayment_code="FACT001",
    )
    stores.candidates.add([whole, candidate("ana", number=1)], stores.sessions.get(SESSION))
    assert stores.candidates.get(SESSION, "zelie") == replace(whole, version=1)
    assert [one.id for one in stores.candidates.list_of(SESSION)] == ["ana", "zelie"]
    assert [one.id for one in stores.candidates.list_of_user("u1")] == ["zelie"]
    counted = stores.sessions.get(SESSION)
    assert (counted.last_number, counted.candidate_count) == (2, 2)
    with pytest.raises(CandidateNotFound):
        stores.candidates.get(SESSION, "nobody")


def test_a_ticket_leads_to_its_candidate(stores: Stores) -> None:
    stores.sessions.add(session())
    stores.candidates.add([candidate()], stores.sessions.get(SESSION))
    found = stores.candidates.find_by_ticket("ticket-of-zelie")
    assert found is not None
    assert found.id == "zelie"
    assert stores.candidates.find_by_ticket("another") is None


def test_many_are_enrolled_once_however_often_they_are_sent(stores: Stores) -> None:
    stores.sessions.add(session())
    crowd = [candidate(f"c{at}", number=at) for at in range(1, 71)]
    stores.candidates.add(crowd, stores.sessions.get(SESSION))
    stores.candidates.add(crowd, stores.sessions.get(SESSION))
    assert [one.number for one in stores.candidates.list_of(SESSION)] == list(range(1, 71))
    assert stores.sessions.get(SESSION).candidate_count == 70


def test_nobody_is_enrolled_in_a_session_that_changed(stores: Stores) -> None:
    stores.sessions.add(session())
    read = stores.sessions.get(SESSION)
    stores.sessions.save(replace(read, room="Salle 7"))
    with pytest.raises(StaleRow):
        stores.candidates.add([candidate()], read)
    assert list(stores.candidates.list_of(SESSION)) == []


def test_a_candidate_is_rewritten_only_as_they_were_read(stores: Stores) -> None:
    stores.sessions.add(session())
    stores.candidates.add([candidate()], stores.sessions.get(SESSION))
    read = stores.candidates.get(SESSION, "zelie")
    stores.candidates.save(replace(read, first_name="Zoé", extra_percent=50))
    with pytest.raises(StaleRow):
        stores.candidates.save(replace(read, first_name="Anne"))
    assert stores.candidates.get(SESSION, "zelie").extra_percent == 50
    line = stores.rooms.line(SESSION, "zelie")
    assert (line.number, line.first_name, line.extra_percent) == (1, "Zoé", 50)


def test_a_candidate_leads_to_one_account(stores: Stores) -> None:
    stores.sessions.add(session())
    stores.candidates.add([candidate()], stores.sessions.get(SESSION))
    read = stores.candidates.get(SESSION, "zelie")
    stores.candidates.link(read, "u1")
    stores.candidates.link(read, "u1")
    with pytest.raises(CandidateTaken):
        stores.candidates.link(read, "u2")
    with pytest.raises(StaleRow):
        stores.candidates.save(read)
    with pytest.raises(CandidateNotFound):
        stores.candidates.link(replace(read, id="nobody"), "u1")
    assert stores.candidates.get(SESSION, "zelie").user_id == "u1"


def test_an_erased_account_is_nobodys(stores: Stores) -> None:
    stores.sessions.add(session())
    stores.candidates.add([candidate(user_id="u1")], stores.sessions.get(SESSION))
    read = stores.candidates.get(SESSION, "zelie")
    stores.candidates.unlink(read, "u2")
    assert stores.candidates.get(SESSION, "zelie").user_id == "u1"
    stores.candidates.unlink(read, "u1")
    stores.candidates.unlink(read, "u1")
    assert stores.candidates.get(SESSION, "zelie").user_id is None
    assert list(stores.candidates.list_of_user("u1")) == []


def test_the_exam_of_an_erased_account_is_nobodys(stores: Stores) -> None:
    stores.exams.unlink("zelie")
    stores.exams.open(ExamHeader("zelie", SESSION, "u1", NOW))
    for _ in range(2):
        stores.exams.unlink("zelie")
    assert stores.exams.get("zelie")[0] == ExamHeader("zelie", SESSION, "", NOW)


def test_a_candidate_is_taken_off_until_they_come_in(stores: Stores) -> None:
    stores.sessions.add(session())
    people = [candidate(), candidate("ana", number=2)]
    stores.candidates.add(people, stores.sessions.get(SESSION))
    zelie = stores.candidates.get(SESSION, "zelie")
    with pytest.raises(StaleRow):
        stores.candidates.remove(zelie, session(version=1))
    stores.candidates.remove(zelie, stores.sessions.get(SESSION))
    assert [one.id for one in stores.candidates.list_of(SESSION)] == ["ana"]
    assert stores.candidates.find_by_ticket("ticket-of-zelie") is None
    assert [line.candidate_id for line in stores.rooms.lines(SESSION)] == ["ana"]
    assert stores.sessions.get(SESSION).candidate_count == 1
    stores.exams.open(ExamHeader("ana", SESSION, "u1", NOW))
    with pytest.raises(CandidateJoined):
        stores.candidates.remove(
            stores.candidates.get(SESSION, "ana"), stores.sessions.get(SESSION)
        )
    assert stores.sessions.get(SESSION).candidate_count == 1


def test_who_invigilates_is_remembered_once_and_can_be_forgotten(stores: Stores) -> None:
    later = invigilator(session_id="another", since=NOW + timedelta(hours=3))
    for one in (invigilator(), invigilator(), later):
        stores.invigilators.add(one)
    assert [one.user_id for one in stores.invigilators.list_of(SESSION)] == ["marie"]
    assert stores.invigilators.list_of_user("marie") == [later, invigilator()]
    assert stores.invigilators.is_one(SESSION, "marie")
    assert not stores.invigilators.is_one(SESSION, "jean")
    stores.invigilators.forget("marie")
    assert not stores.invigilators.is_one(SESSION, "marie")


def test_who_invigilates_is_no_candidate(stores: Stores) -> None:
    stores.sessions.add(session())
    stores.candidates.add([candidate(user_id="u1")], stores.sessions.get(SESSION))
    stores.invigilators.add(invigilator("u1"))
    assert [one.id for one in stores.candidates.list_of_user("u1")] == ["zelie"]
    assert [one.user_id for one in stores.invigilators.list_of_user("u1")] == ["u1"]
    assert [one.id for one in stores.candidates.list_of(SESSION)] == ["zelie"]


def test_incidents_are_kept_rewritten_and_taken_back(stores: Stores) -> None:
    late = report("r2", at=NOW + timedelta(minutes=3), description="Coupure de courant")
    for one in (late, report(), replace(late, resolution="noted", resolved_at=NOW)):
        stores.reports.save(one)
    found = stores.reports.list_of(SESSION)
    assert [one.id for one in found] == ["r1", "r2"]
    assert found[1].resolved_at == NOW
    stores.reports.remove(SESSION, "r1")
    assert [one.id for one in stores.reports.list_of(SESSION)] == ["r2"]
    with pytest.raises(ReportNotFound):
        stores.reports.remove(SESSION, "r1")


def test_no_key_says_who_somebody_is_or_opens_anything(aws: None) -> None:
    empty_tables()
    sessions, candidates = DynamoSessions(), DynamoCandidates()
    sessions.add(session())
    candidates.add([candidate()], sessions.get(SESSION))
    keys = [row[name]["S"] for row in rows_of("pix-local-sessions") for name in ("p", "s")]
    for told in ("Martelin", "ticket-of-zelie", "BCDFGHJKMPQRTV"):
        assert not [key for key in keys if told in key]
