"""Content in service is a human's act that tests under way do not feel; over HTTP."""

from dataclasses import replace
from typing import Any

import boto3
import pytest

from chalicelib import wiring
from chalicelib.core.content import Release
from chalicelib.core.identity import Principal
from chalicelib.settings import settings
from chalicelib.wiring import training as training_wiring
from tests.aws import forget
from tests.browser import Browser
from tests.factories import release as usual_release
from tests.published import publish

CONTENT = "/api/admin/content"
WHY = "Une erreur signalée par deux classes"
ANA = "a" * 24


@pytest.fixture
def agent(visitor: Browser) -> Browser:
    """One of the staff, second factor on."""
    who = Principal(ANA, "registered", is_staff=True, has_second_factor=True)
    return Browser(visitor.client, wiring.tokens().access(who, now=wiring.clock().now()))


def in_service(release_id: str) -> None:
    """The pointer, as before a human moved it."""
    bucket = boto3.resource("s3").Bucket(settings().bucket_name("content"))
    bucket.put_object(Key="content/current", Body=release_id.encode())
    forget()


def following() -> Release:
    """The next release: one statement was mended, another question is gone."""
    usual = usual_release()
    first, last = usual.challenges[0], usual.challenges[-1]
    mended = replace(first, statement="<p>Un énoncé plus clair.</p>")
    gone = replace(last, status="archived")
    return publish(replace(usual, challenges=(mended, *usual.challenges[1:-1], gone)))


def started(learner: Browser) -> Any:
    body = {"kind": "competence", "competence_id": "1.1"}
    return learner.post("/api/learner/assessments", body).body


def test_a_release_is_compared_put_in_service_and_left_again(
    release: Release, agent: Browser
) -> None:
    other = following()
    in_service(release.id)
    seen = agent.get(CONTENT).body
    assert seen["release_id"] == release.id
    assert {one["id"] for one in seen["published"]} == {release.id, other.id}
    change = agent.get(f"{CONTENT}/releases/{other.id}").body
    assert change == {
        "added": [],
        "removed": [release.challenges[-1].id],
        "changed": [release.challenges[0].id],
    }
    moved = agent.post(f"{CONTENT}/activations", {"release_id": other.id, "reason": WHY})
    assert (moved.status, moved.body["release_id"]) == (200, other.id)
    back = agent.post(f"{CONTENT}/activations", {"release_id": release.id, "reason": WHY}).body
    assert back["release_id"] == release.id
    lines = [(one["release_id"], one["former_release_id"]) for one in back["history"]]
    assert lines == [(release.id, other.id), (other.id, release.id)]
    assert {(one["by"], one["reason"]) for one in back["history"]} == {(ANA, WHY)}


def test_a_test_under_way_keeps_its_release(
    release: Release, agent: Browser, learner: Browser
) -> None:
    other = following()
    in_service(release.id)
    before = started(learner)
    agent.post(f"{CONTENT}/activations", {"release_id": other.id, "reason": WHY})
    forget()
    address = f"/api/learner/assessments/{before['id']}"
    assert learner.get(address).body["next"] == before["next"]
    header, _ = training_wiring.assessment_stores().assessments.get(before["id"])
    assert header.release_id == release.id
    assert wiring.releases().current().id == other.id


def test_a_retired_challenge_is_asked_in_no_new_test_and_the_others_keep_it(
    release: Release, agent: Browser, learner: Browser
) -> None:
    twin = replace(release.challenges[0], id="mots-1z")
    content = publish(replace(usual_release(), challenges=(*release.challenges, twin)))
    forget()
    before = started(learner)
    address = f"{CONTENT}/challenges/{twin.id}"
    assert agent.get(address).body["is_retired"] is False
    body = {"is_retired": True, "reason": WHY}
    once, twice = (agent.post(f"{address}/retirement", body).body for _ in range(2))
    assert once == twice
    assert once["retired"] == [twin.id]
    forget()
    edition = wiring.releases().current()
    assert (edition.id, edition.challenge(twin.id).status) == (content.id, "archived")
    header, _ = training_wiring.assessment_stores().assessments.get(before["id"])
    kept = wiring.releases().get(header.release_id, header.calibration_id)
    assert kept.challenge(twin.id).status == "validated"
    assert agent.get(address).body["is_retired"] is True
    again = agent.post(f"{address}/retirement", {"is_retired": False, "reason": WHY}).body
    assert again["retired"] == []
    assert len(again["history"]) == 2


def test_what_was_retired_stays_so_in_the_next_release_and_in_the_former_one(
    release: Release, agent: Browser
) -> None:
    twin = replace(release.challenges[0], id="mots-1z")
    challenges = (*release.challenges, twin)
    first = publish(replace(usual_release(), challenges=challenges))
    spare = replace(release.challenges[1], id="mots-2z")
    second = publish(replace(usual_release(), challenges=(*challenges, spare)))
    in_service(first.id)
    body = {"is_retired": True, "reason": WHY}
    agent.post(f"{CONTENT}/challenges/{twin.id}/retirement", body)
    change = agent.get(f"{CONTENT}/releases/{second.id}").body
    assert change == {"added": [spare.id], "removed": [], "changed": []}
    put = {"release_id": second.id, "reason": WHY}
    assert agent.post(f"{CONTENT}/activations", put).body["retired"] == [twin.id]
    agent.post(f"{CONTENT}/challenges/{spare.id}/retirement", body)
    back = agent.post(f"{CONTENT}/activations", {**put, "release_id": first.id}).body
    assert (back["release_id"], back["retired"]) == (first.id, [twin.id])


def test_what_would_leave_a_hole_is_refused(release: Release, agent: Browser) -> None:
    only = release.challenges[0].id
    reply = agent.post(
        f"{CONTENT}/challenges/{only}/retirement", {"is_retired": True, "reason": WHY}
    )
    assert (reply.status, reply.body["code"]) == (409, "last_challenge_of_skill")
    unknown = {"release_id": "f" * 16, "reason": WHY}
    assert agent.post(f"{CONTENT}/activations", unknown).status == 404
    assert agent.post(f"{CONTENT}/challenges/nothing-1a/retirement", {}).status == 422
    silent = {"release_id": release.id, "reason": ""}
    assert agent.post(f"{CONTENT}/activations", silent).status == 422
    assert agent.get(CONTENT).body["history"] == []
