"""After the exam, over HTTP: four eyes, publication by its worker, the files of the center."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import boto3
import pytest
from chalice.test import Client

from chalicelib import wiring
from chalicelib.adapters.dynamo.accounts import DynamoAccounts
from chalicelib.adapters.dynamo.sessions import DynamoSessions
from chalicelib.core.certification.certification import entry_of
from chalicelib.core.certification.session import CertificationSession
from chalicelib.core.content import Release
from chalicelib.core.errors import StaleRow
from chalicelib.core.identity import Principal, User
from chalicelib.core.organization import Membership, Organization
from chalicelib.services.scoring import score_exam
from chalicelib.settings import settings
from chalicelib.wiring import certif
from chalicelib.wiring import jury as jury_wiring
from chalicelib.wiring import orga as orga_wiring
from chalicelib.workers import settlement
from tests.after_days import MIXED, RIGHT, After, Sat, enrolled
from tests.aws import waiting
from tests.browser import Browser
from tests.factories import NOW
from tests.session_factories import CENTER, SESSION

STAFF = "/api/admin/certification"
ONE = f"{STAFF}/sessions/{SESSION}"
SHEET = f"{STAFF}/candidates/zelie"
RESULTS = f"/api/certif/centers/{CENTER}/sessions/{SESSION}"
ANA, BOB = "a" * 24, "b" * 24
REASON = "Constaté en séance"


class BusySessions(DynamoSessions):
    """Somebody else is always at them."""

    def save(self, session: CertificationSession) -> None:
        raise StaleRow(session.id)


@dataclass
class Office:
    """Two people of the jury, and somebody of the center."""

    client: Client

    def staff(self, user_id: str = ANA) -> Browser:
        who = Principal(user_id, "registered", is_staff=True, has_second_factor=True)
        return Browser(self.client, wiring.tokens().access(who, now=wiring.clock().now()))

    def center(self) -> Browser:
        return Browser(self.client).sign_in("m" * 24)

    def worked(self) -> int:
        """The exports worker takes up what waits, twice each: doing it again changes nothing."""
        bodies = waiting("exports")
        name = settings().queue_name("exports")
        for body in [*bodies, *bodies]:
            event = self.client.events.generate_sqs_event([body], queue_name=name)
            self.client.lambda_.invoke("exports", event)
        return len(bodies)

    def published(self) -> Any:
        assert self.staff().post(f"{ONE}/publication").status == 202
        self.worked()
        return self.staff().get(f"{ONE}/publication").body


@pytest.fixture
def office(release: Release) -> Iterator[Office]:
    orga_wiring.organizations().add(Organization(CENTER, "center", "Centre Hedy-Lamarr", NOW))
    orga_wiring.memberships().add(Membership(CENTER, "m" * 24, "member", NOW))
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
        enrolled(external_id="=1+1"),
        enrolled("yann", 2, first_name="Yann", last_name="Roy", division="3e C"),
        enrolled("absent", 3),
    )
    day.sat("zelie", Sat(outcomes=MIXED, release_id=release.id))
    day.sat("yann", Sat(outcomes=RIGHT, release_id=release.id))
    day.finalized()
    day.reported("r1", question_number=2, by="m" * 24)
    for exam_id in ("zelie", "yann"):
        score_exam(jury_wiring.scoring_doors(), exam_id, now=wiring.clock().now())
    settlement.settle(SESSION)
    from app import app  # reads the environment that `aws` has set

    with Client(app, stage_name="local") as client:
        yield Office(client)


def test_a_session_goes_from_the_jury_to_its_certificates(office: Office) -> None:
    ana, bob = office.staff(ANA), office.staff(BOB)
    (listed,) = ana.get(f"{STAFF}/sessions").body["items"]
    assert (listed["id"], listed["center_name"]) == (SESSION, "Centre Hedy-Lamarr")
    assert ana.post(f"{ONE}/assignment", {"is_mine": True}).body["is_mine"]
    assert (
        bob.get(f"{STAFF}/sessions?number=kptr-47").body["items"][0]["assigned_name"] == "Ana Jury"
    )
    assert ana.post(f"{ONE}/publication").body["code"] == "not_settled"

    asked = {"action": "neutralize", "positions": [2], "reason": REASON, "report_id": "r1"}
    assert ana.post(f"{SHEET}/decisions", asked).status == 202
    (proposal,) = bob.get(f"{STAFF}/proposals").body["items"]
    sequence = proposal["proposal"]["sequence"]
    refused = ana.post(f"{SHEET}/proposals/{sequence}/approval")
    assert (refused.status, refused.body["code"]) == (403, "same_eyes")
    assert bob.post(f"{SHEET}/proposals/{sequence}/approval").body["result"]["counted"] == 3
    assert bob.get(f"{STAFF}/sessions?state=settled").body["items"][0]["id"] == SESSION

    progress = office.published()
    assert (progress["state"], progress["published"]) == ("published", 2)
    assert progress["requested"] == progress["certified"] > 0
    assert len(waiting("certificates")) == progress["certified"]
    assert ana.post(f"{ONE}/publication").body["code"] == "already_published"
    assert bob.get(f"{STAFF}/sessions?state=published").body["items"][0]["id"] == SESSION


def test_a_sheet_tells_questions_results_and_the_trail(office: Office) -> None:
    sheet = office.staff().get(SHEET).body
    assert [one["outcome"] for one in sheet["questions"]] == list(MIXED)
    assert sheet["questions"][0]["words"] == ["juste"]
    assert sheet["changes"] == ["neutralize", "cancel", "reject_fraud"]
    assert [one["action"] for one in sheet["audit"]] == ["scored"]
    assert "theta" not in str(sheet)


def test_a_session_shows_who_came_and_what_waits(office: Office) -> None:
    found = office.staff().get(ONE).body
    assert [one["outcome"] is None for one in found["candidates"]] == [False, False, True]
    assert [one["open_reports"] for one in found["candidates"]] == [1, 0, 0]
    assert [one["resolution"] for one in found["reports"]] == [""]


def test_settling_the_last_incident_settles_the_session(office: Office) -> None:
    body = {"resolution": "kept", "reason": REASON}
    reply = office.staff().post(f"{ONE}/reports/r1/resolution", body)
    assert (reply.status, reply.body["resolution"]) == (200, "kept")
    assert office.staff().get(f"{STAFF}/sessions?state=settled").body["items"] != []


def test_what_is_decided_is_told_so_when_somebody_else_is_at_the_session(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy = replace(jury_wiring.settlement_doors(), sessions=BusySessions())
    monkeypatch.setattr(jury_wiring, "settlement_doors", lambda: busy)
    settle(office)
    ana, bob = office.staff(ANA), office.staff(BOB)
    ana.post(f"{SHEET}/decisions", {"action": "cancel", "reason": REASON})
    sequence = ana.get(SHEET).body["proposal"]["sequence"]
    assert bob.post(f"{SHEET}/proposals/{sequence}/approval").status == 200


def test_a_proposal_is_refused_a_result_commented_a_name_mended(office: Office) -> None:
    staff = office.staff()
    staff.post(f"{SHEET}/decisions", {"action": "cancel", "reason": REASON})
    sequence = staff.get(SHEET).body["proposal"]["sequence"]
    refusal = staff.post(f"{SHEET}/proposals/{sequence}/refusal", {"reason": "Erreur"})
    assert (refusal.status, refusal.body["is_proposed"]) == (200, False)
    staff.post(f"{SHEET}/comments", {"for_candidate": "Bravo", "for_organization": ""})
    identity = {"first_name": "Zélie", "last_name": "Roy", "birth_date": "2004-03-07"}
    assert staff.post(f"{SHEET}/identity", {**identity, "reason": REASON}).status == 200
    sheet = staff.get(SHEET).body
    assert (sheet["last_name"], sheet["comment_for_candidate"]) == ("Roy", "Bravo")
    assert [one["action"] for one in sheet["audit"]][-3:] == [
        "rescore_refused",
        "commented",
        "identity_corrected",
    ]


def test_a_proposal_that_does_not_wait_is_not_found(office: Office) -> None:
    for sequence in ("99", "x", "1e3", "9" * 30):
        reply = office.staff().post(f"{SHEET}/proposals/{sequence}/approval")
        assert (reply.status, reply.body["code"]) == (404, "proposal_not_found")


def test_a_revocation_reaches_the_worker_of_certificates(office: Office) -> None:
    settle(office)
    office.published()
    waiting("certificates")
    ana, bob = office.staff(ANA), office.staff(BOB)
    path = f"{STAFF}/candidates/yann"
    assert ana.post(f"{path}/revocation", {"reason": REASON}).status == 202
    sequence = ana.get(path).body["proposal"]["sequence"]
    assert bob.post(f"{path}/proposals/{sequence}/approval").body["is_revoked"]
    assert len(waiting("certificates")) == 1
    (yann,) = [one for one in results(office)["items"] if one["candidate_id"] == "yann"]
    assert (yann["result"]["status"], yann["result"]["is_revoked"]) == ("cancelled_by_jury", True)


def test_a_center_sees_no_result_before_publication(office: Office) -> None:
    found = results(office)
    assert found["state"] == "finalized"
    assert [one["result"] for one in found["items"]] == [None, None, None]
    asked = office.center().post(f"{RESULTS}/results", {"lang": "fr"})
    assert (asked.status, asked.body["code"]) == (409, "not_published")


def test_a_center_sees_its_results_and_asks_for_their_table(office: Office) -> None:
    settle(office)
    office.published()
    found = results(office)
    assert [one["result"] is None for one in found["items"]] == [False, False, True]
    assert found["divisions"] == ["3e B", "3e C"]
    publication = orga_wiring.jobs().list_of(CENTER, "publication")[0]
    hidden = office.center().get(f"/api/certif/centers/{CENTER}/jobs/{publication.id}")
    assert hidden.body["code"] == "job_not_found"
    lines = table(office, {"lang": "fr"})
    assert lines[0][:7] == [
        "Numéro de certification",
        "Prénom",
        "Nom",
        "Date de naissance",
        "Lieu de naissance",
        "Identifiant Externe",
        "Statut",
    ]
    assert [line[0] for line in lines[1:]] == ["zelie", "yann"]
    assert lines[1][5] == "'=1+1"
    assert lines[1][-2:] == ["Centre Hedy-Lamarr", "14/03/2026"]


def test_a_class_has_a_table_of_its_own(office: Office) -> None:
    settle(office)
    office.published()
    lines = table(office, {"lang": "fr", "division": "3e C"})
    assert [line[0] for line in lines[1:]] == ["yann"]
    assert "Centre de certification" not in lines[0]


def test_certificates_are_packed_in_one_archive(office: Office) -> None:
    settle(office)
    office.published()
    issued("yann", b"%PDF-1.7 of yann")
    job = office.center().post(f"{RESULTS}/certificates", {"lang": "fr"}).body
    assert office.worked() == 1
    done = office.center().get(f"/api/certif/centers/{CENTER}/jobs/{job['id']}").body
    assert (done["status"], done["done"]) == ("done", 1)
    assert done["address"]
    archive = zipfile.ZipFile(io.BytesIO(made()))
    assert archive.read("Roy Yann.pdf") == b"%PDF-1.7 of yann"


def test_dead_letters_are_counted_and_sent_again(office: Office) -> None:
    staff = office.staff()
    assert staff.get(f"{STAFF}/dead-letters").body == {"certificates": 0}
    sqs = boto3.client("sqs")
    name = f"{settings().queue_name('certificates')}-dlq"
    url = sqs.get_queue_url(QueueName=name)["QueueUrl"]
    for number in range(12):
        sqs.send_message(QueueUrl=url, MessageBody=f"m{number}")
    assert staff.get(f"{STAFF}/dead-letters").body == {"certificates": 12}
    assert staff.post(f"{STAFF}/dead-letters").body == {"sent": 12}
    assert staff.get(f"{STAFF}/dead-letters").body == {"certificates": 0}
    assert len(waiting("certificates")) == 12


def test_certificates_are_asked_for_again(office: Office) -> None:
    settle(office)
    progress = office.published()
    waiting("certificates")
    assert office.staff().post(f"{ONE}/certificates").status == 202
    assert len(waiting("certificates")) == progress["requested"]


def settle(office: Office) -> None:
    body = {"resolution": "kept", "reason": REASON}
    assert office.staff().post(f"{ONE}/reports/r1/resolution", body).status == 200


def results(office: Office) -> Any:
    return office.center().get(f"{RESULTS}/results").body


def issued(certification_id: str, pdf: bytes) -> None:
    """As the worker of certificates does."""
    one = certif.certifications().get(certification_id)
    certif.certifications().save(
        replace(one, certificate="issued", issued_at=NOW), entry_of(one, "issued", at=NOW)
    )
    jury_wiring.results_doors().certificates.put(certification_id, pdf)


def made() -> bytes:
    bucket = boto3.resource("s3").Bucket(settings().bucket_name("exports"))
    (found,) = bucket.objects.all()
    return bytes(found.get()["Body"].read())


def table(office: Office, asked: object) -> list[list[str]]:
    once = {"Idempotency_Key": "once"}
    job = office.center().post(f"{RESULTS}/results", asked, **once)
    again = office.center().post(f"{RESULTS}/results", asked, **once)
    assert (job.status, job.body["id"]) == (202, again.body["id"])
    assert office.worked() == 1
    return [line.split(";") for line in made().decode("utf-8-sig").splitlines()]
