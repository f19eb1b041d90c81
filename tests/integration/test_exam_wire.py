"""What leaves the server during an exam: never what is right, never another question."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from chalice.test import Client

from chalicelib import wiring
from chalicelib.core.content import Release, TextRule, TextsSolution
from tests.browser import Browser
from tests.exam_days import (
    OTHER_MACHINE,
    ZELIE,
    Invigilator,
    Machine,
    certifiable,
    exam_of,
    prepare,
)
from tests.factories import challenge, release
from tests.published import publish
from tests.session_factories import candidate

SECRETS = ("MOT-JUSTE", "INDICE-CACHÉ", "CORRIGÉ-CACHÉ", "1.23456", "-0.98765")
CHALLENGE_FIELDS = {
    "id",
    "kind",
    "lang",
    "competence_id",
    "statement_html",
    "image",
    "files",
    "form",
    "time_limit_seconds",
    "is_focused",
    "is_accessible",
}


@pytest.fixture
def pool(aws: None) -> Release:
    """Questions that say what must not be said."""
    plain = release()
    secret = TextsSolution(rules={"a": TextRule(accept=("MOT-JUSTE",))})
    challenges = [
        challenge(
            one.skill_id,
            statement=f"<p>Énoncé {{{{mot}}}} de {one.skill_id}</p>",
            solution=secret,
            hint="<p>INDICE-CACHÉ</p>",
            explanation="<p>CORRIGÉ-CACHÉ</p>",
            a=1.23456,
            b=-0.98765,
            time_limit_seconds=60,
            variants=tuple({"mot": f"valeur-{n}"} for n in range(32)),
        )
        for one in plain.challenges
    ]
    return publish(replace(plain, challenges=tuple(challenges)))


@pytest.fixture
def visitor(pool: Release) -> Iterator[Browser]:
    from app import app  # reads the environment that `aws` has set

    with Client(app, stage_name="local") as client:
        yield Browser(client)


class Watched(Machine):
    """Remembers everything that it was sent, and what was asked then."""

    def __init__(self, browser: Browser, device_id: str = "machine-of-the-room-1") -> None:
        super().__init__(browser, device_id)
        self.sent: list[tuple[str, set[str]]] = []

    def _told(self, reply: Any, exam: Any) -> Any:
        asked = exam_of().challenge_id
        self.sent.append((json.dumps(reply.body, ensure_ascii=False), {asked} if asked else set()))
        return super()._told(reply, exam)


def test_nothing_that_is_sent_says_what_is_right_or_what_is_next(
    visitor: Browser, pool: Release
) -> None:
    prepare(wiring.clock().now())
    certifiable(ZELIE)
    machine, room = Watched(visitor), Invigilator.of(visitor)
    machine.enter()
    room.let_start()
    machine.start()
    assert set(machine.exam["challenge"]) == CHALLENGE_FIELDS
    machine.report()
    room.act("accept_report", reference=exam_of().open_alerts[0].sequence)
    machine.answer({"a": "x"}, challenge_id="mots-5a")
    machine.answer({"a": "x"}, position=99)
    machine.answer(["0"])
    room.act("pause")
    machine.look()
    room.act("resume")
    machine.look()
    while machine.exam["challenge"]:
        machine.answer({"a": "faux"})
        machine.look()
    every_id = {one.id for one in pool.challenges}
    for text, asked in machine.sent:
        assert [secret for secret in SECRETS if secret in text] == []
        assert {id_ for id_ in every_id if f'"{id_}"' in text} <= asked
        assert '"outcome"' not in text


def test_a_machine_that_waits_is_sent_no_question(visitor: Browser, pool: Release) -> None:
    prepare(wiring.clock().now())
    certifiable(ZELIE)
    machine, room = Machine(visitor), Invigilator.of(visitor)
    machine.enter()
    room.let_start()
    machine.start()
    second = Watched(visitor, OTHER_MACHINE)
    second.enter()
    second.look()
    second.start()
    assert second.exam["challenge"] is None
    assert all("Énoncé" not in text for text, _ in second.sent)


def test_neighbours_get_values_of_their_own(visitor: Browser, pool: Release) -> None:
    neighbours = [
        candidate(f"neighbour-{n}", number=n + 1, first_name=name, ticket=f"TICKET{n:08d}")
        for n, name in enumerate(("Ada", "Bo", "Cy", "Dia", "Eva", "Fay"))
    ]
    prepare(wiring.clock().now(), *neighbours)
    room, seen = Invigilator.of(visitor), []
    for n, one in enumerate(neighbours):
        machine = Machine(visitor, f"machine-of-neighbour-{n}")
        machine.enter(certifiable(f"user-{n}"), first_name=one.first_name)
        room.let_start(one.id)
        machine.start()
        seen.append(machine.exam["challenge"]["statement_html"])
    values = {statement.split()[1] for statement in seen}
    assert all("valeur-" in statement for statement in seen)
    assert len(values) > 2


def test_extra_time_is_given_on_timed_questions_too(visitor: Browser, pool: Release) -> None:
    prepare(wiring.clock().now(), candidate(extra_percent=33))
    certifiable(ZELIE)
    machine, room = Machine(visitor), Invigilator.of(visitor)
    machine.enter()
    room.let_start()
    machine.start()
    assert machine.exam["challenge"]["time_limit_seconds"] == 80


def test_the_clock_is_the_servers_whatever_the_browser_says(
    visitor: Browser, pool: Release
) -> None:
    prepare(wiring.clock().now())
    certifiable(ZELIE)
    machine, room = Machine(visitor), Invigilator.of(visitor)
    machine.enter()
    room.let_start()
    machine.start()
    deadline, left = machine.exam["deadline"], machine.exam["seconds_left"]
    for clock in ("Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 01 Jan 2100 00:00:00 GMT"):
        told = machine.look(Date=clock).body
        assert (told["deadline"], left - told["seconds_left"] <= 5) == (deadline, True)
    refused = machine.answer({"a": "x"}, answered_at="2026-01-01T00:00:00Z")
    assert (refused.status, refused.body["code"]) == (422, "invalid_body")
