"""From the publication of a session to what institutions read, through the stream."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from chalice.test import Client

from chalicelib import wiring
from chalicelib.adapters.dynamo.accounts import DynamoAccounts
from chalicelib.adapters.dynamo.api_clients import DynamoTrail
from chalicelib.adapters.dynamo.work import due_rows
from chalicelib.core.certification.certification import entry_of
from chalicelib.core.certification.reported_result import FEEDS, feed_list
from chalicelib.core.content import Release
from chalicelib.core.identity import User
from chalicelib.core.learner import Learner
from chalicelib.core.organization import Organization
from chalicelib.services.scoring import score_exam
from chalicelib.settings import settings
from chalicelib.wiring import certif
from chalicelib.wiring import jury as jury_wiring
from chalicelib.wiring import orga as orga_wiring
from chalicelib.wiring import reported as reported_wiring
from chalicelib.workers import reporting, settlement
from chalicelib.workers.reporting import CertificationsNotReported
from tests.after_days import MIXED, RIGHT, After, Sat, enrolled
from tests.aws import rows_of, waiting
from tests.browser import Browser
from tests.factories import NOW
from tests.integration.test_jury import ANA, BOB, Office
from tests.machines import V1, Machine, known
from tests.reported_factories import INE, UAI
from tests.session_factories import CENTER, SESSION
from tests.streams import inserted

SCHOOL, LINE = "o" * 24, "l" * 24
BORN = date(2008, 3, 7)
YEARS_ON = timedelta(days=1000)


def reader(client: Client, client_id: str = "p" * 24, **changes: Any) -> Browser:
    """What speaks for an institution's machine that staff made known."""
    return Machine(client, client_id, known(client_id, **changes).secret).signed_in()


def stream(client: Client) -> None:
    """What the stream of certifications brings: every row there is."""
    rows = rows_of(settings().table_name("certifications"))
    client.lambda_.invoke("reporting", inserted(rows, at=wiring.clock().now()))


@pytest.fixture
def office(release: Release) -> Iterator[Office]:
    """A session that waits to be published: Zélie of a school's list, Yann of none."""
    organizations = orga_wiring.organizations()
    organizations.add(Organization(CENTER, "center", "Centre Hedy-Lamarr", NOW))
    organizations.add(Organization(SCHOOL, "school", "Collège", NOW, uai=UAI))
    orga_wiring.learners().save(
        Learner(LINE, SCHOOL, "Zélie", "Martelin", BORN, middle_name="Anne", national_id=INE)
    )
    for user_id, name in ((ANA, "Ana"), (BOB, "Bob")):
        DynamoAccounts().add(
            User(user_id, "registered", "fr", NOW, first_name=name, last_name="Jury")
        )
    day = After(
        certif.sessions(),
        certif.candidates(),
        certif.rooms(),
        certif.exams(),
        certif.issue_reports(),
    )
    day.opened(
        enrolled(school_id=SCHOOL, learner_id=LINE, birth_date=BORN),
        enrolled("yann", 2, first_name="Yann", last_name="Roy", division="3e C"),
    )
    now = wiring.clock().now()
    day.sat("zelie", Sat(outcomes=RIGHT, release_id=release.id, at=now))
    day.sat("yann", Sat(outcomes=MIXED, release_id=release.id, at=now))
    day.finalized()
    for exam_id in ("zelie", "yann"):
        score_exam(jury_wiring.scoring_doors(), exam_id, now=now)
    settlement.settle(SESSION)
    from app import app  # reads the environment that `aws` has set

    with Client(app, stage_name="local") as client:
        yield Office(client)


@pytest.fixture
def institution(office: Office) -> Browser:
    return reader(office.client)


def by_ine(institution: Browser, ine: str = INE) -> Any:
    return institution.post(f"{V1}/certifications/search", {"ine": ine})


def of_school(institution: Browser, **asked: object) -> Any:
    return institution.post(f"{V1}/schools/results", {"uai": UAI, **asked})


def due() -> dict[str, list[str]]:
    now = wiring.clock().now() + YEARS_ON
    return {
        feed: sorted(row.due.partition("#")[2] for row in due_rows(feed_list(feed), now))
        for feed in FEEDS
    }


