"""The log of a mail server: a message to six people, some of whom never got it."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.mailbox import person

FAILURES = (
    ("550", "5.1.1 Adresse inconnue"),
    ("552", "5.3.4 Message trop volumineux"),
    ("554", "5.7.1 Refusé : contenu indésirable"),
    ("452", "4.2.2 Boîte pleine, abandon après délai"),
)
HOSTS = ("courrier.example", "lettres.test", "postal.example", "mairie.test", "ecole.example")

_MINUTE = timedelta(minutes=1)
_WAIT = "451 Réessayez"


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Among other messages, one number is followed; two recipients fail, one waits long."""
    start = datetime(2026, 3, 16, 9, draw.integer(0, 30), tzinfo=UTC)
    followed, *others = draw.sample(
        [f"{letter}{code}" for letter in "ABCDEF" for code in range(100, 400, 7)], 7
    )
    people = _people(draw)
    mine = people[:6]
    faults = draw.sample(FAILURES, 2)
    waits = draw.sample(range(11, 170), 3)
    size = f"de=bureau@asso.example taille={draw.integer(2, 24)} Mo"
    lines = [_line(start, followed, state="accepté", rest=size)]
    for address, (code, why) in zip(mine[:2], faults, strict=True):
        lines += _delayed(start, followed, address) if code[0] == "4" else []
        at = start + timedelta(minutes=draw.integer(3, 200))
        lines.append(_line(at, followed, state="échec", rest=f"pour={address} {code} {why}"))
    for address, wait in zip(mine[2:], (*waits, 1), strict=True):
        lines += _delayed(start, followed, address) if wait > 1 else []
        at = start + timedelta(minutes=wait)
        lines.append(_line(at, followed, state="remis", rest=f"pour={address} 250 OK"))
    lines += _noise(draw, start, numbers=others, people=people[6:])
    longest = max(range(3), key=lambda i: waits[i])
    values = {
        "numero": followed,
        "echec1": mine[0],
        "echec2": mine[1],
        "code1": faults[0][0],
        "code2": faults[1][0],
        "raison1": faults[0][1][6:],
        "raison2": faults[1][1][6:],
        "differe": mine[2],
        "remis": mine[5],
        "lent": mine[2 + longest],
        "attente": str(waits[longest]),
        "autre_attente": str(sorted(waits)[1]),
        "moins_lent": mine[2 + (longest + 1) % 3],
        "depart": start.strftime("%H h %M"),
        "etranger": people[7],
    }
    return Variant(values, {"serveur.log": "\r\n".join([*sorted(lines), ""]).encode()})


def _people(draw: Draw) -> list[str]:
    """Twenty-two addresses, no two alike."""
    people: list[str] = []
    while len(people) < 22:
        address = person(draw, host=draw.choice(HOSTS))[1]
        people += [address] if address not in people else []
    return people


def _delayed(start: datetime, number: str, address: str) -> list[str]:
    return [_line(start + _MINUTE, number, state="différé", rest=f"pour={address} {_WAIT}")]


def _line(at: datetime, number: str, *, state: str, rest: str) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S} id={number} {state} {rest}"


def _noise(draw: Draw, start: datetime, *, numbers: list[str], people: list[str]) -> list[str]:
    """Other messages, delivered or refused, around the one that is followed."""
    lines = []
    for place, address in enumerate(people):
        number = numbers[place % len(numbers)]
        at = start + timedelta(minutes=draw.integer(0, 220), seconds=draw.integer(0, 59))
        code, why = draw.choice(FAILURES) if draw.integer(0, 3) == 0 else ("250", "OK")
        state = "remis" if code == "250" else "échec"
        lines.append(_line(at, number, state=state, rest=f"pour={address} {code} {why}"))
    return lines
