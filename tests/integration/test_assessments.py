"""Assessments through the real app: what a browser sends and receives."""

import json

import pytest

from chalicelib.core.content import ChoicesForm, IndexesSolution
from chalicelib.services.profile import project_assessment
from chalicelib.wiring.training import profile_stores
from tests.browser import Browser, Reply
from tests.factories import OWNER_ID, RIGHT, WRONG, challenge, release
from tests.published import publish

SECRETS = ("solution", "accept", "juste", "explanation", "hint", "indexes", '"b"', "skill")


def start(visitor: Browser, competence_id: str = "1.1") -> dict[str, object]:
    reply = visitor.post(
        "/api/learner/assessments", {"kind": "competence", "competence_id": competence_id}
    )
    assert reply.status in {200, 201}
    return dict(reply.body)


def answer(visitor: Browser, state: dict[str, object], given: object = RIGHT) -> Reply:
    asked = state["next"]
    assert isinstance(asked, dict)
    position = state.get("next_position") or state["position"]
    path = f"/api/learner/assessments/{state.get('id') or state['assessment_id']}/answers"
    return visitor.post(path, {"position": position, "challenge_id": asked["id"], "answer": given})


def play(visitor: Browser, given: object = RIGHT) -> str:
    state = start(visitor)
    assessment_id = state["id"]
    while state["next"]:
        reply = answer(visitor, {**state, "id": assessment_id}, given)
        assert reply.status == 200
        state = reply.body
    return str(assessment_id)


def test_a_competence_from_start_to_result(learner: Browser) -> None:
    assessment_id = play(learner)
    result = learner.get(f"/api/learner/assessments/{assessment_id}/result").body
    assert (result["level"], result["pix"], result["pix_gained"]) == (5, 40, 40)
    assert result["right"] == result["answered"] > 1
    project_assessment(profile_stores(), assessment_id)
    profile = learner.get("/api/learner/profile").body
    assert (profile["pix"], profile["pix_max"]) == (40, 1024)
    assert [card["status"] for card in profile["competences"]] == ["completed", "not_started"]


def test_starting_is_created_and_resuming_is_not(learner: Browser) -> None:
    body = {"kind": "competence", "competence_id": "1.1"}
    replies = [learner.post("/api/learner/assessments", body) for _ in range(2)]
    assert [reply.status for reply in replies] == [201, 200]
    assert replies[0].body == replies[1].body
    again = learner.get(f"/api/learner/assessments/{replies[0].body['id']}")
    assert again.body == replies[0].body


def test_an_acknowledgement_says_nothing_of_the_outcome(learner: Browser) -> None:
    state = start(learner)
    reply = answer(learner, state, RIGHT)
    assert set(reply.body) == {
        "position",
        "challenge_id",
        "saved_at",
        "is_checkpoint",
        "is_completed",
        "next_position",
        "next",
    }
    result = learner.get(f"/api/learner/assessments/{state['id']}/result").body
    assert (result["answered"], result["pix"]) == (0, 0)


def test_no_solution_ever_leaves_before_the_checkpoint(learner: Browser) -> None:
    state = start(learner)
    reply = answer(learner, state, WRONG)
    corrections = learner.get(f"/api/learner/assessments/{state['id']}/answers")
    assert corrections.body["items"] == []
    sent = json.dumps([state, reply.body])
    assert not [secret for secret in SECRETS if secret in sent]


def test_the_checkpoint_shows_five_corrected_answers(learner: Browser) -> None:
    state = start(learner)
    assessment_id = state["id"]
    given = [RIGHT, WRONG, WRONG, RIGHT, WRONG]
    for one in given:
        reply = answer(learner, {**state, "id": assessment_id}, one)
        state = reply.body
    assert reply.body["is_checkpoint"]
    items = learner.get(f"/api/learner/assessments/{assessment_id}/answers").body["items"]
    assert [item["position"] for item in items] == [1, 2, 3, 4, 5]
    assert [item["answer"] for item in items] == given
    assert [item["outcome"] for item in items] == ["ok", "ko", "ko", "ok", "ko"]
    assert items[0]["right_answer"] == ["juste"]
    assert items[0]["tutorials"][0]["id"] == "lire"


def test_the_same_answer_sent_again_gets_the_same_reply(learner: Browser) -> None:
    state = start(learner)
    replies = [answer(learner, state) for _ in range(3)]
    assert {reply.status for reply in replies} == {200}
    assert replies[0].body == replies[1].body == replies[2].body


def test_ending_keeps_what_was_answered(learner: Browser) -> None:
    state = start(learner)
    answer(learner, state)
    path = f"/api/learner/assessments/{state['id']}"
    assert learner.post(f"{path}/end").body["state"] == "completed"
    assert learner.post(f"{path}/end").status == 200
    assert learner.get(f"{path}/result").body["pix"] > 0
    assert answer(learner, {**state, "position": 2}).body["code"] == "assessment_ended"


