"""The mails that the local stack sent: the emulator shows them, and forgets them at a restart."""

import json
import threading
import urllib.request
from dataclasses import asdict, dataclass
from typing import Any

from infra.local.state import Place


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as it was sent."""

    id: str
    at: float
    to: str
    subject: str
    text: str
    html: str


class Mailbox:
    """Every mail of a stack, newest first, whichever start sent it."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._lock = threading.Lock()

    def mails(self) -> list[Mail]:
        """All mails, kept in the state folder as a side effect."""
        with self._lock:
            known = {mail.id: mail for mail in self._kept()}
            fresh = {mail.id: mail for mail in self._sent()}
            if fresh.keys() - known.keys():
                known |= fresh
                self._keep(list(known.values()))
        return sorted(known.values(), key=lambda mail: mail.at, reverse=True)

    def _sent(self) -> list[Mail]:
        address = f"{self._place.aws}/_ministack/ses/messages"
        with urllib.request.urlopen(address, timeout=5) as reply:
            accounts: dict[str, list[dict[str, Any]]] = json.load(reply)["messages"]
        return [_mail(message) for messages in accounts.values() for message in messages]

    def _kept(self) -> list[Mail]:
        if not self._place.mails_file.exists():
            return []
        rows = json.loads(self._place.mails_file.read_text(encoding="utf-8"))
        return [Mail(**row) for row in rows]

    def _keep(self, mails: list[Mail]) -> None:
        rows = [asdict(mail) for mail in mails]
        self._place.mails_file.write_text(json.dumps(rows), encoding="utf-8")


def _mail(message: dict[str, Any]) -> Mail:
    return Mail(
        id=message["MessageId"].split("@")[0],
        at=float(message["Timestamp"]),
        to=", ".join(message.get("To", [])),
        subject=message.get("Subject", ""),
        text=message.get("BodyText", ""),
        html=message.get("BodyHtml", ""),
    )
