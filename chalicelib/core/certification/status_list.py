"""Which credentials are revoked, as a bitstring: each has a place in a list drawn for it."""

import gzip
from base64 import urlsafe_b64encode
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from chalicelib.core.draws import draw

LENGTH = 131_072
"""Places of a list: the least the standard allows, so that asking for it names nobody."""
LISTS_A_YEAR = 32
"""Two million credentials a year fill half of their places: a free one is soon found."""
FIRST_YEAR = 2025
MAX_DRAWS = 64


@dataclass(frozen=True, slots=True)
class CredentialPlace:
    """Where a credential's status is told, since when it is good, and what salts what it hides."""

    list_id: str
    place: int
    valid_from: datetime
    salt: str = field(repr=False)


def list_of(certification_id: str, published_at: datetime) -> str:
    """The list of a credential; always the same one."""
    return f"{published_at.year}-{draw(certification_id, 0) % LISTS_A_YEAR:02d}"


def is_list(list_id: str, now: datetime) -> bool:
    """May credentials have their status there?"""
    year, _, number = list_id.partition("-")
    known = {f"{one:02d}" for one in range(LISTS_A_YEAR)}
    return number in known and year.isdecimal() and FIRST_YEAR <= int(year) <= now.year


def places(certification_id: str) -> Iterator[int]:
    """The places to try, in order: always the same ones."""
    for position in range(1, MAX_DRAWS + 1):
        yield draw(certification_id, position) % LENGTH


def encoded(revoked: Collection[int]) -> str:
    """The bitstring as the standard writes it: the first place is the leftmost bit."""
    bits = bytearray(LENGTH // 8)
    for place in revoked:
        bits[place // 8] |= 0x80 >> (place % 8)
    packed = gzip.compress(bytes(bits), mtime=0)
    return "u" + urlsafe_b64encode(packed).rstrip(b"=").decode()
