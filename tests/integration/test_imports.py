"""Files of learners through the real app: sent in parts, read by the worker, accepted, undone."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import boto3
import pytest
from chalice.test import Client

from chalicelib import wiring
from chalicelib.core.errors import StaleRow
from chalicelib.core.events import ImportRequested
from chalicelib.core.identity import Principal
from chalicelib.core.job import Job
from chalicelib.core.organization import Membership, Organization
from chalicelib.core.roster_file import PART_BYTES
from chalicelib.settings import settings
from chalicelib.wiring import orga as orga_wiring
from chalicelib.wiring import roster as roster_wiring
from chalicelib.workers.jobs import LAST_TRY, carry_out
from tests.aws import REGION, rows_of, waiting
from tests.browser import Browser
from tests.siecle import UAI, as_bytes, pupil, siecle, zipped
from tests.tab import Hands

SCHOOL = "school-a"
HERE = f"/api/orga/organizations/{SCHOOL}"


@pytest.fixture
def client(hands: Hands) -> Iterator[Client]:
    from app import app  # reads the environment that `aws` has set

    now = wiring.clock().now()
    orga_wiring.organizations().add(Organization(SCHOOL, "school", "Ada", now, uai=UAI))
    orga_wiring.memberships().add(Membership(SCHOOL, "boss", "admin", now))
    with Client(app, stage_name="local") as client:
        yield client


@pytest.fixture
def boss(client: Client) -> Browser:
    who = Principal("boss", "registered")
    return Browser(client, wiring.tokens().access(who, now=wiring.clock().now()))


def put(address: str, body: bytes) -> None:
    """What the browser does with a signed address."""
    parts, query = urlsplit(address), parse_qs(urlsplit(address).query)
    bucket, _, key = parts.path.lstrip("/").partition("/")
    boto3.client("s3", region_name=REGION).upload_part(
        Bucket=bucket,
        Key=key,
        UploadId=query["uploadId"][0],
        PartNumber=int(query["partNumber"][0]),
        Body=body,
    )


def work(client: Client, *bodies: str) -> None:
    """What SQS does with a message of the queue."""
    for body in bodies or waiting("imports"):
        name = settings().queue_name("imports")
        client.lambda_.invoke("imports", client.events.generate_sqs_event([body], queue_name=name))


def send(boss: Browser, raw: bytes, name: str = "eleves.zip") -> str:
    """Hand a file in, and have it read; the job's id."""
    begun = boss.post(f"{HERE}/imports", {"name": name, "size": len(raw)}).body
    for part in begun["parts"]:
        start = (part["number"] - 1) * begun["part_size"]
        put(part["address"], raw[start : start + begun["part_size"]])
    job_id = str(begun["job"]["id"])
    assert boss.post(f"{HERE}/imports/{job_id}/completion", {}).body["status"] == "waiting"
    work(boss.client)
    return job_id


def accept(boss: Browser, job_id: str, *categories: str, doubtful: bool = False) -> Any:
    body = {"categories": list(categories), "with_doubtful": doubtful}
    reply = boss.post(f"{HERE}/imports/{job_id}/acceptance", body)
    work(boss.client)
    return reply


def preview(boss: Browser, job_id: str, category: str) -> list[Any]:
    """Every line of a list, page after page."""
    lines, page = [], 1
    while page:
        found = boss.get(f"{HERE}/imports/{job_id}/preview?category={category}&page={page}").body
        lines += found["items"]
        page = found["next"]
    return lines


def learners() -> list[dict[str, Any]]:
    """The rows of the list, without who wrote last and how often."""
    rows = [
        row for row in rows_of(settings().table_name("learners")) if row["s"]["S"] != "divisions"
    ]
    kept = [{name: value for name, value in row.items() if name not in "vk"} for row in rows]
    return sorted(kept, key=lambda row: str(row["s"]))


