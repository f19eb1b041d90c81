"""The store of sign-ins elsewhere keeps its word, in memory and in DynamoDB."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.adapters.dynamo.sso import DynamoSignInsElsewhere
from chalicelib.core.external_identity import Arrival, Asked, ExternalIdentity, Proof
from chalicelib.core.orga_errors import IdentityRefused
from chalicelib.ports.sso import SignInsElsewhere
from tests.aws import all_rows, aws_in_process, empty_tables
from tests.fakes.sso import InMemorySignInsElsewhere

NOW = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=10)
ASKED = Asked("state-1", "ent", "browser", "_q1", "nonce", "verifier", "/profile", LATER)
IDENTITY = ExternalIdentity("ent", "subject-1", "Zélie", "Martelin-Roy", "0755555A", is_pupil=True)
ARRIVAL = Arrival(IDENTITY, "browser", "/profile", NOW + timedelta(minutes=1))
PROOF = Proof(IDENTITY, "_a1", LATER)


@pytest.fixture(scope="module")
def aws() -> Iterator[None]:
    with aws_in_process():
        yield


@pytest.fixture(params=["memory", "dynamo"])
def store(request: pytest.FixtureRequest) -> SignInsElsewhere:
    if request.param == "memory":
        return InMemorySignInsElsewhere()
    request.getfixturevalue("aws")
    empty_tables()
    return DynamoSignInsElsewhere()


def settle(store: SignInsElsewhere, asked: Asked = ASKED, proof: Proof = PROOF) -> None:
    store.settle(asked, proof=proof, code=f"code of {asked.state}", arrival=ARRIVAL)


def test_a_question_is_remembered(store: SignInsElsewhere) -> None:
    store.ask(ASKED)
    assert store.asked("state-1", now=NOW) == ASKED


def test_a_question_nobody_put_is_not_known(store: SignInsElsewhere) -> None:
    with pytest.raises(IdentityRefused):
        store.asked("state-1", now=NOW)


def test_a_question_does_not_wait_for_ever(store: SignInsElsewhere) -> None:
    store.ask(ASKED)
    with pytest.raises(IdentityRefused):
        store.asked("state-1", now=LATER)


def test_an_answer_waits_under_its_code(store: SignInsElsewhere) -> None:
    store.ask(ASKED)
    settle(store)
    assert store.take("code of state-1", now=NOW) == ARRIVAL


def test_a_question_is_answered_once(store: SignInsElsewhere) -> None:
    store.ask(ASKED)
    settle(store)
    with pytest.raises(IdentityRefused):
        store.asked("state-1", now=NOW)
    with pytest.raises(IdentityRefused):
        settle(store, proof=replace(PROOF, token_id="_a2"))


def test_a_token_is_used_once_even_for_another_question(store: SignInsElsewhere) -> None:
    store.ask(ASKED)
    settle(store)
    second = replace(ASKED, state="state-2")
    store.ask(second)
    with pytest.raises(IdentityRefused):
        settle(store, second)
    assert store.asked("state-2", now=NOW) == second
    with pytest.raises(IdentityRefused):
        store.take("code of state-2", now=NOW)


def test_two_providers_may_use_one_name_for_a_token(store: SignInsElsewhere) -> None:
    store.ask(ASKED)
    settle(store)
    second = replace(ASKED, state="state-2", provider_id="gar")
    store.ask(second)
    settle(store, second, replace(PROOF, identity=replace(IDENTITY, provider_id="gar")))
    assert store.take("code of state-2", now=NOW) == ARRIVAL


def test_an_arrival_is_taken_once(store: SignInsElsewhere) -> None:
    store.keep("held-1", ARRIVAL)
    assert store.find("held-1", now=NOW) == ARRIVAL
    assert store.take("held-1", now=NOW) == ARRIVAL
    with pytest.raises(IdentityRefused):
        store.take("held-1", now=NOW)


def test_an_arrival_does_not_wait_for_ever(store: SignInsElsewhere) -> None:
    store.keep("held-1", ARRIVAL)
    with pytest.raises(IdentityRefused):
        store.take("held-1", now=ARRIVAL.expires_at)


def test_nothing_that_opens_something_is_a_key(aws: None) -> None:
    empty_tables()
    store = DynamoSignInsElsewhere()
    store.ask(ASKED)
    settle(store)
    store.keep("held-1", ARRIVAL)
    keys = [row["p"]["S"] for row in all_rows()["pix-local-sso"]]
    assert len(keys) == 3
    for secret in ("state-1", "code of", "held-1", "_a1", "subject-1"):
        assert not any(secret in key for key in keys)
