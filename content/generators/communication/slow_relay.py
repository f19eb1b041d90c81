"""A saved mail whose trace shows on which server it waited."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.mailbox import person

NAMES = ("relais1", "filtre", "sortie", "passerelle", "antispam", "tampon", "mx2", "liste", "copie")
OWNERS = ("transit.example", "envois.test", "reseau-sud.example", "hebergeur.test")
PLAIN = (
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
)


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Five servers in different zones; one keeps the message far longer than the others."""
    hosts = [f"{name}.{draw.choice(OWNERS)}" for name in draw.sample(NAMES, 5)]
    waits = [draw.integer(1, 9) for _ in range(4)]
    slow = draw.integer(0, 2)
    waits[slow] = draw.integer(35, 190)
    at = datetime(2026, 3, 17, draw.integer(5, 15), draw.integer(0, 59), tzinfo=UTC)
    name, address = person(draw, host="mairie-orval.example")
    sent = at - timedelta(minutes=2)
    lines: list[str] = []
    zones = draw.sample((-5, -4, 0, 1, 2, 4, 5), 5)
    for place, host in enumerate(hosts):
        local = at.astimezone(timezone(timedelta(hours=zones[place])))
        before = hosts[place - 1] if place else "poste-12.interne.example"
        lines.insert(0, f"Received: from {before} by {host}; {format_datetime(local)}")
        at += timedelta(minutes=waits[place] if place < len(waits) else 0)
    headers = [
        *lines,
        f"Date: {format_datetime(sent)}",
        f"From: {name} <{address}>",
        "To: camille.riviere@courrier.example",
        "Subject: Convocation",
        f"Message-ID: <{draw.integer(10**9, 10**10)}@mairie-orval.example>",
        *PLAIN,
    ]
    values = {
        "lent": hosts[slow],
        "suivant": hosts[slow + 1],
        "minutes": str(waits[slow]),
        "total": str(sum(waits)),
        "premier": hosts[0],
        "dernier": hosts[-1],
        "serveurs": str(len(hosts)),
        "expediteur": name,
    }
    text = (
        "\r\n".join(headers) + "\r\n\r\nBonjour,\r\n\r\nVous trouverez ici votre convocation.\r\n"
    )
    return Variant(values, {"message.eml": text.encode()})
