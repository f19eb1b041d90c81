"""Mails, from a click to the carrier: queue, worker, letter, link."""

import json
import re
from io import StringIO
from typing import Any

import boto3
import pytest
from chalice.test import Client
from moto.ses.models import ses_backends

from chalicelib import wiring
from chalicelib.observability import logger
from chalicelib.settings import settings
from chalicelib.wiring import accounts as accounts_wiring
from tests.aws import REGION, waiting
from tests.tab import EMAIL, ORIGIN, PASSWORD, Hands, Tab

NEW_PASSWORD = "soupe de lentilles"


@pytest.fixture(autouse=True)
def carrier(aws: None) -> None:
    boto3.client("ses", region_name=REGION).verify_email_identity(
        EmailAddress=re.sub(r".*<(.*)>", r"\1", settings().mail_sender)
    )
    sent().clear()


def sent() -> list[Any]:
    return ses_backends[settings().account_id][REGION].sent_messages


def deliver(client: Client, *bodies: str) -> None:
    """What SQS does: one event a message, through the handler that `app.py` declares."""
    for body in bodies:
        event = client.events.generate_sqs_event([body], queue_name=settings().queue_name("mails"))
        client.lambda_.invoke("mails", event)


def link_of(tab: Tab) -> str:
    """The token of the link in the last mail."""
    tab.post("/api/auth/forgotten-password", {"email": EMAIL, "lang": "fr"})
    deliver(tab.client, *waiting("mails"))
    found = re.search(r"/reset-password#token=([\w.-]+)", sent()[-1].body)
    assert found
    return found[1]


def reset(tab: Tab, token: str, password: str = NEW_PASSWORD) -> Any:
    return tab.post("/api/auth/reset-password", {"token": token, "password": password})


def test_somebody_new_is_welcomed(tab: Tab) -> None:
    tab.sign_up(lang="en")
    deliver(tab.client, *waiting("mails"))
    (mail,) = sent()
    assert mail.destinations["ToAddresses"] == [EMAIL]
    assert mail.subject == "Welcome to Sextant"


def test_a_letter_finds_a_domain_with_accents(tab: Tab) -> None:
    tab.sign_up(email="ana@école.test")
    deliver(tab.client, *waiting("mails"))
    assert sent()[-1].destinations["ToAddresses"] == ["ana@xn--cole-9oa.test"]


def test_a_forgotten_password_is_replaced_by_the_link_of_a_mail(tab: Tab) -> None:
    tab.sign_up()
    token = link_of(Tab(tab.client))
    assert reset(tab, token).status == 204
    assert Tab(tab.client).sign_in().status == 401
    assert Tab(tab.client).sign_in(password=NEW_PASSWORD).status == 200
    assert tab.refresh().status == 401
    deliver(tab.client, *waiting("mails"))
    assert sent()[-1].subject == "Votre mot de passe Sextant a changé"


def test_a_link_used_twice_has_expired(tab: Tab) -> None:
    tab.sign_up()
    token = link_of(tab)
    assert reset(tab, token).status == 204
    again = reset(tab, token, "encore une autre")
    assert (again.status, again.code) == (422, "link_expired")
    assert again.body["errors"] == [{"pointer": "/token", "code": "link_expired"}]
    assert Tab(tab.client).sign_in(password=NEW_PASSWORD).status == 200


def test_a_link_too_old_or_not_ours_has_expired(tab: Tab, hands: Hands) -> None:
    tab.sign_up()
    token = link_of(tab)
    hands.move(3600)
    access_token, tab.token = tab.token, ""
    for wrong in (token, token[:-3], "garbage", access_token, ""):
        reply = reset(tab, wrong)
        assert (reply.status, reply.code) == (422, "link_expired")
    assert Tab(tab.client).sign_in().status == 200


def test_asking_tells_nobody_whether_there_is_an_account(tab: Tab) -> None:
    tab.sign_up()
    waiting("mails")
    replies = [
        tab.post("/api/auth/forgotten-password", {"email": email, "lang": "fr"})
        for email in (EMAIL, "nobody@school.test", "no address")
    ]
    assert [reply.status for reply in replies] == [202, 202, 202]
    assert replies[0].body == replies[1].body == replies[2].body
    messages = waiting("mails")
    assert len(messages) == 2
    deliver(tab.client, *messages)
    assert [mail.destinations["ToAddresses"] for mail in sent()] == [[EMAIL]]


def test_a_message_delivered_twice_makes_one_mail(tab: Tab) -> None:
    tab.sign_up()
    (message,) = waiting("mails")
    deliver(tab.client, message, message)
    assert len(sent()) == 1


def test_a_message_that_is_not_understood_stays_in_the_queue(tab: Tab) -> None:
    for body in ("", "{}", json.dumps({"type": "unknown"})):
        with pytest.raises(Exception, match="validation error"):
            deliver(tab.client, body)
    assert not sent()


def test_the_sweeper_runs_on_its_schedule(tab: Tab, hands: Hands) -> None:
    tab.post("/api/auth/anonymous", {"lang": "fr"})
    hands.move(5 * 3600)
    tab.client.lambda_.invoke(
        "sweeper", tab.client.events.generate_cw_event("aws.events", "x", {}, [], REGION)
    )
    assert not accounts_wiring.personal_data_doors().erasures.due(
        now=wiring.clock().now(), at_most=1
    )


def test_the_password_of_a_person_who_resets_it_is_judged_as_at_sign_up(tab: Tab) -> None:
    tab.sign_up()
    token = link_of(tab)
    for weak in ("azertyuiop", "silva ana", "short"):
        reply = reset(tab, token, weak)
        assert (reply.status, reply.code) == (422, "weak_password")
    assert Tab(tab.client).sign_in(password=PASSWORD).status == 200


def test_what_a_browser_began_is_followed_to_its_worker(
    tab: Tab, monkeypatch: pytest.MonkeyPatch
) -> None:
    written, given = StringIO(), "0123456789abcdef"
    monkeypatch.setattr(logger.registered_handler, "stream", written)
    payload = json.dumps({"email": EMAIL, "lang": "fr"}).encode()
    headers = {"Content-Type": "application/json", "Origin": ORIGIN, "X-Correlation-Id": given}
    reply = tab.client.http.post("/api/auth/forgotten-password", headers=headers, body=payload)
    assert reply.headers["X-Correlation-Id"] == given
    queue = boto3.resource("sqs").get_queue_by_name(QueueName=settings().queue_name("mails"))
    (message,) = queue.receive_messages(MessageAttributeNames=["All"])
    attributes = {
        name: {"stringValue": one["StringValue"], "dataType": one["DataType"]}
        for name, one in message.message_attributes.items()
    }
    event = tab.client.events.generate_sqs_event([message.body], queue_name="mails")
    event["Records"][0]["messageAttributes"] = attributes
    tab.client.lambda_.invoke("mails", event)
    handled = [json.loads(line) for line in written.getvalue().splitlines()]
    assert [(line["message"], line["correlation_id"]) for line in handled] == [
        ("A mail was handled", given)
    ]
