"""The `/local/` pages."""

import io
import re
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from chalice import Chalice, Rate

from infra.local.clock import MovableClock
from infra.local.idp.keys import new_key
from infra.local.idp.pages import IdentityProviderPages
from infra.local.mailbox import Mail, Mailbox
from infra.local.pages.author import AuthorPages
from infra.local.pages.desk import Desk
from infra.local.pages.views import ClockPages, MailPages, QueuePages, SchedulePages
from infra.local.state import Place
from infra.local.triggers import Triggers

HOST = "127.0.0.1:8000"
NOW = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)


@cache
def idp() -> IdentityProviderPages:
    address = f"http://{HOST}/local/idp"
    return IdentityProviderPages(address, new_key("toy"), client_secret="", now=lambda: NOW)


class SentMails(Mailbox):
    """A mailbox whose emulator sent these mails."""

    def __init__(self, place: Place, *mails: Mail) -> None:
        super().__init__(place)
        self.emulator = list(mails)

    def _sent(self) -> list[Mail]:
        return self.emulator


class Sqs:
    """Two queues, one of them of dead letters."""

    class exceptions:  # noqa: N801  # the name is boto3's
        class QueueDoesNotExist(Exception): ...

    def __init__(self) -> None:
        self.queues: dict[str, list[str]] = {"pix-local-mails-dlq": ['{"to": "<b>"}']}

    def get_queue_url(self, *, QueueName: str) -> dict[str, str]:  # noqa: N803
        return {"QueueUrl": QueueName}

    def get_queue_attributes(self, *, QueueUrl: str, **_: Any) -> dict[str, Any]:  # noqa: N803
        count = str(len(self.queues.get(QueueUrl, [])))
        return {
            "Attributes": {
                "ApproximateNumberOfMessages": count,
                "ApproximateNumberOfMessagesNotVisible": "0",
                "ApproximateNumberOfMessagesDelayed": "0",
            }
        }

    def receive_message(self, *, QueueUrl: str, **_: Any) -> dict[str, Any]:  # noqa: N803
        bodies = self.queues.get(QueueUrl, [])[:10]
        return {
            "Messages": [{"MessageId": b, "ReceiptHandle": b, "Body": b} for b in bodies],
        }

    def send_message(self, *, QueueUrl: str, MessageBody: str) -> None:  # noqa: N803
        self.queues.setdefault(QueueUrl, []).append(MessageBody)

    def delete_message(self, *, QueueUrl: str, ReceiptHandle: str) -> None:  # noqa: N803
        self.queues[QueueUrl].remove(ReceiptHandle)


MAIL = Mail(
    id="m1",
    at=1_790_000_000,
    to="lea@demo.test",
    subject="Votre mot de passe <&>",
    text="Suivez https://sextant.test/lien#t=1",
    html="",
)


class Pages:
    """A desk and all that is behind it."""

    def __init__(self, folder: Path) -> None:
        self.place = Place(folder)
        self.clock = MovableClock(self.place)
        self.sqs = Sqs()
        self.ran: list[str] = []
        app = Chalice(app_name="desk")

        @app.schedule(Rate(1, unit=Rate.HOURS), description="Tidies up")
        def sweeper(event: Any) -> None:
            self.ran.append(event.to_dict()["time"])

        @app.schedule(Rate(1, unit=Rate.HOURS))
        def broken(event: Any) -> None:
            raise ValueError("no luck")

        triggers = Triggers(app, clients=lambda name: None)
        self.desk = Desk(
            mails=MailPages(SentMails(self.place, MAIL)),
            queues=QueuePages(self.sqs),
            schedules=SchedulePages(triggers, self.clock),
            clock=ClockPages(self.clock),
            author=AuthorPages(),
            idp=idp(),
        )

    def get(self, path: str, query: str = "", host: str = HOST) -> tuple[str, str]:
        started: list[Any] = []
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "HTTP_HOST": host,
        }
        body = b"".join(self.desk(environ, lambda *head: started.extend(head)))
        return started[0], body.decode()

    def post(
        self, path: str, origin: str = f"http://{HOST}", host: str = HOST, **fields: str
    ) -> str:
        body = urlencode(fields).encode()
        started: list[Any] = []
        environ = {
            "REQUEST_METHOD": "POST",
            "PATH_INFO": path,
            "HTTP_ORIGIN": origin,
            "HTTP_HOST": host,
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body),
        }
        list(self.desk(environ, lambda *head: started.extend(head)))
        return str(started[0])


@pytest.fixture
def pages(tmp_path: Path) -> Pages:
    return Pages(tmp_path)


