"""A certification center through the real app: sessions, candidates, classes, files, the end."""

from base64 import b64decode, b64encode
from collections.abc import Iterator
from datetime import date, timedelta
from gzip import compress
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from chalice.test import Client

from chalicelib import wiring
from chalicelib.core.certification.exam import Event, ExamHeader, Start, fold
from chalicelib.core.certification.room import line_of
from chalicelib.core.identity import Principal
from chalicelib.core.learner import Learner
from chalicelib.core.organization import Membership, Organization, OrganizationType
from chalicelib.wiring import certif
from chalicelib.wiring import orga as orga_wiring
from tests.aws import waiting
from tests.browser import Browser, Reply
from tests.tab import Hands

CENTER, SCHOOL, UAI = "c" * 24, "g" * 24, "0870003F"
ALL = f"/api/certif/centers/{CENTER}/sessions"
ANA = {"first_name": "Ana", "last_name": "Silva", "birth_date": "2004-05-17"}


@pytest.fixture
def boss(hands: Hands) -> Iterator[Browser]:
    """Who runs the center."""
    from app import app  # reads the environment that `aws` has set

    place(CENTER, "center", "boss")
    with Client(app, stage_name="local") as client:
        who = Principal("boss", "registered")
        yield Browser(client, wiring.tokens().access(who, now=wiring.clock().now()))


def place(organization_id: str, type_: OrganizationType, *members: str, uai: str = "") -> None:
    now = wiring.clock().now()
    made = Organization(organization_id, type_, "Un lieu", created_at=now, uai=uai or None)
    orga_wiring.organizations().add(made)
    for user_id in members:
        orga_wiring.memberships().add(Membership(organization_id, user_id, "member", since=now))


def today() -> date:
    return wiring.clock().now().astimezone(ZoneInfo("Europe/Paris")).date()


def asked(**changes: object) -> dict[str, Any]:
    usual = {"site": "Lycée Zola", "room": "B12", "starts_on": today().isoformat()}
    return {**usual, "starts_at": "14:30", **changes}


@pytest.fixture
def session(boss: Browser) -> dict[str, Any]:
    made = boss.post(ALL, asked(invigilators="Mme Curie"))
    assert made.status == 201
    return dict(made.body)


def one(session: dict[str, Any]) -> str:
    return f"{ALL}/{session['id']}"


def pointed(reply: Reply) -> tuple[str, str]:
    (error,) = reply.body["errors"]
    return error["pointer"], error["code"]


def joined(session: dict[str, Any], candidate_id: str) -> None:
    """Somebody comes in from a machine: the room shows it."""
    at = wiring.clock().now()
    header = ExamHeader(candidate_id, session["id"], "u1", at)
    certif.exams().open(header)
    began(session, candidate_id, Event(1, "joined", at, device_id="d1"))


def began(session: dict[str, Any], candidate_id: str, *events: Event) -> None:
    for event in events:
        certif.exams().append(candidate_id, event)
    former = certif.rooms().line(session["id"], candidate_id)
    certif.rooms().save(line_of(fold(*certif.exams().get(candidate_id)), former))


def running(session: dict[str, Any], candidate_id: str) -> None:
    """They were confirmed, let in, and have the first question."""
    joined(session, candidate_id)
    at = wiring.clock().now()
    bound = Start("2024", "r" * 16, "", "fr", length=2, minutes=105)
    began(
        session,
        candidate_id,
        Event(2, "confirmed", at, by="karim"),
        Event(3, "let_in", at, by="karim"),
        Event(4, "started", at, start=bound, next_challenge_id="q1"),
    )


def finished(session: dict[str, Any], candidate_id: str) -> None:
    running(session, candidate_id)
    at = wiring.clock().now()
    first = Event(5, "answered", at, answer="a", outcome="ok", next_challenge_id="q2")
    began(session, candidate_id, first, Event(6, "answered", at, answer="b", outcome="ko"))


# sessions


