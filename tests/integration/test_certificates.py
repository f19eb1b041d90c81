"""Certificates through the real app: made, fetched, verified, carried, withdrawn."""

import gzip
import json
from base64 import urlsafe_b64decode
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from botocore.client import BaseClient
from chalice.test import Client
from joserfc import jws
from joserfc.jwk import ECKey

from chalicelib import wiring
from chalicelib.adapters.messages import from_json
from chalicelib.core.certification.certification import Certification, entry_of
from chalicelib.core.content import Release
from chalicelib.core.events import CertificateRequested
from chalicelib.wiring import certif as certif_wiring
from chalicelib.wiring import certificates as certificates_wiring
from tests.aws import waiting
from tests.browser import Browser
from tests.certif_factories import CANDIDATE_ID, SESSION_ID, result
from tests.certificates import CODE, EVENT, PUBLISHED, center, deliver, published
from tests.factories import NOW, OWNER_ID
from tests.session_factories import candidate

MINE = f"/api/learner/certifications/{CANDIDATE_ID}"
VERIFY = "/api/public/certificates/verification"
DEVICE = "device-of-a-recruiter"
OUR_TIME = PUBLISHED + timedelta(days=1)


@pytest.fixture
def client(visitor: Browser) -> Client:
    center()
    return visitor.client


@pytest.fixture
def issued(client: Client, release: Release) -> Certification:
    published(release)
    deliver(client, EVENT)
    return certif_wiring.certifications().get(CANDIDATE_ID)


def revoke(one: Certification) -> None:
    revoked = replace(
        one,
        result=result(status="cancelled_by_jury", pix=None, mesh=None, levels={}),
        result_number=one.result_number + 1,
        revoked_at=PUBLISHED + timedelta(days=2),
    )
    entry = entry_of(one, "revoked", at=OUR_TIME, by="j" * 24)
    certif_wiring.certifications().save(revoked, entry)


def ask(browser: Browser, code: str = CODE, device: str = DEVICE) -> Any:
    return browser.post(VERIFY, {"code": code, "device_id": device})


def actions() -> list[str]:
    return [entry.action for entry in certif_wiring.certifications().audit(CANDIDATE_ID)]


def test_a_message_makes_one_certificate_however_often_it_comes(
    client: Client, release: Release
) -> None:
    published(release)
    deliver(client, EVENT)
    first = certificates_wiring.files().get(CANDIDATE_ID)
    deliver(client, EVENT, EVENT)
    assert certificates_wiring.files().get(CANDIDATE_ID) == first
    assert first.startswith(b"%PDF")
    assert certif_wiring.certifications().get(CANDIDATE_ID).certificate == "issued"
    assert actions() == ["scored", "published", "issued"]


def test_nothing_is_made_of_what_is_not_published(client: Client, release: Release) -> None:
    one = published(release)
    entry = entry_of(one, "rejected_for_fraud", at=NOW)
    refused = replace(one, result=result(status="rejected", pix=None), result_number=2)
    certif_wiring.certifications().save(refused, entry)
    deliver(client, EVENT)
    assert not certificates_wiring.files().has(CANDIDATE_ID)


def test_who_is_named_otherwise_gets_another_certificate(
    client: Client, issued: Certification
) -> None:
    certificates_wiring.files().put(CANDIDATE_ID, b"a copy", lang="en")
    corrected = replace(issued, last_name="Marin", certificate="requested", issued_at=None)
    entry = entry_of(issued, "identity_corrected", at=OUR_TIME, by="j" * 24)
    certif_wiring.certifications().save(corrected, entry)
    first = certificates_wiring.files().get(CANDIDATE_ID)
    deliver(client, EVENT)
    assert certificates_wiring.files().get(CANDIDATE_ID) != first
    assert not certificates_wiring.files().has(CANDIDATE_ID, lang="en")


def test_holders_see_what_is_to_come_and_nothing_of_what_is_not_published(
    learner: Browser, client: Client, release: Release
) -> None:
    sessions, candidates = certif_wiring.sessions(), certif_wiring.candidates()
    coming = replace(
        sessions.get(SESSION_ID),
        id="t" * 24,
        number="BCDF23",
        state="created",
        starts_on=wiring.clock().now().date(),
        published_at=None,
        version=0,
    )
    sessions.add(coming)
    enrolled = candidate("z" * 24, session_id=coming.id, user_id=OWNER_ID)
    candidates.add([enrolled], sessions.get(coming.id))
    scored = published(release, id="y" * 24)
    certif_wiring.certifications().save(
        replace(scored, stage="scored", published_at=None, code=""),
        entry_of(scored, "commented", at=NOW),
    )
    items = learner.get("/api/learner/certifications").body["items"]
    assert [item["state"] for item in items] == ["to_come", "awaited"]
    assert [item["pix"] for item in items] == [None, None]
    over = sessions.get(coming.id)
    sessions.save(replace(over, state="published", published_at=NOW))
    items = learner.get("/api/learner/certifications").body["items"]
    assert {item["id"]: item["state"] for item in items}[enrolled.id] == "absent"
    detail = learner.get(f"/api/learner/certifications/{scored.id}").body
    assert (detail["pix"], detail["levels"], detail["reason"], detail["code"]) == (
        None,
        [],
        None,
        "",
    )
    assert (
        learner.post(f"/api/learner/certifications/{scored.id}/file").body["code"]
        == "not_published"
    )


