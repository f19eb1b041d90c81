"""Admission of institutions' machines: what counts, in which order, what leaves a trace."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from chalicelib.adapters.access_tokens import SignedTokens
from chalicelib.core.api_client import (
    FAILURES,
    InvalidClient,
    OverQuota,
    TrailUnavailable,
    WrongScope,
    day_of,
)
from chalicelib.core.errors import NotSignedIn, TooManyAttempts
from chalicelib.core.identity import Principal
from chalicelib.services import api_clients, partner_access
from chalicelib.services.api_clients import ClientDoors, Order
from chalicelib.services.partner_access import AccessDoors, Credentials, ExchangeDoors, Question
from tests.fakes.api_clients import FakeApiClients, FakeTrail

NOW = datetime(2026, 3, 14, 9, 0, tzinfo=UTC)
CLIENT_ID = "c" * 24
FORM = api_clients.ClientForm("Rectorat", ("results:school",), None, 3)
ORDER = Order("staff", "convention signed", NOW)


class House:
    """A machine made known, and the doors around it."""

    def __init__(self) -> None:
        self.clients, self.trail = FakeApiClients(), FakeTrail()
        numbers, texts = count(), count()
        new_id = lambda: f"id{next(numbers)}"  # noqa: E731
        self.doors = AccessDoors(self.clients, self.trail, new_id)
        self.exchange = ExchangeDoors(self.clients, SignedTokens(["k" * 32], issuer="us"))
        new_text = lambda: f"text{next(texts)}"  # noqa: E731
        self.staff = ClientDoors(self.clients, self.trail, new_id, new_text)
        self.secret = api_clients.create_client(
            self.staff, FORM, ORDER, client_id=CLIENT_ID, life_days=365
        ).secret

    def machine(self) -> Principal:
        """Whom its token names."""
        given = partner_access.exchange(self.exchange, self.credentials(), now=NOW)
        return SignedTokens(["k" * 32], issuer="us").machine(given.text, now=NOW)

    def credentials(self, **changes: str) -> Credentials:
        """What it gives for a token."""
        return replace(Credentials(CLIENT_ID, self.secret, ""), **changes)

    def ask(self, machine: Principal | None = None, **changes: object) -> None:
        """A question, let in or refused."""
        question = Question(
            machine or self.machine(), "results:school", "search", "asked", "request", NOW
        )
        question = replace(question, **changes)
        client = partner_access.client_of(self.doors, question.machine)
        partner_access.admit(self.doors, client, question)
        partner_access.write_down(self.doors, client, question, status=200, found=2)

    @property
    def used(self) -> int:
        """What was counted today."""
        return self.clients.use[CLIENT_ID, day_of(NOW)]


def test_a_question_that_is_let_in_counts_and_leaves_a_line() -> None:
    house = House()
    house.ask()
    (line,) = house.trail.readings
    assert (line.operation, line.status, line.found) == ("search", 200, 2)
    assert (line.client_id, line.request_id, house.used) == (CLIENT_ID, "request", 1)


def test_the_wrong_scope_counts_as_well() -> None:
    house = House()
    with pytest.raises(WrongScope):
        house.ask(scope="feeds:lsu")
    assert house.used == 1


def test_refusals_over_the_quota_are_counted() -> None:
    house = House()
    for _ in range(3):
        house.ask()
    for _ in range(2):
        with pytest.raises(OverQuota):
            house.ask()
    assert house.used == 5


def test_a_quota_that_staff_raise_opens_at_once() -> None:
    house = House()
    for _ in range(3):
        house.ask()
    form = replace(FORM, daily_quota=4)
    api_clients.change_client(house.staff, CLIENT_ID, ORDER, form=form)
    house.ask()
    with pytest.raises(OverQuota):
        house.ask()


def test_a_revoked_machine_counts_no_more() -> None:
    house = House()
    machine = house.machine()
    api_clients.revoke_client(house.staff, CLIENT_ID, ORDER)
    with pytest.raises(NotSignedIn):
        house.ask(machine)
    assert house.used == 0


def test_a_machine_that_nobody_knows_is_refused() -> None:
    with pytest.raises(NotSignedIn):
        House().ask(Principal("unknown", "client", scopes=("results:school",), secret_id="id0"))


def test_a_line_that_cannot_be_written_refuses_the_read() -> None:
    house = House()
    house.trail.is_broken = True
    with pytest.raises(TrailUnavailable):
        house.ask()


def test_only_wrong_secrets_of_a_known_machine_are_counted() -> None:
    house = House()
    house.machine()
    for credentials in (house.credentials(client_id="unknown"), house.credentials(client_id="")):
        with pytest.raises(InvalidClient):
            partner_access.exchange(house.exchange, credentials, now=NOW)
    assert not house.clients.failures
    with pytest.raises(InvalidClient):
        partner_access.exchange(house.exchange, house.credentials(secret="wrong"), now=NOW)
    assert sum(house.clients.failures.values()) == 1


def test_wrong_secrets_are_borne_again_after_the_window() -> None:
    house = House()
    wrong = house.credentials(secret="wrong")
    for _ in range(FAILURES.failures):
        with pytest.raises(InvalidClient):
            partner_access.exchange(house.exchange, wrong, now=NOW)
    with pytest.raises(TooManyAttempts):
        partner_access.exchange(house.exchange, wrong, now=NOW)
    with pytest.raises(InvalidClient):
        partner_access.exchange(house.exchange, wrong, now=NOW + FAILURES.window)


def test_what_changes_nothing_leaves_no_line_in_the_log() -> None:
    house = House()
    api_clients.change_client(house.staff, CLIENT_ID, ORDER, form=FORM)
    assert [act.act for act in house.clients.acts(CLIENT_ID)] == ["created"]


def test_use_is_shown_for_thirty_days() -> None:
    house = House()
    client = house.clients.get(CLIENT_ID)
    for days in (0, 29, 30):
        house.clients.count(client, now=NOW - timedelta(days=days))
    shown = api_clients.client_sheet(house.staff, CLIENT_ID, now=NOW).use
    assert [one.day for one in shown] == [day_of(NOW), day_of(NOW - timedelta(days=29))]