def test_a_session_is_made_read_listed_changed_and_taken_away(boss: Browser) -> None:
    made = boss.post(ALL, asked(site="  Lycée   Zola "), Idempotency_Key="k1")
    assert made.status == 201
    assert made.body["site"] == "Lycée Zola"
    assert (len(made.body["number"]), len(made.body["room_secret"])) == (6, 14)
    assert boss.post(ALL, asked(site="Lycée Zola"), Idempotency_Key="k1").body == made.body
    path = one(made.body)
    assert boss.get(path).body["counts"]["candidates"] == 0
    changed = boss.patch(path, {"room": "C3", "starts_at": "09:05"})
    assert (changed.status, changed.body["room"], changed.body["starts_at"]) == (200, "C3", "09:05")
    assert [row["id"] for row in boss.get(ALL).body["items"]] == [made.body["id"]]
    assert boss.delete(path).status == 204
    assert boss.get(path).status == 404
    assert boss.get(ALL).body["items"] == []


def test_a_session_opens_when_the_clock_of_its_place_says_so(boss: Browser) -> None:
    day = (today() + timedelta(days=30)).isoformat()
    made = boss.post(ALL, asked(starts_on=day, starts_at="08:00", zone="Indian/Reunion"))
    assert made.body["opens_at"] == f"{day}T04:00:00.000Z"


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ({"site": "   "}, "/site"),
        ({"starts_on": "2001-01-01"}, "/starts_on"),
        ({"starts_on": "2999-01-01"}, "/starts_on"),
        ({"zone": "Europe/Nowhere"}, "/zone"),
        ({"version_id": "1999"}, "/version_id"),
    ],
    ids=["site", "past", "far", "zone", "version"],
)
def test_what_cannot_be_of_a_session_is_pointed_at(
    boss: Browser, wrong: dict[str, str], pointer: str
) -> None:
    refused = boss.post(ALL, asked(**wrong))
    assert refused.status == 422
    assert pointed(refused)[0] == pointer
    assert boss.get(ALL).body["items"] == []


def test_when_and_what_stay_once_somebody_has_joined(
    boss: Browser, session: dict[str, Any]
) -> None:
    ana = boss.post(f"{one(session)}/candidates", ANA).body
    joined(session, ana["id"])
    moved = boss.patch(one(session), {"starts_at": "16:00"})
    assert (moved.status, moved.body["code"]) == (409, "session_started")
    assert boss.patch(one(session), {"room": "C3"}).status == 200
    assert boss.get(one(session)).body["has_begun"]
    assert boss.delete(one(session)).body["code"] == "session_started"


def test_the_list_goes_with_its_session(boss: Browser, session: dict[str, Any]) -> None:
    ana = boss.post(f"{one(session)}/candidates", ANA).body
    assert boss.delete(one(session)).status == 204
    assert certif.candidates().find_by_ticket(ana["ticket"]) is None
    assert list(certif.candidates().list_of(session["id"])) == []


def test_another_center_knows_nothing_of_it(boss: Browser, session: dict[str, Any]) -> None:
    place("d" * 24, "center", "boss")
    elsewhere = one(session).replace(CENTER, "d" * 24)
    paths = ("", "/candidates", "/finalization", "/candidates/file-template")
    assert [boss.get(elsewhere + path).body["code"] for path in paths] == ["session_not_found"] * 4


def test_a_school_is_no_center(boss: Browser) -> None:
    place(SCHOOL, "school", "boss", uai=UAI)
    found = boss.get(f"/api/certif/centers/{SCHOOL}/sessions")
    assert (found.status, found.body["code"]) == (404, "organization_not_found")


def test_the_usual_exam_is_told_first(boss: Browser) -> None:
    items = boss.get(f"/api/certif/centers/{CENTER}/versions").body["items"]
    assert [item["is_default"] for item in items] == [True] + [False] * (len(items) - 1)


# candidates