def test_a_result_is_read_once_it_is_published(office: Office, institution: Browser) -> None:
    stream(office.client)
    (pending,) = of_school(institution).body["items"]
    assert (pending["status"], pending["pix_score"]) == ("pending", None)
    assert (pending["competence_results"], pending["verification_code"]) == ([], None)
    assert by_ine(institution).status == 404
    assert due() == {feed: [] for feed in FEEDS}

    office.published()
    stream(office.client)
    found = by_ine(institution).body
    assert (found["organization_uai"], found["ine"]) == (UAI, INE)
    assert (found["last_name"], found["first_name"]) == ("Martelin", "Zélie")
    assert (found["birth_date"], found["status"]) == ("2008-03-07", "validated")
    assert found["pix_score"] == certif.certifications().get("zelie").result.pix
    assert found["global_level"].startswith("LEVEL_")
    assert {one["area_name"] for one in found["competences"]}
    (listed,) = of_school(institution).body["items"]
    assert (listed["status"], listed["middle_name"]) == ("validated", "Anne")
    assert listed["national_student_id"] == INE
    assert listed["certification_center"] == "Centre Hedy-Lamarr"
    assert due() == {feed: ["yann", "zelie"] for feed in FEEDS}


def test_a_person_is_found_three_ways(office: Office, institution: Browser) -> None:
    office.published()
    stream(office.client)
    person = {
        "organization_uai": UAI,
        "last_name": "MARTELIN",
        "first_name": "zelie",
        "birth_date": BORN.isoformat(),
    }
    by_name = institution.post(f"{V1}/certifications/search", person)
    assert by_name.body == by_ine(institution).body
    code = certif.certifications().get("zelie").code
    by_code = institution.post(f"{V1}/certifications/search", {"verification_code": code}).body
    assert (by_code["organization_uai"], by_code["ine"]) == (None, None)
    assert by_code == {**by_name.body, "organization_uai": None, "ine": None}


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"ine": INE, "verification_code": "BCDFGHJKMPQRTV"},
        {"organization_uai": UAI, "last_name": "Martelin", "first_name": "Zélie"},
        {"ine": INE, "last_name": "Martelin"},
        {"ine": "12"},
        {"verification_code": "P-7KQ4WXH9"},
        {"ine": INE, "surname": "Martelin"},
    ],
)
def test_a_question_that_is_not_one_is_refused(institution: Browser, body: object) -> None:
    assert institution.post(f"{V1}/certifications/search", body).status == 422


def test_a_school_that_is_not_one_is_refused(institution: Browser) -> None:
    refused = institution.post(f"{V1}/schools/results", {"uai": "0991234A"})
    assert (refused.status, refused.body["code"]) == (422, "invalid_uai")


def test_a_school_without_results_has_an_empty_list(institution: Browser) -> None:
    reply = of_school(institution)
    assert (reply.status, reply.body["items"], reply.body["next"]) == (200, [], None)
    assert reply.body["competences"]


def test_two_pupils_alike_are_not_told_apart(office: Office, institution: Browser) -> None:
    office.published()
    stream(office.client)
    (one,) = reported_wiring.results().find_many(["zelie"])
    double = replace(one, certification_id="double", ine="", learner_id="m" * 24, code="")
    reported_wiring.results().save(double, before=None, is_due=False)
    person = {
        "organization_uai": UAI,
        "last_name": "Martelin",
        "first_name": "Zélie",
        "birth_date": BORN.isoformat(),
    }
    reply = institution.post(f"{V1}/certifications/search", person)
    assert (reply.status, reply.body["code"]) == (409, "several_people")


def test_a_revoked_result_is_read_no_more_and_feeds_say_so(
    office: Office, institution: Browser
) -> None:
    office.published()
    stream(office.client)
    one = certif.certifications().get("zelie")
    revoked = replace(one, revoked_at=wiring.clock().now())
    certif.certifications().save(revoked, entry_of(one, "revoked", at=NOW))
    stream(office.client)
    assert by_ine(institution).status == 404
    assert of_school(institution).body["items"] == []
    code = {"verification_code": one.code}
    assert institution.post(f"{V1}/certifications/search", code).status == 404
    (told,) = reported_wiring.results().find_many(["zelie"])
    assert (told.status, told.pix) == ("cancelled", one.result.pix)
    assert due() == {feed: ["yann", "zelie"] for feed in FEEDS}


