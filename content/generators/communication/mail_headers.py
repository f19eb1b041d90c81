"""A saved mail with the trace of four servers in different time zones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until
from content.generators.mailbox import person

_HOSTS = (
    "mx1.courrier.example",
    "relais.transit.example",
    "sortie.envoi.test",
    "poste7.envoi.test",
)
_TEXT = (
    "Bonjour,\r\n\r\nJe suis en déplacement et n'ai plus accès à mon bureau. Pouvez-vous me "
    "répondre\r\nrapidement au sujet de la facture ? Merci.\r\n"
)


@dataclass(frozen=True)
class _Hop:
    """A server that received the mail, from whom and when (in its own zone)."""

    by: str
    from_host: str
    from_ip: str
    at: datetime


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """The top line is the last server; two zones at least make clocks disagree."""
    hops = drawn_until(lambda: _hops(draw), lambda found: _naive(found) != _minutes(found))
    name, address = person(draw, host="mairie-valmont.example")
    answer = f"{address.split('@')[0]}.{draw.integer(10, 99)}@reponses.test"
    bounce = f"rebond-{draw.integer(100, 999)}@envoi.test"
    values = {
        "nom": name,
        "expediteur": address,
        "reponse": answer,
        "retour": bounce,
        "ip": hops[-1].from_ip,
        "derniere_ip": hops[0].from_ip,
        "minutes": str(_minutes(hops)),
        "minutes_sans_fuseau": str(_naive(hops)),
    }
    headers = [
        f"Return-Path: <{bounce}>",
        *(_received(hop) for hop in hops),
        f"Date: {format_datetime(hops[-1].at - timedelta(minutes=1))}",
        f"From: {name} <{address}>",
        f"Reply-To: {name} <{answer}>",
        "To: camille.riviere@courrier.example",
        "Subject: Facture",
        f"Message-ID: <{draw.integer(10**9, 10**10)}@envoi.test>",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
    ]
    return Variant(values, {"message.eml": ("\r\n".join(headers) + "\r\n\r\n" + _TEXT).encode()})


def _hops(draw: Draw) -> list[_Hop]:
    """From the last server to the first, as in a header."""
    moment = datetime(2026, 3, 10, draw.integer(7, 15), draw.integer(0, 59), tzinfo=UTC)
    hops: list[_Hop] = []
    zones = draw.sample((-5, -3, 0, 1, 3, 5), len(_HOSTS) - 1)
    for index, hours in reversed(list(enumerate(zones))):
        moment += timedelta(minutes=draw.integer(3, 25), seconds=0)
        ip = f"203.0.113.{draw.integer(2, 250)}" if index else f"198.51.100.{draw.integer(2, 250)}"
        local = moment.astimezone(timezone(timedelta(hours=hours)))
        hops.insert(0, _Hop(_HOSTS[index], _HOSTS[index + 1], ip, local))
    return hops


def _received(hop: _Hop) -> str:
    return (
        f"Received: from {hop.from_host} ({hop.from_host} [{hop.from_ip}])\r\n"
        f"\tby {hop.by} with ESMTPS; {format_datetime(hop.at)}"
    )


def _minutes(hops: Sequence[_Hop]) -> int:
    return int((hops[0].at - hops[-1].at).total_seconds()) // 60


def _naive(hops: Sequence[_Hop]) -> int:
    """The same when the zones are overlooked."""
    last, first = hops[0].at.replace(tzinfo=UTC), hops[-1].at.replace(tzinfo=UTC)
    return abs(int((last - first).total_seconds())) // 60