def test_a_candidate_is_registered_corrected_and_taken_off(
    boss: Browser, session: dict[str, Any]
) -> None:
    path = f"{one(session)}/candidates"
    given = {**ANA, "extra_percent": 33, "adjustments": ["no_focus_watch"], "wants_clea": True}
    ana = boss.post(path, given, Idempotency_Key="k").body
    assert (ana["number"], ana["phase"], ana["eligibility"]["state"]) == (1, "expected", "unknown")
    assert boss.post(path, given, Idempotency_Key="k").body == ana
    assert boss.post(path, ANA).body["code"] == "candidate_known"
    changed = boss.patch(f"{path}/{ana['id']}", {"last_name": "Da  Silva", "extra_percent": 0})
    assert (changed.body["last_name"], changed.body["extra_percent"]) == ("Da Silva", 0)
    assert changed.body["adjustments"] == ["no_focus_watch"]
    assert certif.rooms().line(session["id"], ana["id"]).last_name == "Da Silva"
    assert boss.delete(f"{path}/{ana['id']}").status == 204
    assert boss.get(path).body["items"] == []
    again = boss.post(path, ANA).body
    assert again["number"] == ana["number"] + 1
    assert boss.get(one(session)).body["candidate_count"] == 1


@pytest.mark.parametrize(
    ("wrong", "pointer", "code"),
    [
        ({"first_name": "4na"}, "/first_name", "name_not_readable"),
        ({"last_name": " "}, "/last_name", "required"),
        ({"birth_date": "1899-12-31"}, "/birth_date", "birth_date_must_be_greater"),
        ({"birth_date": "2999-01-01"}, "/birth_date", "birth_date_in_the_future"),
        ({"email": "ana"}, "/email", "email_not_readable"),
        ({"cpf": {"sex": "F"}}, "/cpf/country", "birth_information_required"),
        ({"birth_date": "2015-01-01", "cpf": {"sex": "F"}}, "/cpf", "cpf_adults_only"),
        ({"billing": "prepaid"}, "/prepayment_code", "prepayment_code_required"),
    ],
    ids=["name", "empty", "old", "unborn", "email", "nowhere", "minor", "prepaid"],
)
def test_what_cannot_be_of_a_candidate_is_pointed_at(
    boss: Browser, session: dict[str, Any], wrong: dict[str, Any], *, pointer: str, code: str
) -> None:
    refused = boss.post(f"{one(session)}/candidates", {**ANA, **wrong})
    assert (refused.status, pointed(refused)) == (422, (pointer, code))


def test_where_an_adult_was_born_is_kept_only_while_they_want_the_cpf_told(
    boss: Browser, session: dict[str, Any]
) -> None:
    path = f"{one(session)}/candidates"
    born = {"sex": "F", "country": "france", "insee_code": " 2a004 "}
    ana = boss.post(path, {**ANA, "cpf": born}).body
    assert (ana["cpf"]["country"], ana["cpf"]["insee_code"]) == ("FRANCE", "2A004")
    assert boss.patch(f"{path}/{ana['id']}", {"email": "a@b.fr"}).body["cpf"] is not None
    assert boss.patch(f"{path}/{ana['id']}", {"cpf": None}).body["cpf"] is None


def test_an_exam_that_runs_keeps_what_it_was_begun_with(
    boss: Browser, session: dict[str, Any]
) -> None:
    path = f"{one(session)}/candidates"
    ana = boss.post(path, ANA).body
    running(session, ana["id"])
    late = boss.patch(f"{path}/{ana['id']}", {"extra_percent": 33})
    assert (late.status, late.body["code"]) == (409, "candidate_joined")
    assert boss.patch(f"{path}/{ana['id']}", {"email": "ana@home.test"}).status == 200
    assert boss.delete(f"{path}/{ana['id']}").body["code"] == "candidate_joined"


def test_somebody_whom_another_account_came_in_as_is_freed_until_they_are_confirmed(
    boss: Browser, session: dict[str, Any]
) -> None:
    path = f"{one(session)}/candidates"
    ana = boss.post(path, ANA).body
    certif.candidates().link(certif.candidates().get(session["id"], ana["id"]), "somebody-else")
    joined(session, ana["id"])
    freed = boss.post(f"{path}/{ana['id']}/unlinking", {})
    assert (freed.status, freed.body["has_account"]) == (200, False)
    certif.candidates().link(certif.candidates().get(session["id"], ana["id"]), "ana")
    began(session, ana["id"], Event(2, "confirmed", wiring.clock().now(), by="karim"))
    late = boss.post(f"{path}/{ana['id']}/unlinking", {})
    assert (late.status, late.body["code"]) == (409, "candidate_joined")
    assert certif.candidates().get(session["id"], ana["id"]).user_id == "ana"


