"""The authorisation table: every route × nobody, anonymous, registered, somebody else."""

from collections.abc import Iterator

import pytest
from chalice.test import Client

from chalicelib import wiring
from chalicelib.api.endpoint import OPERATIONS, Operation
from chalicelib.api.mounts import MOUNTS
from chalicelib.core.content import Release
from chalicelib.core.identity import Principal
from tests.aws import all_rows
from tests.tab import Answer, Tab

# Who may ask for what. A route that is not here fails the tests: write it down first.
ANYONE, SIGNED_IN, REGISTERED = "anyone", "signed in", "registered"
TABLE = {
    "GET /api/health": ANYONE,
    "GET /api/public/framework": ANYONE,
    "POST /api/auth/sign-up": ANYONE,
    "POST /api/auth/anonymous": ANYONE,
    "POST /api/auth/sign-in": ANYONE,
    "POST /api/auth/refresh": ANYONE,
    "POST /api/auth/sign-out": ANYONE,
    "POST /api/auth/sign-out-everywhere": SIGNED_IN,
    "POST /api/auth/forgotten-password": ANYONE,
    "POST /api/auth/reset-password": ANYONE,
    "GET /api/learner/account": SIGNED_IN,
    "PATCH /api/learner/account": SIGNED_IN,
    "POST /api/learner/account/password": REGISTERED,
    "POST /api/learner/account/export": SIGNED_IN,
    "POST /api/learner/account/deletion": SIGNED_IN,
    "GET /api/learner/profile": SIGNED_IN,
    "GET /api/learner/competences/{competence_id}": SIGNED_IN,
    "POST /api/learner/competences/{competence_id}/reset": SIGNED_IN,
    "POST /api/learner/assessments": SIGNED_IN,
    "GET /api/learner/assessments/{assessment_id}": SIGNED_IN,
    "POST /api/learner/assessments/{assessment_id}/answers": SIGNED_IN,
    "GET /api/learner/assessments/{assessment_id}/answers": SIGNED_IN,
    "POST /api/learner/assessments/{assessment_id}/end": SIGNED_IN,
    "GET /api/learner/assessments/{assessment_id}/result": SIGNED_IN,
    "POST /api/learner/assessments/{assessment_id}/reports": SIGNED_IN,
}
PUBLIC_PAGES = {"GET /api/openapi.json", "GET /api/docs"}
"""The two replies that are not JSON of ours: the same for all, made from the declarations."""
BODIES = {
    "POST /api/learner/assessments/{assessment_id}/answers": {
        "position": 1,
        "challenge_id": "mots-1a",
        "answer": None,
    },
    "POST /api/learner/assessments/{assessment_id}/reports": {
        "challenge_id": "mots-1a",
        "reason": "other",
        "text": "typo",
    },
}
PREFIXES = {id(blueprint): prefix for blueprint, prefix in MOUNTS}
WRONG_TOKENS = ("garbage", "a.b.c", "é")


def route(operation: Operation) -> str:
    return f"{operation.method} {PREFIXES[id(operation.blueprint)]}{operation.path}"


ROUTES = [route(operation) for operation in OPERATIONS]
OF_SOMEBODY = [name for name in ROUTES if "{assessment_id}" in name]


@pytest.fixture
def nobody(release: Release) -> Iterator[Tab]:
    from app import app  # reads the environment that `aws` has set

    with Client(app, stage_name="local") as client:
        yield Tab(client)


def person(tab: Tab, kind: str, user_id: str = "p" * 24) -> Tab:
    who = Principal(user_id, "anonymous" if kind == "anonymous" else "registered")
    return Tab(tab.client, token=wiring.tokens().access(who, now=wiring.clock().now()))


def ask(tab: Tab, name: str, assessment_id: str = "unknown") -> Answer:
    method, path = name.split()
    path = path.replace("{assessment_id}", assessment_id).replace("{competence_id}", "1.1")
    return tab.send(method, path, BODIES.get(name))


def test_the_table_names_every_route_and_no_other() -> None:
    assert sorted(ROUTES) == sorted(TABLE)


def test_every_route_of_the_app_is_declared_with_who_may_ask() -> None:
    from app import app

    served = {f"{method} {path}" for path, methods in app.routes.items() for method in methods}
    assert served - PUBLIC_PAGES == set(ROUTES)


@pytest.mark.parametrize("name", ROUTES)
def test_nobody_opens_what_is_for_anyone_only(nobody: Tab, name: str) -> None:
    reply = ask(nobody, name)
    is_refused = reply.status == 401 and reply.code == "not_signed_in"
    assert is_refused == (TABLE[name] != ANYONE)


@pytest.mark.parametrize("name", [name for name in ROUTES if TABLE[name] != ANYONE])
def test_a_wrong_token_opens_nothing(nobody: Tab, name: str) -> None:
    for token in WRONG_TOKENS:
        assert ask(Tab(nobody.client, token=token), name).status == 401
    assert not any(all_rows().values())


@pytest.mark.parametrize("name", ROUTES)
def test_an_anonymous_account_opens_all_but_what_is_for_registered_ones(
    nobody: Tab, name: str
) -> None:
    reply = ask(person(nobody, "anonymous"), name)
    assert (reply.status == 403) == (TABLE[name] == REGISTERED)
    assert not (reply.status == 401 and reply.code == "not_signed_in")


@pytest.mark.parametrize("name", ROUTES)
def test_a_registered_account_opens_every_route(nobody: Tab, name: str) -> None:
    reply = ask(person(nobody, "registered"), name)
    assert reply.status != 403
    assert not (reply.status == 401 and reply.code == "not_signed_in")


@pytest.mark.parametrize("name", OF_SOMEBODY)
def test_what_is_somebody_elses_is_as_unknown_as_what_does_not_exist(
    nobody: Tab, name: str
) -> None:
    owner = person(nobody, "registered", "o" * 24)
    body = {"kind": "competence", "competence_id": "1.1"}
    assessment_id = owner.post("/api/learner/assessments", body).body["id"]
    before = all_rows()
    replies = []
    for kind in ("anonymous", "registered"):
        stranger = person(nobody, kind, "s" * 24)
        replies += [ask(stranger, name, assessment_id), ask(stranger, name)]
    for reply in replies:
        assert reply.status == 404
        reply.body.pop("request_id")
    assert all(reply.body == replies[0].body for reply in replies)
    assert all_rows() == before