def test_moving_the_clock_moves_what_the_product_reads(pages: Pages) -> None:
    before = pages.clock.now()
    assert pages.post("/local/clock", days="4", minutes="1.5").startswith("303")
    assert pages.clock.now() - before >= timedelta(days=4, minutes=1.5)
    assert pages.post("/local/clock", reset="1").startswith("303")
    assert pages.clock.moved_by() == timedelta(0)


@pytest.mark.parametrize("days", ["soon", "1e999"])
def test_a_clock_is_not_moved_by_nonsense(pages: Pages, days: str) -> None:
    pages.post("/local/clock", days=days)
    assert pages.clock.moved_by() == timedelta(0)


def test_another_site_cannot_move_the_clock(pages: Pages) -> None:
    assert pages.post("/local/clock", origin="https://evil.test", days="4").startswith("404")
    assert pages.clock.moved_by() == timedelta(0)


@pytest.mark.parametrize("host", ["evil.test:8000", "127.0.0.1.evil.test:8000", ""])
def test_a_name_that_was_made_to_lead_here_opens_nothing(pages: Pages, host: str) -> None:
    status, body = pages.get("/local/mails", host=host)
    assert status.startswith("404")
    assert MAIL.to not in body
    assert pages.post("/local/clock", origin=f"http://{host}", host=host, days="4")[:3] == "404"
    assert pages.clock.moved_by() == timedelta(0)


def test_mails_are_listed_and_shown_with_their_links(pages: Pages) -> None:
    listed = pages.get("/local/mails")[1]
    assert "Votre mot de passe &lt;&amp;&gt;" in listed
    assert '<a href="https://sextant.test/lien#t=1">' in pages.get("/local/mails/m1")[1]
    assert pages.get("/local/mails/other")[0].startswith("404")


def test_mails_survive_the_emulator_forgetting_them(tmp_path: Path) -> None:
    mailbox = SentMails(Place(tmp_path), MAIL)
    assert mailbox.mails() == [MAIL]
    mailbox.emulator.clear()
    assert mailbox.mails() == [MAIL]


def test_dead_letters_can_be_read_and_sent_again(pages: Pages) -> None:
    assert "&lt;b&gt;" in pages.get("/local/queues/pix-local-mails-dlq")[1]
    pages.post("/local/queues", queue="pix-local-mails-dlq")
    assert pages.sqs.queues == {"pix-local-mails-dlq": [], "pix-local-mails": ['{"to": "<b>"}']}


def test_a_live_queue_cannot_be_emptied_from_the_page(pages: Pages) -> None:
    assert pages.get("/local/queues/pix-local-mails")[0].startswith("404")
    pages.sqs.queues["pix-local-mails"] = ["waiting"]
    for sent in ({"queue": "pix-local-mails"}, {}):
        assert pages.post("/local/queues", **sent).startswith("303")
    assert pages.sqs.queues["pix-local-mails"] == ["waiting"]


def test_a_schedule_runs_now_at_the_stacks_time(pages: Pages) -> None:
    assert "Tidies up" in pages.get("/local/schedules")[1]
    pages.clock.move(timedelta(days=400))
    pages.post("/local/schedules", name="sweeper")
    assert [at[:4] for at in pages.ran] == [str(pages.clock.now().year)]


def test_a_schedule_that_fails_says_so(pages: Pages) -> None:
    assert pages.post("/local/schedules", name="broken").startswith("303")
    assert pages.post("/local/schedules").startswith("303")


def test_pages_are_whole_documents(pages: Pages) -> None:
    for path in ("/local/", "/local/mails", "/local/queues", "/local/schedules", "/local/clock"):
        status, body = pages.get(path, query="notice=%3Cb%3E")
        assert status == "200 OK"
        assert body.count("<h1>") == 1
        assert '<html lang="en">' in body
        assert "&lt;b&gt;" in body
        assert "<b>" not in body


def test_an_author_sees_a_challenge_with_its_solution_and_tries_the_grader(pages: Pages) -> None:
    listed = pages.get("/local/author")[1]
    challenge_id = re.findall(r'href="/local/author/([a-z0-9-]+)"', listed)[0]
    shown = pages.get(f"/local/author/{challenge_id}", query="v=3&answer=%5B%5D")[1]
    assert "<h2>Right answer</h2>" in shown
    assert "The grader says" in shown


def test_a_challenge_that_does_not_exist_says_so(pages: Pages) -> None:
    assert 'role="alert"' in pages.get("/local/author/nothing-1a")[1]
    assert pages.get("/local/author/nothing-1a/0/file.svg")[0].startswith("404")


def test_the_toy_identity_provider_is_behind_the_desk(pages: Pages) -> None:
    status, text = pages.get("/local/idp/.well-known/openid-configuration")
    assert status == "200 OK"
    assert f'"issuer": "http://{HOST}/local/idp"' in text
    assert pages.get("/local/idp/saml")[0] == "404 Not Found"