# by class


def listed(learner_id: str, **changes: Any) -> None:
    usual = {"first_name": "Zoé", "last_name": learner_id, "birth_date": date(2011, 3, 7)}
    made = Learner(learner_id, SCHOOL, **{**usual, "division": "3e B", **changes})
    orga_wiring.learners().save(made)


def test_a_class_is_enrolled_once_with_what_each_still_lacks(
    boss: Browser, session: dict[str, Any]
) -> None:
    place(SCHOOL, "school", "boss", uai=UAI)
    listed("linked", user_id="u1")
    listed("alone")
    listed("undated", birth_date=None)
    listed("elsewhere", division="3e A")
    orga_wiring.learners().count_divisions(SCHOOL)
    (school,) = boss.get(f"/api/certif/centers/{CENTER}/schools").body["items"]
    assert {row["name"]: row["count"] for row in school["divisions"]} == {"3e A": 1, "3e B": 3}
    pupils = f"{one(session)}/schools/{SCHOOL}/pupils?division=3e%20B"
    states = {row["learner_id"]: row for row in boss.get(pupils).body["items"]}
    assert states["linked"]["eligibility"]["state"] == "lacking"
    assert states["alone"]["eligibility"]["state"] == "unknown"
    asked_for = {"school_id": SCHOOL, "division": "3e B"}
    done = boss.post(f"{one(session)}/classes", asked_for).body
    assert (done["enrolled"], done["undated_learner_ids"]) == (2, ["undated"])
    again = boss.post(f"{one(session)}/classes", asked_for).body
    assert (again["enrolled"], sorted(again["known_learner_ids"])) == (0, ["alone", "linked"])
    people = {row["last_name"]: row for row in boss.get(f"{one(session)}/candidates").body["items"]}
    assert people["linked"]["eligibility"]["missing"]
    assert (people["linked"]["has_account"], people["alone"]["has_account"]) == (True, False)
    assert {row["is_enrolled"] for row in boss.get(pupils).body["items"]} == {True, False}


def test_pupils_of_a_school_where_one_does_not_work_stay_unknown(
    boss: Browser, session: dict[str, Any]
) -> None:
    place(SCHOOL, "school", uai=UAI)
    listed("alone")
    assert boss.get(f"/api/certif/centers/{CENTER}/schools").body["items"] == []
    for answer in (
        boss.get(f"{one(session)}/schools/{SCHOOL}/pupils"),
        boss.post(f"{one(session)}/classes", {"school_id": SCHOOL, "learner_ids": ["alone"]}),
    ):
        assert (answer.status, answer.body["code"]) == (404, "school_not_found")


def test_a_pupil_of_the_centers_own_school_is_recognized(boss: Browser) -> None:
    center = "e" * 24
    place(center, "center", "boss", uai=UAI)
    place(SCHOOL, "school", uai=UAI)
    listed("silva", first_name="ana", last_name="SILVA", birth_date=date(2004, 5, 17), user_id="u1")
    path = f"/api/certif/centers/{center}/sessions"
    session = boss.post(path, asked()).body
    ana = boss.post(f"{path}/{session['id']}/candidates", ANA).body
    assert (ana["has_account"], ana["division"]) == (True, "3e B")
    assert ana["eligibility"]["state"] == "lacking"


# by file

HEADINGS = "* Nom de naissance;* Prénom;* Date de naissance (format : jj/mm/aaaa);Temps majoré ?"


def handed(*lines: str, is_trial: bool = False, **more: object) -> dict[str, object]:
    text = "\r\n".join((HEADINGS, *lines))
    return {"content": b64encode(text.encode()).decode(), "is_trial": is_trial, **more}


