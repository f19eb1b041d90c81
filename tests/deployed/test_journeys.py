"""What the packaged template does once it is deployed: HTTP, streams, queues, schedules."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import boto3
import pytest
import requests
from botocore.exceptions import ClientError

from chalicelib.settings import Deployment
from infra.emulated.cloud import ACCOUNT_ID
from infra.emulated.rehearsal import Rehearsal
from infra.local.state import REGION
from tests.deployed.story import JURY, WHO, Held, Story, until
from tests.deployed.visitor import Reply, Visitor

QUESTIONS = 4
NOT_SERVED = 403
"""What API Gateway answers where no route is."""
OWN_PATHS: dict[Deployment, str] = {
    "exam": "/api/learner/exam",
    "office": "/api/learner/profile",
    "partner": "/api/partner/v1/organizations",
}
POISON = "neither JSON nor an event"
RETRY_SECONDS = "10"
"""Six minutes in production, and as many tries."""
TRIES = 5


@dataclass(frozen=True)
class Sat:
    """An exam that was sat, and what was asked."""

    held: Held
    room: Visitor
    asked: list[str]


@pytest.fixture(scope="module")
def swept(rehearsal: Rehearsal) -> str:
    """The name of the sweeper, which is told to run every minute: in production every five."""
    events = rehearsal.cloud.client("events")
    name = rehearsal.made("Sweeper")
    arn = rehearsal.cloud.client("lambda").get_function_configuration(FunctionName=name)
    (rule,) = events.list_rule_names_by_target(TargetArn=arn["FunctionArn"])["RuleNames"]
    events.put_rule(Name=rule, ScheduleExpression="rate(1 minute)")
    return name


@pytest.fixture(scope="module")
def poisoned(rehearsal: Rehearsal) -> str:
    """The queue of certificates, with a message that nobody can handle; it comes back sooner."""
    sqs = rehearsal.cloud.client("sqs")
    name = f"pix-{rehearsal.stage}-certificates"
    address = str(sqs.get_queue_url(QueueName=name)["QueueUrl"])
    sqs.set_queue_attributes(QueueUrl=address, Attributes={"VisibilityTimeout": RETRY_SECONDS})
    sqs.send_message(QueueUrl=address, MessageBody=POISON)
    return name


@pytest.fixture(scope="module")
def learner(story: Story, swept: str, poisoned: str) -> Visitor:
    """Somebody who answered all questions of five competences."""
    return story.trained()


@pytest.fixture(scope="module")
def staff(story: Story) -> Visitor:
    """One of the staff."""
    return story.staff()


@pytest.fixture(scope="module")
def sat(story: Story, staff: Visitor, learner: Visitor) -> Sat:
    """The learner's exam, sat in its room."""
    held = story.session(staff, learner)
    room = story.invigilator(held)
    machine, exam = story.come_in(held)
    assert (exam["phase"], exam["is_confirmed"]) == ("waiting", False)
    for act in ("confirm", "let_in"):
        path = f"/api/invigilator/room/candidates/{exam['id']}/acts"
        room.post(path, {"act": act}).expect()
    return Sat(held, room, story.sit(machine))


@pytest.fixture(scope="module")
def certification(story: Story, staff: Visitor, learner: Visitor, sat: Sat) -> Any:
    """What it is worth, once it is published."""
    story.publish(staff, sat.held)
    (item,) = learner.get("/api/learner/certifications").expect()["items"]
    return learner.get(f"/api/learner/certifications/{item['id']}").expect()


def test_every_api_says_how_it_is_and_serves_its_own_part(rehearsal: Rehearsal) -> None:
    for name in OWN_PATHS:
        assert requests.get(rehearsal.address(name, "/api/health"), timeout=60).ok, name
        for owner, path in OWN_PATHS.items():
            status = requests.get(rehearsal.address(name, path), timeout=60).status_code
            assert status == (401 if owner == name else NOT_SERVED), (name, path)


def test_answers_reach_the_profile_and_a_letter_its_reader(story: Story, learner: Visitor) -> None:
    profile = learner.get("/api/learner/profile").expect()
    assert profile["certifiable_competences"] == 5
    assert {one["level"] for one in profile["competences"]} == {1}
    letters = until(lambda: story.letters(learner.email), "the letter of welcome")
    assert len(letters) == 1


def test_an_exam_is_sat_in_its_room(sat: Sat) -> None:
    assert len(set(sat.asked)) == len(sat.asked) == QUESTIONS
    (line,) = sat.room.get("/api/invigilator/room").expect()["lines"]
    assert (line["phase"], line["answered"], line["end_reason"]) == (
        "ended",
        QUESTIONS,
        "completed",
    )


