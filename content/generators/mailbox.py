"""Messages for the mailbox simulator: their senders, their dates, and their `{{name1}}` values."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from content.compiler.variants import Draw
from content.generators.french import FAMILY_NAMES, FIRST_NAMES

_FIRST = datetime(2026, 3, 9, 8, 12, tzinfo=UTC)
_STEP = timedelta(hours=5, minutes=37)


@dataclass(frozen=True)
class Message:
    """A message; `order` is its place in time."""

    name: str
    address: str
    subject: str
    text: str
    order: int
    link: str = ""
    url: str = ""


def person(draw: Draw, *, host: str) -> tuple[str, str]:
    """Somebody's name and address."""
    first, family = draw.choice(FIRST_NAMES), draw.choice(FAMILY_NAMES)
    return f"{first} {family}", f"{bare(first)}.{bare(family)}@{host}"


def bare(name: str) -> str:
    """A name as it is written in an address."""
    folded = unicodedata.normalize("NFD", name.lower())
    return "".join(letter for letter in folded if letter.isascii() and letter.isalpha())


def numbered(messages: Sequence[Message]) -> dict[str, str]:
    """The values of the messages m1, m2, …: nom1, adresse1, objet1, texte1, date1, lien1, url1."""
    values: dict[str, str] = {}
    for number, message in enumerate(messages, start=1):
        values |= {
            f"nom{number}": message.name,
            f"adresse{number}": message.address,
            f"objet{number}": message.subject,
            f"texte{number}": message.text,
            f"date{number}": (_FIRST + message.order * _STEP).strftime("%Y-%m-%d %H:%M"),
        }
        if message.link:
            values |= {f"lien{number}": message.link, f"url{number}": message.url}
    return values