def test_a_list_is_seen_then_written_and_never_replaces(
    boss: Browser, session: dict[str, Any]
) -> None:
    path = f"{one(session)}/candidates"
    boss.post(path, ANA)
    boss.post(path, {**ANA, "first_name": "Noé"})
    lines = ("SILVA;ANA;17/05/2004;33", "Curie;Ève;6/12/2004;", "Moreau;Théo;31/02/2004;")
    trial = boss.post(f"{path}/file", handed(*lines, is_trial=True)).body
    assert [row["status"] for row in trial["lines"]] == ["changed", "new", "wrong"]
    assert trial["lines"][0]["differences"] == ["extra_percent"]
    (finding,) = trial["lines"][2]["findings"]
    assert (finding["line"], finding["code"]) == (4, "birth_date_format_not_valid")
    assert (finding["column"], finding["value"]) == (HEADINGS.split(";")[2], "31/02/2004")
    assert len(boss.get(path).body["items"]) == 2
    done = boss.post(f"{path}/file", handed(*lines)).body
    assert (done["added"], done["changed"]) == (1, 0)
    people = {row["first_name"]: row for row in boss.get(path).body["items"]}
    assert set(people) == {"Ana", "Noé", "Ève"}
    assert people["Ana"]["extra_percent"] == 0
    again = boss.post(f"{path}/file", handed(*lines, with_changed=True)).body
    assert (again["added"], again["changed"]) == (0, 1)
    people = {row["first_name"]: row for row in boss.get(path).body["items"]}
    assert (people["Ana"]["extra_percent"], len(people)) == (33, 3)


def test_the_sheet_that_is_given_to_fill_in_is_read_again(
    boss: Browser, session: dict[str, Any]
) -> None:
    path = f"{one(session)}/candidates"
    born = {"sex": "F", "country": "Belgique", "city": "Liège", "insee_code": "99"}
    boss.post(
        path, {**ANA, "cpf": born, "extra_percent": 33, "external_id": "=77", "email": "a@b.fr"}
    )
    sheet = boss.get(f"{path}/file-template").body
    assert sheet["name"] == f"liste-candidats-session-{session['number']}.ods"
    trial = boss.post(f"{path}/file", {"content": sheet["content"], "is_trial": True}).body
    assert [row["status"] for row in trial["lines"]] == ["known"]
    assert trial["ignored_columns"] == []


@pytest.mark.parametrize(
    "content",
    [b"", b"Bonjour", b"PK\x03\x04 nothing", b"\x1f\x8b nothing", b"\x81\x8d;\x81"],
    ids=["empty", "prose", "zip", "gzip", "bytes"],
)
def test_what_is_no_list_is_refused(boss: Browser, session: dict[str, Any], content: bytes) -> None:
    body = {"content": b64encode(content).decode() or "=", "is_trial": True}
    refused = boss.post(f"{one(session)}/candidates/file", body)
    assert (refused.status, refused.body["code"]) == (422, "candidates_not_readable")


@pytest.mark.parametrize("path", ["file", "one"])
@pytest.mark.parametrize("content", ["é", "a", "=", "a b"], ids=["letter", "short", "end", "space"])
def test_what_is_not_base64_is_refused(
    boss: Browser, session: dict[str, Any], *, path: str, content: str
) -> None:
    whole = f"{ALL}/file" if path == "file" else f"{one(session)}/candidates/file"
    refused = boss.post(whole, {"content": content, "is_trial": True})
    assert (refused.status, refused.body["code"]) == (422, "candidates_not_readable")


def sessions_file(*lines: str, is_trial: bool = False) -> dict[str, object]:
    headings = (
        "Numéro de session préexistante;* Nom du site;* Nom de la salle;"
        "* Date de début (format: JJ/MM/AAAA);* Heure de début (heure locale format: HH:MM);"
        "* Surveillant(s);Observations (optionnel);* Nom de naissance;* Prénom;"
        "* Date de naissance (format: JJ/MM/AAAA)"
    )
    text = "\n".join((headings, *lines))
    return {"content": b64encode(compress(text.encode())).decode(), "is_trial": is_trial}


