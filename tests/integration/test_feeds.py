"""Nightly feeds through the app: from due results to files, receipts, operators and the proof."""

import base64
import gzip
import hashlib
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import boto3
import pytest
from chalice.local import LambdaContext
from chalice.test import Client

from chalicelib import wiring
from chalicelib.core.certification.certification import entry_of
from chalicelib.core.certification.reported_result import FEEDS
from chalicelib.core.content import Release
from chalicelib.core.feed.night import SCHOOLS, local_date
from chalicelib.core.identity import Principal
from chalicelib.observability import metrics
from chalicelib.settings import settings
from chalicelib.wiring import certif
from chalicelib.wiring import feeds as feed_wiring
from chalicelib.wiring import orga as orga_wiring
from chalicelib.wiring import reported as reported_wiring
from chalicelib.wiring import reporting as reporting_wiring
from tests.after_days import After, enrolled
from tests.aws import REGION, waiting
from tests.browser import Browser
from tests.certif_factories import certification
from tests.factories import NOW
from tests.machines import V1, Machine, known
from tests.reported_factories import reported
from tests.session_factories import SESSION
from tests.tab import Hands

NIGHT_HOUR, MORNING_HOUR = 2, 6


class Service:
    """The app, its clock, and who comes to it."""

    def __init__(self, client: Client, hands: Hands) -> None:
        self.client = client
        self._hands = hands

    def at_hour(self, hour: int) -> None:
        """Let it be that hour in Paris, the next time it is; the schedule runs."""
        now = wiring.clock().now().astimezone(SCHOOLS)
        then = now.replace(hour=hour, minute=10)
        if then <= now:
            then = (then.replace(tzinfo=None) + timedelta(days=1)).replace(tzinfo=SCHOOLS)
        self._hands.move((then - now).total_seconds())
        event = self.client.events.generate_cw_event("aws.events", "tick", {}, [], REGION)
        self.client.lambda_.invoke("nightly", event)

    def worked(self) -> None:
        """The worker of exports takes up what waits."""
        name = settings().queue_name("exports")
        for body in waiting("exports"):
            event = self.client.events.generate_sqs_event([body], queue_name=name)
            self.client.lambda_.invoke("exports", event)

    def machine(self, *scopes: str) -> Browser:
        given = known("p" * 24, scopes=scopes)
        return Machine(self.client, "p" * 24, given.secret).signed_in()

    def staff(self) -> Browser:
        who = Principal("staff", "registered", is_staff=True, has_second_factor=True)
        return Browser(self.client, wiring.tokens().access(who, now=wiring.clock().now()))