def test_a_message_makes_a_certificate(story: Story, learner: Visitor, certification: Any) -> None:
    assert (certification["state"], certification["certificate"]) == ("obtained", "issued")
    path = f"/api/learner/certifications/{certification['id']}/file"
    address = learner.post(path).expect()["address"]
    made = requests.get(address, timeout=60)
    assert made.status_code == 200
    assert made.content.startswith(b"%PDF")
    asked = {"code": certification["code"], "device_id": "device-of-a-recruiter"}
    told = story.visitor().post("/api/public/certificates/verification", asked).expect()
    assert (told["status"], told["pix"]) == ("valid", certification["pix"])


def test_an_institution_reads_what_was_published(
    story: Story, staff: Visitor, certification: Any
) -> None:
    """A stream has brought the result into the store that their API reads."""
    machine = story.institution(staff)
    asked = {"verification_code": certification["code"]}
    path = "/api/partner/v1/certifications/search"
    told = until(lambda: found(machine.post(path, asked)), "the institution finds it")
    assert (told["status"], told["pix_score"]) == ("validated", certification["pix"])
    assert story.visitor().post(path, asked).status == 401


def test_what_cannot_be_handled_waits_in_the_dead_letters(
    rehearsal: Rehearsal, staff: Visitor, poisoned: str
) -> None:
    path = f"{JURY}/dead-letters"
    until(lambda: staff.get(path).expect()["certificates"], "the staff see a dead letter")
    sqs = rehearsal.cloud.client("sqs")
    address = sqs.get_queue_url(QueueName=f"{poisoned}-dlq")["QueueUrl"]
    (message,) = sqs.receive_message(QueueUrl=address, VisibilityTimeout=0)["Messages"]
    assert message["Body"] == POISON
    queue = sqs.get_queue_url(QueueName=poisoned)["QueueUrl"]
    asked = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["All"])["Attributes"]
    assert asked["ApproximateNumberOfMessages"] == "0"
    assert json.loads(asked["RedrivePolicy"])["maxReceiveCount"] == TRIES
    lines = written_by(rehearsal, rehearsal.made("Certificates"))
    assert len([line for line in lines if line.startswith("Traceback")]) == TRIES


def test_a_schedule_runs_its_function(rehearsal: Rehearsal, swept: str) -> None:
    def ended() -> list[str]:
        return [line for line in written_by(rehearsal, swept) if line.startswith("END ")]

    until(ended, "the sweeper has run")
    assert not [line for line in written_by(rehearsal, swept) if '"level":"ERROR"' in line]


def test_nobody_is_let_in_without_a_right(rehearsal: Rehearsal) -> None:
    """What makes the next test worth something: this emulator does refuse."""
    stranger: Any = boto3.session.Session("nobody", "nothing", region_name=REGION)
    dynamodb = stranger.client("dynamodb", endpoint_url=rehearsal.cloud.address)
    with pytest.raises(ClientError, match="invalid"):
        dynamodb.list_tables()


def test_functions_did_all_that_with_their_own_policies(
    rehearsal: Rehearsal, certification: Any, poisoned: str, swept: str
) -> None:
    lines = list(rehearsal.logs())
    assert [line for line in lines if "AccessDenied" in line[1]] == []
    told = {name for name, line in lines if "Traceback" in line}
    assert told == {f"/aws/lambda/{rehearsal.made('Certificates')}"}  # the poisoned message


def test_logs_name_nobody(rehearsal: Rehearsal, learner: Visitor, certification: Any) -> None:
    hidden = (learner.email, WHO["last_name"], certification["code"], ".test")
    lines = [line for _, line in rehearsal.logs()]
    assert len(lines) > 100
    assert [line for line in lines if any(re.search(re.escape(one), line) for one in hidden)] == []


def test_names_are_made_with_the_account_of_the_deployment(rehearsal: Rehearsal) -> None:
    buckets = rehearsal.cloud.client("s3").list_buckets()["Buckets"]
    ours = {one["Name"] for one in buckets if one["Name"].startswith("pix-")}
    assert ours
    assert all(name.endswith(ACCOUNT_ID) for name in ours)


def found(reply: Reply) -> Any:
    assert reply.status in {200, 404}, (reply.status, reply.body)
    return reply.body if reply.status == 200 else None


def written_by(rehearsal: Rehearsal, function: str) -> Iterator[str]:
    return (line for name, line in rehearsal.logs() if name == f"/aws/lambda/{function}")