def test_a_file_of_sessions_makes_nothing_twice(boss: Browser, session: dict[str, Any]) -> None:
    day = f"{today() + timedelta(days=7):%d/%m/%Y}"
    lines = (
        f";Lycée Zola;B12;{day};9:00;Mme Curie;Casques;Silva;Ana;17/05/2004",
        ";;;;;;;Curie;Ève;06/12/2004",
        f";Lycée Zola;B12;{day};09:00;M. Noether;;Da;Moreau;07/12/2004",
        f";Lycée Zola;C3;{day};25:00;;;Silva;Noé;17/05/2004",
        f"{session['number']};;;;;;;Silva;Ana;17/05/2004",
        "BBBBBB;;;;;;;Silva;Ana;17/05/2004",
    )
    trial = boss.post(f"{ALL}/file", sessions_file(*lines, is_trial=True)).body["sessions"]
    assert [row["status"] for row in trial] == ["new", "wrong", "known", "wrong"]
    assert [row["candidates"] for row in trial] == [3, 0, 1, 0]
    codes = [{found["code"] for found in row["findings"] if found["is_blocking"]} for row in trial]
    assert codes == [set(), {"session_time_not_valid"}, set(), {"session_number_unknown"}]
    assert len(boss.get(ALL).body["items"]) == 1
    done = boss.post(f"{ALL}/file", sessions_file(*lines)).body["sessions"]
    assert [row["candidates"] for row in done] == [3, 0, 1, 0]
    again = boss.post(f"{ALL}/file", sessions_file(*lines)).body["sessions"]
    assert [row["status"] for row in again] == ["known", "wrong", "known", "wrong"]
    assert [(row["candidates"], row["known"]) for row in again] == [(0, 3), (0, 0), (0, 1), (0, 0)]
    made = boss.get(ALL).body["items"]
    assert [row["candidate_count"] for row in made] == [3, 1]
    assert (made[0]["invigilators"], made[0]["remarks"]) == ("Mme Curie, M. Noether", "Casques")


def test_the_sessions_of_a_file_are_on_the_clock_of_their_places(boss: Browser) -> None:
    line = f";Lycée;B12;{today() + timedelta(days=7):%d/%m/%Y};9:00;;;Silva;Ana;17/05/2004"
    boss.post(f"{ALL}/file", {**sessions_file(line), "zone": "Pacific/Noumea"})
    (made,) = boss.get(ALL).body["items"]
    assert (made["zone"], made["starts_at"]) == ("Pacific/Noumea", "09:00")
    refused = boss.post(f"{ALL}/file", {**sessions_file(line), "zone": "Pacific/Nowhere"})
    assert (refused.status, pointed(refused)[0]) == (422, "/zone")


def test_the_empty_file_of_sessions_has_the_columns_that_are_read(boss: Browser) -> None:
    made = boss.get(f"{ALL}/file-template").body
    text = b64decode(made["content"]).decode("utf-8-sig")
    read = boss.post(f"{ALL}/file", {"content": made["content"], "is_trial": True})
    assert text.count(";") > len(HEADINGS.split(";"))
    assert (read.status, read.body) == (200, {"sessions": [], "ignored_columns": []})


# the end


def test_a_session_is_finalized_once_every_exam_closed_with_its_cause(
    boss: Browser, session: dict[str, Any]
) -> None:
    path = f"{one(session)}/candidates"
    names = ("Ana", "Ève", "Noé", "Théo")
    people = [boss.post(path, {**ANA, "first_name": name}).body["id"] for name in names]
    finished(session, people[0])
    running(session, people[1])
    joined(session, people[2])
    began(session, people[2], Event(2, "confirmed", wiring.clock().now(), by="karim"))
    ending = boss.get(f"{one(session)}/finalization").body
    found = {
        name: [row["candidate_id"] for row in ending[name]]
        for name in ("finished", "unfinished", "not_joined", "open_alerts")
    }
    assert list(found.values()) == [people[:1], people[1:2], people[2:], []]
    refused = boss.post(f"{one(session)}/finalization", {})
    assert (refused.body["code"], pointed(refused)[0]) == ("cause_missing", f"/causes/{people[1]}")
    body = {"causes": {people[1]: "candidate"}, "remarks": "Alarme à 15 h"}
    done = boss.post(f"{one(session)}/finalization", body)
    assert (done.status, done.body["state"], done.body["remarks"]) == (
        200,
        "finalized",
        "Alarme à 15 h",
    )
    assert boss.post(f"{one(session)}/finalization", {}).body == done.body
    exams = [fold(*certif.exams().get(id_)) for id_ in people[:3]]
    assert [exam.end_reason for exam in exams] == ["completed", "finalized", None]
    assert [(exam.is_closed, exam.cause) for exam in exams[:2]] == [(True, ""), (True, "candidate")]
    assert not exams[2].is_confirmed
    lines = {line.candidate_id: line for line in certif.rooms().lines(session["id"])}
    assert [lines[id_].sequence for id_ in people[:3]] == [exam.last_sequence for exam in exams]
    assert [one.id for one in certif.sessions().list_waiting("finalized")] == [session["id"]]
    late = boss.post(path, {**ANA, "first_name": "Zoé"})
    assert (late.status, late.body["code"]) == (409, "session_closed")