@pytest.fixture
def service(release: Release, hands: Hands, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    from app import app  # reads the environment that `aws` has set

    as_deployed = partial(LambdaContext, max_runtime_ms=900_000)  # the test client gives 3 seconds
    monkeypatch.setattr("chalice.test.LambdaContext", as_deployed)
    with Client(app, stage_name="local") as client:
        yield Service(client, hands)


def tell(certification_id: str, **changes: Any) -> None:
    store = reported_wiring.results()
    before = next(iter(store.find_many([certification_id])), None)
    changed = {"changed_at": wiring.clock().now(), **changes}
    store.save(reported(certification_id=certification_id, **changed), before=before, is_due=True)


def read(address: str) -> bytes:
    """What is behind a signed address."""
    _, bucket, key = urlsplit(address).path.split("/", 2)
    return bytes(boto3.client("s3").get_object(Bucket=bucket, Key=key)["Body"].read())


def test_a_night_is_read_checked_and_acknowledged(service: Service) -> None:
    tell("a" * 24)
    tell("b" * 24, uai="", ine="")
    service.at_hour(NIGHT_HOUR)
    machine = service.machine("feeds:lsu")
    (run,) = machine.get(f"{V1}/feeds/lsu").body["items"]
    manifest = read(run["manifest_address"])
    assert hashlib.sha256(manifest).hexdigest() == run["manifest_sha256"]
    told = json.loads(manifest)
    assert (told["counts"]["created"], told["counts"]["by_reason"]) == (1, {"no_school": 1})
    for file, part in zip(run["files"], told["parts"], strict=True):
        content = read(file["address"])
        assert hashlib.sha256(content).hexdigest() == file["sha256"] == part["sha256"]
    lines = gzip.decompress(read(run["files"][0]["address"])).decode().splitlines()
    assert [json.loads(line)["certification_id"] for line in lines] == ["a" * 24]

    receipt = {
        "manifest_sha256": run["manifest_sha256"],
        "status": "accepted",
        "rejected": [{"certification_id": "a" * 24, "code": "UAI_UNKNOWN"}],
    }
    place = f"{V1}/feeds/lsu/{run['date']}/receipt"
    first = machine.post(place, receipt)
    assert (first.status, first.body["client"]) == (200, "Rectorat")
    assert machine.post(place, receipt).body == first.body
    changed = machine.post(place, {**receipt, "rejected": []})
    assert (changed.status, changed.body["code"]) == (409, "receipt_accepted")
    other = machine.post(place, {**receipt, "manifest_sha256": "0" * 64})
    assert (other.status, other.body["code"]) == (409, "other_manifest")
    seen = service.staff().get(f"/api/admin/feeds/lsu/{run['date']}").body
    assert seen["receipt"]["rejected"] == receipt["rejected"]
    assert seen["counts"]["by_reason"] == {"no_school": 1}


def test_the_signature_is_that_of_the_issuers_key(service: Service) -> None:
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
    from cryptography.hazmat.primitives.hashes import SHA256

    tell("a" * 24)
    service.at_hour(NIGHT_HOUR)
    (run,) = service.machine("feeds:lsu").get(f"{V1}/feeds/lsu").body["items"]
    manifest = read(run["manifest_address"])
    head, middle, signature = read(run["signature_address"]).decode().split(".")
    assert middle == ""
    header = json.loads(_decoded(head))
    issuer = Browser(service.client).get("/api/public/credentials/did.json").body
    (key,) = (
        one["publicKeyJwk"]
        for one in issuer["verificationMethod"]
        if one["publicKeyJwk"]["kid"] == header["kid"]
    )
    x, y = (int.from_bytes(_decoded(key[name]), "big") for name in "xy")
    public = ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()
    raw = _decoded(signature)
    halves = (int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    payload = base64.urlsafe_b64encode(manifest).rstrip(b"=").decode()
    public.verify(encode_dss_signature(*halves), f"{head}.{payload}".encode(), ec.ECDSA(SHA256()))


def _decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def test_a_machine_reads_the_feeds_of_its_scopes_only(service: Service) -> None:
    machine = service.machine("feeds:parcoursup")
    assert machine.get(f"{V1}/feeds/parcoursup").status == 200
    assert machine.get(f"{V1}/feeds/lsu").status == 403
    receipt = {"manifest_sha256": "0" * 64, "status": "accepted"}
    assert machine.post(f"{V1}/feeds/cpf/2026-11-23/receipt", receipt).status == 403
    assert machine.post(f"{V1}/feeds/parcoursup/2026-11-23/receipt", receipt).status == 404
    assert machine.post(f"{V1}/feeds/parcoursup/soon/receipt", receipt).status == 404


def test_runs_come_in_pages(service: Service) -> None:
    runs = feed_wiring.runs()
    from chalicelib.core.feed.run import new_run

    for days in range(12):
        run = new_run("lsu", release_id="r", now=NOW + timedelta(days=days))
        runs.add(replace(run, state="done", finished_at=NOW, manifest_sha256="0" * 64))
    machine = service.machine("feeds:lsu")
    first = machine.get(f"{V1}/feeds/lsu").body
    rest = machine.get(f"{V1}/feeds/lsu?cursor={first['next']}").body
    assert (len(first["items"]), len(rest["items"]), rest["next"]) == (10, 2, None)
    dates = [run["date"] for run in first["items"] + rest["items"]]
    assert dates == sorted(set(dates), reverse=True)
    assert machine.get(f"{V1}/feeds/lsu?cursor=x").status == 422


def test_the_next_night_tells_what_changed(service: Service) -> None:
    tell("a" * 24)
    service.at_hour(NIGHT_HOUR)
    service.at_hour(NIGHT_HOUR + 1)
    tell("a" * 24, version=4, status="cancelled", revoked_at=wiring.clock().now())
    service.at_hour(NIGHT_HOUR)
    last, first = service.machine("feeds:lsu").get(f"{V1}/feeds/lsu").body["items"]
    assert (first["counts"]["created"], last["counts"]["cancelled"]) == (1, 1)


def test_nothing_runs_by_day(service: Service) -> None:
    tell("a" * 24)
    service.at_hour(14)
    feeds = service.staff().get("/api/admin/feeds").body["feeds"]
    assert [(one["feed"], one["runs"]) for one in feeds] == [
        ("lsu", []),
        ("parcoursup", []),
        ("cpf", []),
    ]


def test_a_function_with_little_time_left_begins_nothing(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell("a" * 24)
    with monkeypatch.context() as patch:
        patch.setattr("chalice.test.LambdaContext", partial(LambdaContext, max_runtime_ms=299_000))
        service.at_hour(NIGHT_HOUR)
    runs = service.staff().get("/api/admin/feeds").body["feeds"][0]["runs"]
    assert [(run["state"], run["counts"]["taken"]) for run in runs] == [("partial", 0)]
    service.at_hour(NIGHT_HOUR + 1)
    runs = service.staff().get("/api/admin/feeds").body["feeds"][0]["runs"]
    assert [(run["state"], run["counts"]["taken"]) for run in runs] == [("done", 1)]


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Files cannot be stored, or can again."""
    from chalicelib.adapters.feed_files import S3Objects

    store = S3Objects.put

    def set_broken(is_broken: bool) -> None:
        def fail(self: Any, key: str, content: bytes, *, media_type: str) -> None:
            raise TimeoutError

        monkeypatch.setattr(S3Objects, "put", fail if is_broken else store)

    return set_broken


def test_operators_see_a_failure_and_have_it_run_again(
    service: Service, broken: Callable[[bool], None]
) -> None:
    tell("a" * 24)
    broken(True)
    with pytest.raises(Exception, match="lsu, parcoursup, cpf"):
        service.at_hour(NIGHT_HOUR)
    broken(False)
    staff = service.staff()
    seen = staff.get("/api/admin/feeds").body["feeds"][0]["runs"][0]
    assert (seen["state"], seen["failure"], seen["finished_at"]) == ("failed", "TimeoutError", None)
    place = f"/api/admin/feeds/lsu/{seen['date']}"
    assert staff.post(f"{place}/rerun").status == 202
    assert staff.post(f"{place}/rerun").status == 202  # twice is once
    service.worked()
    again = staff.get(place).body
    assert (again["state"], again["counts"]["created"]) == ("done", 1)
    done = staff.post(f"{place}/rerun")
    assert (done.status, done.body["code"]) == (409, "feed_run_done")
    assert staff.post("/api/admin/feeds/lsu/2020-01-01/rerun").status == 404
    assert staff.get("/api/admin/feeds/lsu/soon").status == 404
    assert staff.get(f"/api/admin/feeds/other/{seen['date']}").status == 404


def test_a_job_that_the_hourly_run_overtook_ends(
    service: Service, broken: Callable[[bool], None]
) -> None:
    tell("a" * 24)
    broken(True)
    with pytest.raises(Exception, match="lsu"):
        service.at_hour(NIGHT_HOUR)
    broken(False)
    place = f"/api/admin/feeds/lsu/{local_date(wiring.clock().now())}"
    assert service.staff().post(f"{place}/rerun").status == 202
    service.at_hour(NIGHT_HOUR + 1)
    service.worked()
    (job,) = orga_wiring.jobs().list_of("feeds", "feed")
    assert (job.status, service.staff().get(place).body["state"]) == ("done", "done")


def published(*ids: str) -> None:
    """A published session with these certifications."""
    day = After(
        certif.sessions(),
        certif.candidates(),
        certif.rooms(),
        certif.exams(),
        certif.issue_reports(),
    )
    day.opened(*(enrolled(id_, number) for number, id_ in enumerate(ids, start=1)))
    session = certif.sessions().get(SESSION)
    at = wiring.clock().now()
    done = replace(session, state="published", finalized_at=at, published_at=at)
    certif.sessions().save(done)
    for id_ in ids:
        one = certification(id=id_, stage="published", published_at=at)
        certif.certifications().add(one, replace(entry_of(one, "scored", at=at), sequence=1))


def test_what_was_forgotten_is_found_in_the_morning_and_told_the_next_night(
    service: Service,
) -> None:
    published("known", "forgotten")
    from chalicelib.services.reporting import report_certification

    report_certification(reporting_wiring.reporting_doors(), "known", now=wiring.clock().now())
    service.at_hour(NIGHT_HOUR)
    service.at_hour(MORNING_HOUR)
    found = service.staff().get("/api/admin/feeds/reconciliation").body
    assert (found["sessions"], len(found["balances"])) == (1, 3)
    for balance in found["balances"]:
        assert (balance["published"], balance["missing_ids"]) == (2, ["forgotten"])
    service.at_hour(NIGHT_HOUR)
    service.at_hour(MORNING_HOUR)
    proved = service.staff().get("/api/admin/feeds/reconciliation").body
    for balance in proved["balances"]:
        parts = balance["exported"] + balance["refused"] + balance["due"]
        assert (balance["published"], balance["missing"], parts) == (2, 0, 2)


def test_a_night_is_told_in_metrics(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.StringIO()
    monkeypatch.setattr(metrics, "stream", written)
    published("forgotten")
    tell("a" * 24)
    service.at_hour(MORNING_HOUR)
    service.at_hour(NIGHT_HOUR)
    service.at_hour(MORNING_HOUR)
    told: dict[str, list[float]] = {}
    for line in map(json.loads, written.getvalue().splitlines()):
        for name in ("feeds_late", "feed_lines", "feed_finished_hour", "feed_missing"):
            told.setdefault(f"{line['operation']} {name}", []).extend(line.get(name, []))
    assert told["nightly feeds_late"] == [3, 0, 0]
    assert told["nightly feed_missing"] == [3, 0]
    assert told["feed-parcoursup feed_finished_hour"] == [NIGHT_HOUR]
    assert len(told["feed-lsu feed_lines"]) == 1


def test_staff_have_the_proof_made(service: Service) -> None:
    staff = service.staff()
    assert staff.get("/api/admin/feeds/reconciliation").status == 204
    published("forgotten")
    assert staff.post("/api/admin/feeds/reconciliation?days=2").status == 202
    service.worked()
    found = staff.get("/api/admin/feeds/reconciliation").body
    assert {balance["missing"] for balance in found["balances"]} == {1}
    assert datetime.fromisoformat(found["since"]) < datetime.fromisoformat(found["until"])
    assert staff.post("/api/admin/feeds/reconciliation?days=0").status == 422


def test_without_a_contract_nothing_goes_to_the_cpf_and_nothing_is_lost(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell("a" * 24)
    with monkeypatch.context() as patch:
        patch.setenv("PIX_CPF_CONTRACT_ID", "")
        settings.cache_clear()
        service.at_hour(NIGHT_HOUR)
    settings.cache_clear()
    assert {feed: feed_wiring.runs().last(feed) is not None for feed in FEEDS} == {
        "lsu": True,
        "parcoursup": True,
        "cpf": False,
    }
    service.at_hour(NIGHT_HOUR)
    assert feed_wiring.runs().last("cpf") is not None