def test_a_school_sends_its_file_sees_accepts_and_takes_back(boss: Browser) -> None:
    made = siecle(120, faults=True)
    job_id = send(boss, zipped(as_bytes(made.text)))
    job = boss.get(f"{HERE}/imports/{job_id}").body
    assert (job["status"], job["problems"], job["outcome"]["new"]) == ("preview", 3, 117)
    assert "upload_id" not in job["options"]
    told = [
        (line["line"], line["column"], line["code"], category)
        for category in ("error", "warning")
        for line in preview(boss, job_id, category)
    ]
    planted = [(one.line, one.column, one.code, one.category) for one in made.planted]
    assert sorted(told) == sorted(planted)
    assert len(preview(boss, job_id, "new")) == 117
    assert learners() == []
    assert accept(boss, job_id, "new", "changed", "gone").status == 200
    job = boss.get(f"{HERE}/jobs/{job_id}").body
    assert (job["status"], job["outcome"]["created"]) == ("done", 117)
    assert job["address"] is None
    divisions = boss.get(f"{HERE}/divisions").body["items"]
    assert (len(divisions), sum(one["count"] for one in divisions)) == (24, 117)
    assert boss.get(f"{HERE}/imports").body["items"][0]["can_undo"] is True
    assert boss.post(f"{HERE}/imports/{job_id}/undo", {}).status == 200
    work(boss.client)
    assert boss.get(f"{HERE}/imports/{job_id}").body["outcome"]["restored"] == 117
    assert boss.get(f"{HERE}/divisions").body["items"] == []


def test_what_changes_is_shown_before_and_after(boss: Browser) -> None:
    accept(boss, send(boss, as_bytes(siecle(3).text)), "new")
    job_id = send(boss, as_bytes(siecle(3, change={1: {"PRENOM": "Zoé"}}).text))
    (line,) = preview(boss, job_id, "changed")
    assert line["differences"] == [
        {"field": "first_name", "before": pupil(1)["PRENOM"], "after": "Zoé"}
    ]
    assert (line["learner"]["first_name"], line["before"]["division"]) == ("Zoé", "5C")


def test_a_file_goes_on_where_its_sending_stopped(boss: Browser) -> None:
    raw = as_bytes(siecle(3).text).ljust(PART_BYTES + 10)
    begun = boss.post(f"{HERE}/imports", {"name": "e.xml", "size": len(raw)}).body
    put(begun["parts"][0]["address"], raw[:PART_BYTES])
    there = f"{HERE}/imports/{begun['job']['id']}"
    missing = boss.post(f"{there}/parts", {}).body["missing"]
    assert [part["number"] for part in missing] == [2]
    put(missing[0]["address"], raw[PART_BYTES:])
    assert boss.post(f"{there}/completion", {}).status == 200
    work(boss.client)
    assert boss.get(there).body["outcome"]["new"] == 3


def test_a_file_that_is_not_whole_is_not_read(boss: Browser) -> None:
    begun = boss.post(f"{HERE}/imports", {"name": "e.xml", "size": PART_BYTES + 10}).body
    there = f"{HERE}/imports/{begun['job']['id']}"
    refused = boss.post(f"{there}/completion", {})
    assert (refused.status, refused.body["code"]) == (409, "upload_incomplete")
    assert waiting("imports") == []


def test_the_same_message_twice_reads_and_writes_once(boss: Browser) -> None:
    begun = boss.post(f"{HERE}/imports", {"name": "e.xml", "size": 5}).body
    put(begun["parts"][0]["address"], b"hello")
    boss.post(f"{HERE}/imports/{begun['job']['id']}/completion", {})
    messages = waiting("imports")
    work(boss.client, *messages, *messages)
    job = boss.get(f"{HERE}/imports/{begun['job']['id']}").body
    assert (job["status"], job["outcome"]["code"]) == ("refused", "format_unknown")