def test_holders_read_their_result_and_fetch_their_file(
    learner: Browser, issued: Certification
) -> None:
    (item,) = learner.get("/api/learner/certifications").body["items"]
    assert (item["state"], item["pix"], item["global_level"]) == ("obtained", 300, "independent_3")
    assert item["valid_until"] == "2029-04-02"
    detail = learner.get(MINE).body
    levels = [level for area in detail["levels"] for level in area["levels"]]
    assert [level["level"] for level in levels] == [3, 2]
    assert detail["code"] == "KPTR-4BW7-QHMD-6X"
    address = learner.post(f"{MINE}/file").body["address"]
    assert f"documents/{CANDIDATE_ID}.pdf" in address
    assert "certificat-2026-04-02.pdf" in address
    assert "martin" not in address.lower()


def test_a_copy_in_english_is_made_when_it_is_asked_for(
    learner: Browser, client: Client, issued: Certification
) -> None:
    waiting("certificates")
    assert learner.post(f"{MINE}/file", {"lang": "en"}).body == {"address": None}
    events = [from_json(body) for body in waiting("certificates")]
    assert [event.lang for event in events if isinstance(event, CertificateRequested)] == ["en"]
    deliver(client, *(event for event in events if isinstance(event, CertificateRequested)))
    address = learner.post(f"{MINE}/file", {"lang": "en"}).body["address"]
    assert f"documents/{CANDIDATE_ID}-en.pdf" in address
    assert actions() == ["scored", "published", "issued"]


def test_nobody_else_reads_or_fetches_it(stranger: Browser, issued: Certification) -> None:
    answers = [
        stranger.get(MINE),
        stranger.patch(MINE, {"shown_name": "initial"}),
        stranger.post(f"{MINE}/file"),
        stranger.post(f"{MINE}/credential"),
    ]
    assert {(reply.status, reply.body["code"]) for reply in answers} == {
        (404, "certification_not_found")
    }


def test_verification_tells_what_is_good_under_the_name_that_was_chosen(
    visitor: Browser, learner: Browser, issued: Certification
) -> None:
    told = ask(visitor, " kptr-4bw7 qhmd-6x").body
    assert (told["status"], told["holder"], told["pix"]) == ("valid", "Ada MARTIN", 300)
    assert told["taken_on"] == "2026-03-14"
    assert "birth_date" not in told
    assert learner.patch(MINE, {"shown_name": "initial"}).body["shown_name"] == "initial"
    assert ask(visitor).body["holder"] == "Ada M."
    assert actions()[-1] == "shown_name_chosen"


def test_codes_of_nobody_are_all_told_alike(
    visitor: Browser, client: Client, release: Release
) -> None:
    one = published(release)
    hidden = replace(one, stage="scored", published_at=None)
    certif_wiring.certifications().save(hidden, entry_of(one, "commented", at=NOW))
    codes = (CODE, "BBBBBBBBBBBBBB", "x", "¡!", "0" * 40)
    replies = [ask(visitor, code) for code in codes]
    said = {(reply.status, reply.body["code"], reply.body["detail"]) for reply in replies}
    assert {(status, code) for status, code, _ in said} == {(404, "certificate_unknown")}
    assert len(said) == 1


def test_failures_are_throttled_and_successes_are_not(
    visitor: Browser, issued: Certification
) -> None:
    assert {ask(visitor).status for _ in range(30)} == {200}
    statuses = [ask(visitor, "BBBBBBBBBBBBBB").status for _ in range(21)]
    assert statuses == [404] * 20 + [429]
    assert ask(visitor, device="another-browser-here").status == 200


def test_what_is_revoked_says_so_everywhere(
    visitor: Browser, learner: Browser, issued: Certification
) -> None:
    signed = learner.post(f"{MINE}/credential").body["credential"]
    revoke(certif_wiring.certifications().get(CANDIDATE_ID))
    deliver(visitor.client, EVENT, EVENT)
    told = ask(visitor).body
    assert (told["status"], told["pix"], told["levels"]) == ("revoked", None, [])
    assert learner.get(MINE).body["state"] == "revoked"
    assert learner.post(f"{MINE}/file").body["code"] == "certificate_revoked"
    assert learner.post(f"{MINE}/credential").body["code"] == "certificate_revoked"
    assert not certificates_wiring.files().has(CANDIDATE_ID)
    assert is_revoked(visitor, signed)