def test_a_problem_can_be_reported_on_what_was_asked_only(learner: Browser) -> None:
    state = start(learner)
    path = f"/api/learner/assessments/{state['id']}/reports"
    asked = state["next"]
    assert isinstance(asked, dict)
    body = {"challenge_id": asked["id"], "reason": "image", "text": "Rien ne s'affiche."}
    assert learner.post(path, body).status == 201
    assert learner.post(path, {**body, "challenge_id": "dossiers-1a"}).status == 404
    assert learner.post(path, {**body, "reason": "boredom"}).status == 422


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("get", ""),
        ("get", "/answers"),
        ("get", "/result"),
        ("post", "/end"),
        ("post", "/answers"),
        ("post", "/reports"),
    ],
)
def test_somebody_elses_assessment_is_unknown(
    learner: Browser, stranger: Browser, method: str, path: str
) -> None:
    state = start(learner)
    bodies = {
        "/answers": {"position": 1, "challenge_id": "mots-2a", "answer": RIGHT},
        "/reports": {"challenge_id": "mots-2a", "reason": "other", "text": "?"},
    }
    address = f"/api/learner/assessments/{state['id']}{path}"
    reply = stranger.get(address) if method == "get" else stranger.post(address, bodies.get(path))
    assert (reply.status, reply.body["code"]) == (404, "assessment_not_found")
    assert learner.get(f"/api/learner/assessments/{state['id']}").body == state


REFUSED = [
    ({"position": 1, "challenge_id": "inconnue-1a", "answer": RIGHT}, 409, "challenge_not_asked"),
    ({"position": 2, "challenge_id": "mots-2a", "answer": RIGHT}, 409, "challenge_not_asked"),
    ({"position": 0, "challenge_id": "mots-2a", "answer": RIGHT}, 422, "invalid_body"),
    ({"position": 1, "challenge_id": "mots-2a"}, 422, "invalid_body"),
    ({"position": 1, "challenge_id": "mots-2a", "answer": 3}, 422, "invalid_body"),
    ({"position": 1, "challenge_id": "mots-2a", "answer": RIGHT, "x": 1}, 422, "invalid_body"),
    ({"position": 1, "challenge_id": "mots-2a", "answer": {"a": "é" * 2001}}, 422, "invalid_body"),
    ([], 422, "invalid_body"),
]


@pytest.mark.parametrize(("body", "status", "code"), REFUSED)
def test_a_wrong_body_is_refused_and_changes_nothing(
    learner: Browser, body: object, status: int, code: str
) -> None:
    state = start(learner)
    reply = learner.post(f"/api/learner/assessments/{state['id']}/answers", body)
    assert (reply.status, reply.body["code"]) == (status, code)
    assert reply.headers["content-type"] == "application/problem+json"
    assert "é" not in str(reply.body)
    assert learner.get(f"/api/learner/assessments/{state['id']}").body == state


def test_an_answer_of_another_form_is_refused(learner: Browser) -> None:
    state = start(learner)
    reply = answer(learner, state, ["0"])
    assert (reply.status, reply.body["code"]) == (422, "answer_not_readable")
    assert reply.body["errors"] == [{"pointer": "/answer", "code": "answer_not_readable"}]


def test_two_megabytes_are_too_many(learner: Browser) -> None:
    state = start(learner)
    path = f"/api/learner/assessments/{state['id']}/answers"
    assert learner.raw(path, b'{"position":1,"x":"' + b"a" * 2_000_000 + b'"}').status == 413


def test_what_is_not_json_is_said_so(learner: Browser) -> None:
    state = start(learner)
    path = f"/api/learner/assessments/{state['id']}/answers"
    assert learner.raw(path, b"{nope").body["code"] == "not_json"
    reply = learner.raw(path, b"a=1", Content_Type="text/plain")
    assert (reply.status, reply.body["code"]) == (415, "not_json_type")


def test_unknown_ids_are_not_found(learner: Browser) -> None:
    assert learner.get("/api/learner/assessments/zzz").status == 404
    assert learner.get("/api/learner/competences/9.9").body["code"] == "unknown_competence"
    body = {"kind": "competence", "competence_id": "9.9"}
    assert learner.post("/api/learner/assessments", body).status == 404


def test_nobody_signed_in_may_not_answer(visitor: Browser) -> None:
    for path in ("/api/learner/profile", "/api/learner/assessments/x"):
        assert visitor.get(path).status == 401


def test_neighbours_see_choices_in_different_orders(learner: Browser) -> None:
    form = ChoicesForm(is_multiple=False, choices=tuple("abcdef"))
    asked = challenge("mots-1", form=form, solution=IndexesSolution((0,)), kind="single-choice")
    publish(release({"1.1": {"mots": (1,)}}, challenges=[asked], demo_skill_ids=()))
    from chalicelib import wiring  # forget the release read before
    from chalicelib.wiring import training as training_wiring

    wiring.releases.cache_clear()
    training_wiring.assessment_stores.cache_clear()
    orders = set()
    for n in range(6):
        state = start(learner.sign_in(f"{n:024}"))
        orders.add(str(state["next"]))
    assert len(orders) > 1


def test_the_framework_is_for_everybody_and_may_be_cached(visitor: Browser) -> None:
    reply = visitor.get("/api/public/framework")
    assert reply.body["service_name"] == "Sextant"
    assert [competence["id"] for competence in reply.body["competences"]] == ["1.1", "1.2"]
    assert "max-age" in reply.headers["cache-control"]
    assert visitor.get("/api/health").body["status"] == "ok"


def test_a_demo_needs_no_name(visitor: Browser) -> None:
    nobody = visitor.sign_in(OWNER_ID, "anonymous")
    demo = {"kind": "demo"}
    first = nobody.post("/api/learner/assessments", demo, Idempotency_Key="once")
    again = nobody.post("/api/learner/assessments", demo, Idempotency_Key="once")
    assert (first.status, again.status) == (201, 200)
    assert first.body == again.body
    assert first.body["competence_id"] is None


def test_every_reply_carries_security_headers(visitor: Browser) -> None:
    headers = visitor.get("/api/health").headers
    assert headers["x-content-type-options"] == "nosniff"
    assert "x-request-id" in headers