def test_a_worker_killed_in_the_middle_loses_and_doubles_nothing(
    boss: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept(boss, send(boss, as_bytes(siecle(120).text)), "new")
    changed = as_bytes(siecle(150, first=40, change={50: {"PRENOM": "Zoé"}}).text)
    job_id = send(boss, changed)
    boss.post(
        f"{HERE}/imports/{job_id}/acceptance",
        {"categories": ["new", "changed", "gone"], "with_doubtful": False},
    )
    (message,) = waiting("imports")
    stores = roster_wiring.accepting_doors().learners
    real, writes = stores.save_many, 0

    def mortal(page: Any) -> None:
        nonlocal writes
        writes += 1
        real(page)
        if writes == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(stores, "save_many", mortal)
    with pytest.raises(KeyboardInterrupt):
        work(boss.client, message)
    assert boss.get(f"{HERE}/imports/{job_id}").body["status"] == "running"
    work(boss.client, message)
    job = boss.get(f"{HERE}/imports/{job_id}").body
    assert job["status"] == "done"
    counts = [job["outcome"][name] for name in ("created", "updated", "closed")]
    assert counts == [70, job["outcome"]["changed"], 40]
    rows = learners()
    assert len(rows) == len({row["i"]["S"] for row in rows}) == 190
    again = send(boss, changed)
    assert boss.get(f"{HERE}/imports/{again}").body["outcome"]["same"] == 150
    accept(boss, again, "new", "changed", "gone")
    assert learners() == rows


def test_a_job_that_fails_five_times_says_so_and_goes_on_when_asked(
    boss: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    job_id = send(boss, as_bytes(siecle(3).text))
    boss.post(
        f"{HERE}/imports/{job_id}/acceptance", {"categories": ["new"], "with_doubtful": False}
    )
    (message,) = waiting("imports")
    from chalicelib.workers import imports

    with monkeypatch.context() as patch:
        stores = roster_wiring.accepting_doors().learners
        patch.setattr(stores, "find_many", lambda *_: 1 / 0)
        for tries in (1, 5):
            with pytest.raises(ZeroDivisionError):
                imports.take(message, tries=tries)
    assert boss.get(f"{HERE}/imports/{job_id}").body["status"] == "failed"
    assert boss.post(f"{HERE}/imports/{job_id}/completion", {}).body["status"] == "waiting"
    work(boss.client)
    assert boss.get(f"{HERE}/imports/{job_id}").body["outcome"]["created"] == 3


def test_a_file_can_be_forgotten(boss: Browser) -> None:
    job_id = send(boss, as_bytes(siecle(3).text))
    assert boss.delete(f"{HERE}/imports/{job_id}").status == 204
    assert boss.get(f"{HERE}/imports").body["items"] == []
    refused = accept(boss, job_id, "new")
    assert (refused.status, refused.body["code"]) == (409, "job_not_ready")


@pytest.mark.parametrize(
    "body",
    [
        {"name": "", "size": 3},
        {"name": "e.xml", "size": 0},
        {"name": "e.xml", "size": 3, "format": "xls"},
        {"name": "e.xml", "size": 200_000_000},
    ],
    ids=["nameless", "empty", "format", "large"],
)
def test_a_file_that_cannot_be_is_refused_before_it_is_sent(
    boss: Browser, body: dict[str, object]
) -> None:
    assert boss.post(f"{HERE}/imports", body).status == 422


def test_a_last_try_that_fails_leaves_what_another_run_has_done(client: Client) -> None:
    now = wiring.clock().now()
    orga_wiring.jobs().add(Job("j1", SCHOOL, "import", "waiting", "boss", now))

    def overtaken(job: Job) -> None:
        orga_wiring.jobs().save(replace(job, status="done", finished_at=now))
        raise StaleRow

    with pytest.raises(StaleRow):
        carry_out(ImportRequested("e1", now, SCHOOL, "j1"), overtaken, tries=LAST_TRY)
    assert orga_wiring.jobs().get(SCHOOL, "j1").status == "done"