def test_what_is_past_its_validity_is_expired(
    visitor: Browser, release: Release, client: Client
) -> None:
    one = published(release)
    old = replace(one, published_at=PUBLISHED.replace(year=2020))
    certif_wiring.certifications().save(old, entry_of(one, "commented", at=NOW))
    assert ask(visitor).body["status"] == "expired"


def test_a_credential_is_checked_with_what_its_issuer_publishes(
    visitor: Browser, learner: Browser, issued: Certification
) -> None:
    reply = learner.post(f"{MINE}/credential", {"lang": "en"})
    badge = claims(visitor, reply.body["credential"])
    assert badge["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert badge["issuer"]["id"] == "did:web:sextant.test:api:public:credentials"
    assert badge["validUntil"] == "2029-04-02T21:59:59Z"
    values = {
        one["resultDescription"].partition("#")[2]: one["value"]
        for one in badge["credentialSubject"]["result"]
    }
    assert values == {"score": "300", "level": "Independent 3", "level-1.1": "3", "level-1.2": "2"}
    described = {
        one["id"] for one in badge["credentialSubject"]["achievement"]["resultDescription"]
    }
    assert {one["resultDescription"] for one in badge["credentialSubject"]["result"]} <= described
    assert not is_revoked(visitor, reply.body["credential"])
    again = claims(visitor, learner.post(f"{MINE}/credential").body["credential"])
    assert again["credentialStatus"] == badge["credentialStatus"]


def test_a_list_that_no_credential_is_in_is_not_told(
    visitor: Browser, issued: Certification
) -> None:
    for name in ("2026-99", "1999-01", "x", "2026-1"):
        assert (
            visitor.get(f"/api/public/credentials/status/{name}").body["code"]
            == "status_list_unknown"
        )


def claims(visitor: Browser, signed: str) -> dict[str, Any]:
    """The claims, checked with the keys of the DID document by another library."""
    issuer = visitor.get("/api/public/credentials/did.json").body
    header = jws.extract_compact(signed.encode()).headers()
    assert header["typ"] == "vc+jwt"
    assert header["kid"] in issuer["assertionMethod"]
    method = next(one for one in issuer["verificationMethod"] if one["id"] == header["kid"])
    key = ECKey.import_key(method["publicKeyJwk"])
    checked = jws.deserialize_compact(signed, key, ["ES256"])
    found: dict[str, Any] = json.loads(checked.payload)
    return found


def is_revoked(visitor: Browser, signed: str) -> bool:
    """What the list of the credential's status says of its place."""
    status = claims(visitor, signed)["credentialStatus"]
    path = status["statusListCredential"].removeprefix("https://sextant.test")
    subject = claims(visitor, visitor.get(path).body)["credentialSubject"]
    packed = subject["encodedList"].removeprefix("u")
    bits = gzip.decompress(urlsafe_b64decode(packed + "=" * (-len(packed) % 4)))
    assert len(bits) * 8 == 131_072
    place = int(status["statusListIndex"])
    return bool(bits[place // 8] >> (7 - place % 8) & 1)


class KilledError(Exception):
    """The process is gone."""


def killed(monkeypatch: pytest.MonkeyPatch, at: int, *, is_after: bool) -> list[str]:
    """Die at the nth call to AWS, before it or once it was carried out; the calls made."""
    calls: list[str] = []
    carry_out = BaseClient._make_api_call

    def dying(client: BaseClient, operation: str, given: dict[str, Any]) -> Any:
        calls.append(operation)
        if len(calls) == at and not is_after:
            raise KilledError
        reply = carry_out(client, operation, given)
        if len(calls) == at:
            raise KilledError
        return reply

    monkeypatch.setattr(BaseClient, "_make_api_call", dying)
    return calls


def test_killed_at_every_step_a_certificate_is_issued_once(
    client: Client, release: Release, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each run is killed at another call, then the message comes back."""
    kills, at, is_done = 0, 0, False
    store, files = certif_wiring.certifications(), certificates_wiring.files()
    while not is_done:
        at += 1
        for is_after in (False, True):
            id_ = f"{at:02d}{'b' if is_after else 'a'}".ljust(24, "k")
            published(release, id=id_, is_announced=False)
            event = replace(EVENT, certification_id=id_)
            with pytest.MonkeyPatch.context() as patch:
                calls = killed(patch, at, is_after=is_after)
                try:
                    deliver(client, event)
                except KilledError:
                    kills += 1
            is_done = len(calls) < at
            deliver(client, event)
            deliver(client, event)
            actions = [entry.action for entry in store.audit(id_)]
            assert actions == ["scored", "published", "issued"], (at, calls)
            assert store.get(id_).certificate == "issued"
            assert files.get(id_).startswith(b"%PDF")
    with capsys.disabled():
        print(f"\n{kills} runs killed at {at - 1} steps: each certificate issued once")
    assert kills == 2 * (at - 1)
    assert at > 5
