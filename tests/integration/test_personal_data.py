"""The register of personal data, held against the tables, the copy and the erasure."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from pynamodb.models import Model

from chalicelib import wiring
from chalicelib.adapters.dynamo import (
    certif_tables,
    feed_tables,
    orga_tables,
    partner_tables,
    reported_tables,
    tables,
)
from chalicelib.adapters.dynamo.outbox import DynamoOutbox
from chalicelib.adapters.dynamo.profiles import DynamoProfiles
from chalicelib.core.certification.candidate import BirthPlace
from chalicelib.core.certification.certification import AuditEntry
from chalicelib.core.certification.evidence import EvidenceBatch, Noticed
from chalicelib.core.certification.exam import Event as ExamEvent
from chalicelib.core.certification.exam import ExamHeader
from chalicelib.core.identity import LAST_ERASURE_DELAY, LinkedIdentity, PendingEmail
from chalicelib.core.knowledge import KnowledgeElement
from chalicelib.core.learner import Learner
from chalicelib.core.organization import Membership
from chalicelib.core.participation import Participation, Results
from chalicelib.core.personal_data import TABLES, shown_paths
from chalicelib.core.scoring import CompetenceProfile
from chalicelib.core.second_factor import SecondFactor
from chalicelib.observability import logger
from chalicelib.services.profile import project_assessment
from chalicelib.settings import settings
from chalicelib.wiring import accounts as accounts_wiring
from chalicelib.wiring import certif
from chalicelib.wiring import training as training_wiring
from chalicelib.workers import mails, sweeper
from infra.definitions import resources
from tests.aws import all_rows, waiting
from tests.certif_factories import certification, result
from tests.session_factories import SESSION, candidate, invigilator, report, session
from tests.tab import EMAIL, PASSWORD, Hands, Tab

ROOT = Path(__file__).parents[2]
MODELS: dict[str, type[Model]] = {
    model.Meta.table_name: model
    for room in (
        tables,
        orga_tables,
        certif_tables,
        reported_tables,
        partner_tables,
        feed_tables,
    )
    for model in vars(room).values()
    if isinstance(model, type) and issubclass(model, Model) and model is not Model
}
DECLARED = {settings().table_name(table.name): table for table in TABLES}
LONG_ANSWER = {"a": "a very long answer that does not fit in the row of its event, by far"}


def test_every_table_that_is_deployed_is_in_the_register() -> None:
    account_id = settings().account_id
    found = resources("AWS::DynamoDB::Table", stage="local", account_id=account_id)
    assert {table.properties["TableName"] for table in found} == set(DECLARED) == set(MODELS)


@pytest.mark.parametrize("name", sorted(MODELS))
def test_every_field_of_a_table_is_in_the_register(name: str) -> None:
    assert {field.name for field in DECLARED[name].fields} == set(MODELS[name].get_attributes())


@pytest.mark.parametrize("name", sorted(DECLARED))
def test_every_field_is_shown_or_says_why_not(name: str) -> None:
    for field in DECLARED[name].fields:
        assert bool(field.shown_as) != bool(field.why_not)


@pytest.mark.parametrize("name", sorted(DECLARED))
def test_what_goes_by_itself_has_a_date_of_removal_in_the_deployed_table(name: str) -> None:
    account_id = settings().account_id
    deployed = {
        table.properties["TableName"]: table.properties
        for table in resources("AWS::DynamoDB::Table", stage="local", account_id=account_id)
    }
    has_removal = deployed[name].get("TimeToLiveSpecification", {}).get("Enabled", False)
    assert has_removal or DECLARED[name].erasure != "expires"


@pytest.mark.parametrize("function", ["api", "sweeper"])
def test_what_erases_may_write_every_table_that_keeps_something(function: str) -> None:
    """Emulators let everybody in: only this says that erasing works where it is deployed."""
    policy = json.loads((ROOT / f".chalice/policy-{function}.json").read_text(encoding="utf-8"))
    rows = next(part for part in policy["Statement"] if part["Sid"] == "Rows")
    indexed = {"learners", "campaigns", "sessions", "certifications"}
    wanted = {table.name for table in TABLES if table.erasure != "expires"}
    wanted.remove("results")  # names no account: written by the function that reports, alone
    wanted.remove("feeds")  # ids of certifications: written by the functions that send, alone
    wanted.remove("partners")  # names no account but of staff: who made a client, and why
    wanted |= {f"{name}/index/*" for name in indexed}
    allowed = {resource.partition("table/pix-*-")[2] for resource in rows["Resource"]}
    assert wanted <= allowed
    assert {"dynamodb:PutItem", "dynamodb:DeleteItem", "dynamodb:Query"} <= set(rows["Action"])


@pytest.fixture
def lived(tab: Tab, hands: Hands) -> Tab:
    """Ana has done everything that leaves a trace, on every table."""
    tab.sign_up()
    hands.move(1)
    tab.refresh()
    Tab(tab.client).sign_in(password="wrong")
    user_id = str(tab.get("/api/learner/account").body["id"])
    for kind in ({"kind": "competence", "competence_id": "1.1"}, {"kind": "demo"}):
        started = tab.post("/api/learner/assessments", kind).body
        path = f"/api/learner/assessments/{started['id']}"
        first = asked = started["next"]
        for position, answer in enumerate((LONG_ANSWER, {"a": "juste"}), start=1):
            body = {"position": position, "challenge_id": asked["id"], "answer": answer}
            asked = tab.post(f"{path}/answers", body).body["next"]
        report = {"challenge_id": first["id"], "reason": "link", "text": "The link is broken"}
        assert tab.post(f"{path}/reports", report).status == 201
        tab.post(f"{path}/end")
        project_assessment(training_wiring.profile_stores(), started["id"])
    assert DynamoProfiles().list_of(user_id)
    tab.post("/api/auth/forgotten-password", {"email": EMAIL, "lang": "fr"})
    belong(user_id)
    sit_an_exam(user_id)
    fill_account(user_id)
    return tab


SCHOOL, LINE, CAMPAIGN, EXAM = "s" * 24, "l" * 24, "c" * 24, "e" * 24


def belong(user_id: str) -> None:
    """Ana works in a school that also has her on its list, and takes part in a campaign of it."""
    doors, at = accounts_wiring.personal_data_doors(), wiring.clock().now()
    doors.memberships.add(Membership(SCHOOL, user_id, "admin", at))
    line = Learner(
        id=LINE,
        organization_id=SCHOOL,
        first_name="Ana",
        last_name="Silva",
        birth_date=date(2010, 3, 2),
        attributes={"option": "latin"},
        user_id=user_id,
        username="ana.silva0203",
        linked_at=at,
    )
    doors.learners.save(line)
    doors.certifiability.save(SCHOOL, LINE, {"1.1": 3}, now=at)
    results = Results("vv", {"1.1": 3}, {"1.1": 24}, 100, stage=1, badge_ids=("first",))
    sent = Participation(
        id="p" * 24,
        campaign_id=CAMPAIGN,
        organization_id=SCHOOL,
        user_id=user_id,
        rank=1,
        status="shared",
        started_at=at,
        learner_id=LINE,
        first_name="Ana",
        last_name="Silva",
        last_at=at,
        completed_at=at,
        shared_at=at,
        results=results,
    )
    doors.participations.save(sent)


def sit_an_exam(user_id: str) -> None:
    """Ana sat an exam whose result is published, and watches over another room."""
    doors, at = accounts_wiring.personal_data_doors(), wiring.clock().now()
    ana = candidate(
        EXAM,
        first_name="Ana",
        last_name="Silva",
        user_id=user_id,
        adjustments=("no_focus_watch",),
        cpf=BirthPlace("F", "FRANCE", insee_code="33063"),
    )
    certif.sessions().add(session())
    doors.candidates.add([ana], certif.sessions().get(SESSION))
    doors.invigilators.add(invigilator(user_id, session_id="another", name="Ana Silva"))
    for one in (report(candidate_id=EXAM), report("r2", candidate_id="another")):
        doors.issue_reports.save(one)
    doors.exams.open(ExamHeader(EXAM, SESSION, user_id, at))
    long = json.dumps(LONG_ANSWER)
    doors.exams.append(
        EXAM, ExamEvent(1, "answered", at, answer=long, outcome="ok", next_challenge_id="q")
    )
    lost = Noticed("focus_lost", position=1, seconds=4, at=at)
    doors.exams.notice(EXAM, EvidenceBatch(1, at, (lost,)))
    known = {"user_id": user_id, "first_name": "Ana", "last_name": "Silva"}
    scored = certification(id=EXAM, result=result(comment="few_answers"), **known)
    doors.certifications.add(scored, AuditEntry(EXAM, 1, at, "", "scored"))
    told = replace(
        scored,
        stage="published",
        published_at=at,
        code="B" * 14,
        issued_at=at,
        revoked_at=at,
        version=1,
    )
    doors.certifications.save(told, AuditEntry(EXAM, 2, at, "", "published"))


def fill_account(user_id: str) -> None:
    """Every way in that an account may have."""
    accounts, at = accounts_wiring.personal_data_doors().accounts, wiring.clock().now()
    before = accounts.get(user_id)
    whole = replace(
        before,
        username="ana.silva0203",
        identities=(LinkedIdentity("ent", "k" * 64),),
        second_factor=SecondFactor("S" * 32, at, 1, "T" * 32, ("d" * 64,)),
        pending_email=PendingEmail("q" * 24, "ana@home.test", at + timedelta(hours=1)),
    )
    accounts.register(whole, before=before)


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> StringIO:
    """What the logger writes."""
    written = StringIO()
    monkeypatch.setattr(logger.registered_handler, "stream", written)
    return written


def user_id_of(tab: Tab) -> str:
    return tab.jar["refresh"].split(".")[0]


def traces(user_id: str) -> dict[str, list[Any]]:
    """The rows that hold anything of the person, by table; throttles go by themselves."""
    owned = [
        row["s"]["S"].removeprefix("a#")
        for row in all_rows()[settings().table_name("profiles")]
        if row["s"]["S"].startswith("a#")
    ]
    marks = [user_id, EMAIL, "Ana", "Silva", *owned]
    found = {
        table: [row for row in rows if any(mark in json.dumps(row) for mark in marks)]
        for table, rows in all_rows().items()
        if DECLARED[table].erasure == "erased"
    }
    return {table: rows for table, rows in found.items() if rows}


def places(value: object, path: str) -> set[str]:
    """Every place of a copy that holds something."""
    if isinstance(value, dict):
        return {deep for name, inner in value.items() for deep in places(inner, f"{path}.{name}")}
    if isinstance(value, list):
        return {deep for inner in value for deep in places(inner, path)}
    return set() if value is None else {path.removeprefix(".")}


def test_the_copy_shows_every_field_that_the_register_promises(lived: Tab) -> None:
    copy = lived.post("/api/learner/account/export")
    assert copy.status == 200
    assert places(copy.body, "") - {"exported_at"} == set(shown_paths())


def test_the_copy_shows_answers_whole_and_no_secret(lived: Tab) -> None:
    copy = lived.post("/api/learner/account/export").body
    answers = [json.loads(event["answer"] or "null") for event in copy["assessments"][0]["events"]]
    assert LONG_ANSWER in answers
    text = json.dumps(copy)
    for secret in ("argon2", lived.jar["refresh"].split(".")[2], PASSWORD):
        assert secret not in text


def test_the_copy_tells_nothing_of_a_result_before_it_is_published(lived: Tab) -> None:
    doors, user_id = accounts_wiring.personal_data_doors(), user_id_of(lived)
    waiting_one = certification(id="w" * 24, user_id=user_id)
    doors.certifications.add(
        waiting_one, AuditEntry(waiting_one.id, 1, waiting_one.taken_at, "", "scored")
    )
    copied = lived.post("/api/learner/account/export").body["certifications"]
    (told,) = [one for one in copied if one["id"] == waiting_one.id]
    assert set(told) == {"id", "session_id", "organization_id", "taken_at", "stage"}


def test_the_copy_tells_no_outcome_before_the_checkpoint(tab: Tab) -> None:
    tab.sign_up()
    started = tab.post("/api/learner/assessments", {"kind": "demo"}).body
    path = f"/api/learner/assessments/{started['id']}"
    body = {"position": 1, "challenge_id": started["next"]["id"], "answer": {"a": "juste"}}
    tab.post(f"{path}/answers", body)

    def outcomes() -> list[object]:
        (copied,) = tab.post("/api/learner/account/export").body["assessments"]
        return [event["outcome"] for event in copied["events"]]

    assert outcomes() == [None]
    tab.post(f"{path}/end")
    assert outcomes() == ["ok", None]


def test_no_row_of_a_person_is_left_after_the_deletion(lived: Tab, hands: Hands) -> None:
    user_id = user_id_of(lived)
    everywhere = {name for name in DECLARED if DECLARED[name].erasure == "erased"}
    assert set(traces(user_id)) == everywhere - {settings().table_name("work")}
    assert lived.post("/api/learner/account/deletion", {"password": "wrong"}).status == 401
    assert set(traces(user_id)) == everywhere - {settings().table_name("work")}
    assert lived.post("/api/learner/account/deletion", {"password": PASSWORD}).status == 204
    assert set(traces(user_id)) == {
        settings().table_name("accounts"),
        settings().table_name("work"),
    }
    assert not [row for row in all_rows()[settings().table_name("accounts")] if len(row) > 4]
    hands.move(LAST_ERASURE_DELAY.total_seconds())
    sweeper.sweep()
    assert traces(user_id) == {}
    left = {table for table, rows in all_rows().items() if rows}
    kept = {name for name in DECLARED if DECLARED[name].erasure == "parted"}
    assert left <= {settings().table_name("throttles"), *kept}


def test_what_organizations_keep_leads_to_the_account_no_more(lived: Tab) -> None:
    user_id = user_id_of(lived)
    doors = accounts_wiring.personal_data_doors()
    assert lived.post("/api/learner/account/deletion", {"password": PASSWORD}).status == 204
    parted = [name for name in DECLARED if DECLARED[name].erasure == "parted"]
    rows = [row for name in parted for row in all_rows()[name]]
    assert rows
    for row in rows:
        assert user_id not in json.dumps(row)
        assert "ana.silva0203" not in json.dumps(row)
    line = doors.learners.get(SCHOOL, LINE)
    assert (line.first_name, line.user_id, line.username) == ("Ana", None, "")
    assert not doors.certifiability.each(SCHOOL)
    (sent,) = all_rows()[settings().table_name("campaigns")]
    assert not [mark for mark in ("Ana", "Silva", "ana", LINE) if mark in json.dumps(sent)]
    assert not doors.memberships.list_in(SCHOOL)
    assert doors.candidates.get(SESSION, EXAM).first_name == "Ana"
    assert doors.certifications.get(EXAM).result.pix == 300
    assert not doors.invigilators.list_of("another")


def test_what_is_left_goes_by_itself_soon(lived: Tab) -> None:
    lived.post("/api/learner/account/deletion", {"password": PASSWORD})
    end = wiring.clock().now() + timedelta(hours=1)
    rows = all_rows()[settings().table_name("throttles")]
    assert rows
    for row in rows:
        assert EMAIL not in json.dumps(row)
        assert datetime.fromtimestamp(int(row["ttl"]["N"]), tz=UTC) <= end


def test_a_deleted_account_opens_nothing_and_its_address_is_free(lived: Tab) -> None:
    lived.post("/api/learner/account/deletion", {"password": PASSWORD})
    for path in ("", "/export"):
        reply = lived.send("POST" if path else "GET", f"/api/learner/account{path}")
        assert (reply.status, reply.code) == (404, "account_not_found")
    assert lived.refresh().status == 401
    assert Tab(lived.client).sign_in().status == 401
    assert Tab(lived.client).sign_up().status == 201


def test_what_a_last_token_writes_after_the_deletion_goes_too(lived: Tab, hands: Hands) -> None:
    user_id = user_id_of(lived)
    lived.post("/api/learner/account/deletion", {"password": PASSWORD})
    at = wiring.clock().now()
    element = KnowledgeElement("mots-1", "validated", "direct", 840, at)
    late = CompetenceProfile(user_id, "1.2", release_id="r", last_at=at)
    accounts_wiring.personal_data_doors().profiles.save(late, [element])
    hands.move(LAST_ERASURE_DELAY.total_seconds())
    sweeper.sweep()
    assert traces(user_id) == {}


def test_an_anonymous_account_goes_with_its_answers_when_its_time_is_over(
    tab: Tab, hands: Hands
) -> None:
    tab.post("/api/auth/anonymous", {"lang": "fr"})
    tab.post("/api/learner/assessments", {"kind": "demo"})
    hands.move(4 * 3600)
    sweeper.sweep()
    assert any(all_rows().values())
    hands.move(LAST_ERASURE_DELAY.total_seconds())
    sweeper.sweep()
    assert not any(all_rows().values())


def test_an_account_made_from_an_anonymous_one_is_not_swept_away(tab: Tab, hands: Hands) -> None:
    tab.post("/api/auth/anonymous", {"lang": "fr"})
    tab.sign_up()
    hands.move(5 * 3600)
    sweeper.sweep()
    tab.token = ""
    assert tab.refresh().status == 200


def test_one_account_that_cannot_be_erased_does_not_hold_up_the_others(
    tab: Tab, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [
        Tab(tab.client).post("/api/auth/anonymous", {"lang": "fr"}).body["user"]["id"]
        for _ in range(3)
    ]
    hands.move(5 * 3600)
    erase = DynamoProfiles.delete

    def fail_for_one(self: DynamoProfiles, user_id: str) -> None:
        if user_id == ids[1]:
            raise ConnectionError("the table does not answer")
        erase(self, user_id)

    with monkeypatch.context() as patch:
        patch.setattr(DynamoProfiles, "delete", fail_for_one)
        with pytest.raises(sweeper.SweepFailed):
            sweeper.sweep()
    left = {row["p"]["S"] for row in all_rows()[settings().table_name("accounts")]}
    assert left == {ids[1]}
    sweeper.sweep()
    assert not any(all_rows().values())


def test_mails_that_cannot_leave_do_not_hold_up_erasures(
    tab: Tab, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab.post("/api/auth/anonymous", {"lang": "fr"})
    hands.move(5 * 3600)

    def fail(self: DynamoOutbox, *, now: datetime, at_most: int) -> None:
        raise ConnectionError("the table does not answer")

    monkeypatch.setattr(DynamoOutbox, "due", fail)
    with pytest.raises(ConnectionError):
        sweeper.sweep()
    assert not any(all_rows().values())


def test_nothing_personal_waits_in_a_queue_or_stands_in_a_log(lived: Tab, log: StringIO) -> None:
    messages = waiting("mails")
    assert len(messages) == 2
    for message in messages:
        mails.deliver(message)
    lived.post("/api/learner/account/export")
    lived.sign_in(password="wrong")
    lived.post("/api/learner/account/deletion", {"password": PASSWORD})
    sweeper.sweep()
    logged = log.getvalue()
    assert "A mail was handled" in logged
    private = (EMAIL, "Silva", PASSWORD, lived.token, lived.jar["refresh"], "reset-password#")
    for text in (*messages, logged):
        assert not [word for word in private if word in text]
