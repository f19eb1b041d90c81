"""What each `/local/` page shows and does."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Any

from infra.definitions import resources
from infra.local.clock import MovableClock
from infra.local.mailbox import Mail, Mailbox
from infra.local.pages.html import button, table
from infra.local.state import ACCOUNT_ID
from infra.local.triggers import Triggers

Form = Mapping[str, str]

DEAD_LETTERS = re.compile(r"[a-z-]+-dlq")


class MailPages:
    """The mails that were sent."""

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox

    def show(self) -> str:
        """All mails, newest first."""
        mails = self._mailbox.mails()
        if not mails:
            return "<p>No mail was sent yet.</p>"
        return table(
            ("Sent", "To", "Subject"),
            (
                (
                    escape(_time(mail.at)),
                    escape(mail.to),
                    f'<a href="/local/mails/{escape(mail.id)}">{escape(mail.subject)}</a>',
                )
                for mail in mails
            ),
        )

    def one(self, mail_id: str) -> str | None:
        """One mail, or None."""
        mail = next((mail for mail in self._mailbox.mails() if mail.id == mail_id), None)
        return None if mail is None else _letter(mail)


class QueuePages:
    """Queues and their dead letters."""

    def __init__(self, sqs: Any) -> None:
        self._sqs = sqs

    def show(self) -> str:
        """Every queue with its counts; dead letters can be read and sent again."""
        names = [
            queue.properties["QueueName"]
            for queue in resources("AWS::SQS::Queue", stage="local", account_id=ACCOUNT_ID)
        ]
        return table(
            ("Queue", "Waiting", "Being handled", "Later", "Action"), (self._row(n) for n in names)
        )

    def redrive(self, form: Form) -> str:
        """Send the dead letters of a queue again."""
        name = form.get("queue", "")
        if not DEAD_LETTERS.fullmatch(name):
            return f"{name} is not a queue of dead letters."
        source, target = self._address(name), self._address(name.removesuffix("-dlq"))
        moved = 0
        while messages := self._receive(source, visible_again_after=30):
            for message in messages:
                self._sqs.send_message(QueueUrl=target, MessageBody=message["Body"])
                self._sqs.delete_message(QueueUrl=source, ReceiptHandle=message["ReceiptHandle"])
                moved += 1
        return f"{moved} message(s) sent again from {name}."

    def messages(self, name: str) -> str | None:
        """Ten messages of a dead-letter queue, left where they are; None for an unknown queue."""
        if not DEAD_LETTERS.fullmatch(name):
            return None
        try:
            found = self._receive(self._address(name), visible_again_after=0)
        except self._sqs.exceptions.QueueDoesNotExist:
            return None
        rows = ((escape(item["MessageId"]), _pretty(item["Body"])) for item in found)
        return table(("Message", "Body"), rows)

    def _row(self, name: str) -> tuple[str, ...]:
        address = self._address(name)
        found = self._sqs.get_queue_attributes(QueueUrl=address, AttributeNames=["All"])
        counts = found["Attributes"]
        shown = (
            counts["ApproximateNumberOfMessages"],
            counts["ApproximateNumberOfMessagesNotVisible"],
            counts["ApproximateNumberOfMessagesDelayed"],
        )
        if not name.endswith("-dlq"):
            return (escape(name), *shown, "")
        link = f'<a href="/local/queues/{escape(name)}">{escape(name)}</a>'
        again = button("/local/queues", "Send again", queue=name) if shown[0] != "0" else ""
        return (link, *shown, again)

    def _address(self, name: str) -> str:
        return str(self._sqs.get_queue_url(QueueName=name)["QueueUrl"])

    def _receive(self, address: str, *, visible_again_after: int) -> list[dict[str, Any]]:
        reply = self._sqs.receive_message(
            QueueUrl=address, MaxNumberOfMessages=10, VisibilityTimeout=visible_again_after
        )
        found: list[dict[str, Any]] = reply.get("Messages", [])
        return found


class SchedulePages:
    """The schedules of `app.py`."""

    def __init__(self, triggers: Triggers, clock: MovableClock) -> None:
        self._triggers = triggers
        self._clock = clock

    def show(self) -> str:
        """Every schedule with a button to run it now."""
        return table(
            ("Schedule", "When (UTC)", "What", "Action"),
            (
                (
                    escape(item.name),
                    escape(item.expression),
                    escape(item.description),
                    button("/local/schedules", f"Run {item.name} now", name=item.name),
                )
                for item in self._triggers.schedules()
            ),
        )

    def run(self, form: Form) -> str:
        """Run one now, at the stack's time."""
        name = form.get("name", "")
        if name not in {item.name for item in self._triggers.schedules()}:
            return f"There is no schedule {name}."
        try:
            self._triggers.run_schedule(name, self._clock.now())
        except Exception as error:  # noqa: BLE001  # the page shows whatever went wrong
            return f"{name} failed: {error!r}"
        return f"{name} ran."


class ClockPages:
    """The clock that this stack's product reads."""

    def __init__(self, clock: MovableClock) -> None:
        self._clock = clock

    def show(self) -> str:
        """The time, and buttons to move it."""
        now = self._clock.now().strftime("%Y-%m-%d %H:%M:%S")
        move = (
            '<form method="post" action="/local/clock">'
            '<label>Days <input name="days" type="number" value="4" step="any"></label> '
            '<label>Minutes <input name="minutes" type="number" value="0" step="any"></label> '
            "<button>Move forward</button></form>"
        )
        back = button("/local/clock", "Back to the machine's time", reset="1")
        return (
            f"<p>Now, in UTC: <strong><time>{now}</time></strong> "
            f"(moved by {escape(str(self._clock.moved_by()))})</p>{move}{back}"
        )

    def move(self, form: Form) -> str:
        """Move the clock, or reset it."""
        if form.get("reset"):
            self._clock.reset()
            return "The clock tells the machine's time."
        try:
            days, minutes = float(form.get("days") or 0), float(form.get("minutes") or 0)
            self._clock.move(timedelta(days=days, minutes=minutes))
        except (ValueError, OverflowError):
            return "Days and minutes must be numbers."
        return "The clock was moved."


def _letter(mail: Mail) -> str:
    text = escape(mail.text)
    linked = re.sub(r"https?://[^\s<]+", lambda m: f'<a href="{m[0]}">{m[0]}</a>', text)
    return (
        f"<p>To {escape(mail.to)}, {escape(_time(mail.at))} UTC</p>"
        f"<h2>{escape(mail.subject)}</h2><pre>{linked}</pre>"
    )


def _pretty(body: str) -> str:
    try:
        return f"<pre>{escape(json.dumps(json.loads(body), indent=2))}</pre>"
    except ValueError:
        return f"<pre>{escape(body)}</pre>"


def _time(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d %H:%M:%S")