def test_an_institution_reads_within_its_jurisdiction(office: Office) -> None:
    office.published()
    stream(office.client)
    ours = reader(office.client, "q" * 24, uais=(UAI,))
    theirs = reader(office.client, "r" * 24, uais=("0750001U",))
    code = {"verification_code": certif.certifications().get("zelie").code}
    assert (by_ine(ours).status, by_ine(theirs).status) == (200, 404)
    assert ours.post(f"{V1}/certifications/search", code).status == 200
    assert theirs.post(f"{V1}/certifications/search", code).status == 404
    assert len(of_school(ours).body["items"]) == 1
    refused = of_school(theirs)
    assert (refused.status, refused.body["code"]) == (403, "outside_jurisdiction")


def test_a_client_without_the_scope_reads_nothing(office: Office) -> None:
    office.published()
    stream(office.client)
    school = reader(office.client, "q" * 24, scopes=("results:school",))
    parcoursup = reader(office.client, "r" * 24, scopes=("results:parcoursup",))
    assert (of_school(school).status, by_ine(school).status) == (200, 403)
    assert (of_school(parcoursup).status, by_ine(parcoursup).status) == (403, 200)


def test_only_what_changed_since_is_listed(office: Office, institution: Browser) -> None:
    office.published()
    stream(office.client)
    now = wiring.clock().now()
    hour_ago, tomorrow = (now + timedelta(hours=one) for one in (-1, 24))
    assert len(of_school(institution, since=hour_ago.isoformat()).body["items"]) == 1
    assert of_school(institution, since=tomorrow.isoformat()).body["items"] == []
    last_year = reported_wiring.results().find_many(["zelie"])[0].school_year - 1
    assert of_school(institution, school_year=last_year).body["items"] == []


def test_a_list_goes_on_where_it_stopped(office: Office, institution: Browser) -> None:
    office.published()
    stream(office.client)
    (one,) = reported_wiring.results().find_many(["zelie"])
    for number in range(210):
        other = replace(
            one,
            certification_id=f"{number:024d}",
            learner_id=f"l{number:023d}",
            first_name=f"Zoé{chr(97 + number % 26)}",
        )
        reported_wiring.results().save(other, before=None, is_due=False)
    seen: list[str] = []
    cursor = ""
    sizes = []
    while cursor is not None:
        page = of_school(institution, cursor=cursor).body
        seen += [item["id"] for item in page["items"]]
        sizes.append(len(page["items"]))
        cursor = page["next"]
    assert sizes == [100, 100, 11]
    assert len(set(seen)) == len(seen) == 211
    stolen = of_school(institution).body["next"]
    other_client = reader(office.client, "q" * 24)
    assert of_school(other_client, cursor=stolen).body["code"] == "bad_cursor"


def test_reads_are_written_down_with_how_many_results_they_gave(
    office: Office, institution: Browser
) -> None:
    office.published()
    stream(office.client)
    of_school(institution)
    by_ine(institution, "987654321AB")
    assert INE not in str(rows_of(settings().table_name("partners")))
    day = wiring.clock().now().date()
    found, _ = DynamoTrail().of_day("p" * 24, day)
    kept = {(one.operation, one.status, one.found) for one in found}
    assert kept == {("search_school_results", 200, 1), ("search_certification", 404, 0)}


def test_a_certification_that_cannot_be_told_does_not_hold_up_the_others(
    office: Office, institution: Browser
) -> None:
    office.published()
    ghost = {"p": {"S": "ghost"}, "s": {"S": "c"}}
    images = [ghost, *rows_of(settings().table_name("certifications"))]
    with pytest.raises(CertificationsNotReported):
        reporting.report(images)
    assert by_ine(institution).status == 200


@pytest.mark.parametrize("asked", [SESSION, ""])
def test_sessions_published_before_are_told_when_an_operator_asks(
    office: Office, institution: Browser, asked: str
) -> None:
    office.published()
    assert by_ine(institution).status == 404
    assert office.staff().post("/api/admin/reporting", {"session_id": asked}).status == 202
    while bodies := waiting("exports"):
        name = settings().queue_name("exports")
        for body in bodies:
            event = office.client.events.generate_sqs_event([body], queue_name=name)
            office.client.lambda_.invoke("exports", event)
    assert by_ine(institution).status == 200
    assert due() == {feed: ["yann", "zelie"] for feed in FEEDS}


def test_a_session_is_told_again_once_it_is_published(office: Office) -> None:
    staff = office.staff()
    refused = staff.post("/api/admin/reporting", {"session_id": SESSION})
    assert (refused.status, refused.body["code"]) == (409, "not_published")
    assert staff.post("/api/admin/reporting", {"session_id": "unknown"}).status == 404
    assert waiting("exports") == []