def test_an_exam_that_began_while_its_session_was_finalized_is_closed_too(
    boss: Browser, session: dict[str, Any]
) -> None:
    ana = boss.post(f"{one(session)}/candidates", ANA).body["id"]
    boss.post(f"{one(session)}/finalization", {})
    running(session, ana)
    assert boss.post(f"{one(session)}/finalization", {}).status == 200
    exam = fold(*certif.exams().get(ana))
    assert (exam.end_reason, exam.cause, exam.is_closed) == ("finalized", "technical", True)


def test_a_session_is_not_finalized_before_its_day(boss: Browser) -> None:
    day = (today() + timedelta(days=3)).isoformat()
    early = boss.post(ALL, asked(starts_on=day)).body
    refused = boss.post(f"{one(early)}/finalization", {})
    assert (refused.status, refused.body["code"]) == (409, "session_too_early")


def test_incidents_are_noted_and_taken_back_until_the_end(
    boss: Browser, session: dict[str, Any]
) -> None:
    ana = boss.post(f"{one(session)}/candidates", ANA).body["id"]
    path = f"{one(session)}/reports"
    given = {"category": "SIGNATURE_ISSUE", "candidate_id": ana, "description": "Partie avant"}
    noted = boss.post(path, given, Idempotency_Key="k").body
    assert not noted["is_impactful"]
    boss.post(path, given, Idempotency_Key="k")
    fraud = boss.post(path, {"category": "FRAUD", "candidate_id": ana}).body
    assert fraud["is_impactful"]
    assert boss.post(path, {**given, "description": ""}).body["code"] == "report_not_readable"
    assert boss.post(path, {**given, "candidate_id": "x"}).body["code"] == "candidate_not_found"
    found = boss.get(f"{one(session)}/finalization").body["reports"]
    assert [row["id"] for row in found] == [noted["id"], fraud["id"]]
    assert boss.delete(f"{path}/{fraud['id']}").status == 204
    assert boss.delete(f"{path}/{fraud['id']}").body["code"] == "report_not_found"
    boss.post(f"{one(session)}/finalization", {})
    assert boss.post(path, given).body["code"] == "session_closed"
    assert boss.delete(f"{path}/{noted['id']}").body["code"] == "session_closed"


# papers


@pytest.mark.parametrize("paper", ["attendance", "incidents", "kit", "tickets"])
def test_a_paper_is_ordered_made_and_fetched(
    boss: Browser, session: dict[str, Any], paper: str
) -> None:
    ana = boss.post(f"{one(session)}/candidates", ANA).body["id"]
    finished(session, ana)
    ordered = boss.post(f"{one(session)}/papers", {"paper": paper}, Idempotency_Key="k")
    assert (ordered.status, ordered.body["status"]) == (202, "waiting")
    again = boss.post(f"{one(session)}/papers", {"paper": paper}, Idempotency_Key="k")
    assert again.body["id"] == ordered.body["id"]
    (message,) = waiting("exports")
    from chalicelib.workers import exports

    for _ in range(2):  # as queues may
        exports.make(message, tries=1)
    job = boss.get(f"/api/certif/centers/{CENTER}/jobs/{ordered.body['id']}").body
    assert (job["status"], job["total"]) == ("done", 1)
    assert f"exports/cards/{job['id']}" in job["address"]
