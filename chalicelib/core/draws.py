"""Random draws that any machine can make again: BLAKE2b of (key, position)."""

from base64 import b32encode
from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

_T = TypeVar("_T")


def draw(key: str, position: int) -> int:
    """A 64-bit number that depends on nothing but its arguments."""
    message = f"{key}#{position}".encode()
    return int.from_bytes(blake2b(message, digest_size=8).digest(), "big")


def seed_of(identifier: str) -> int:
    """The first 32 bits of BLAKE2b, for generators that want an integer."""
    return int.from_bytes(blake2b(identifier.encode()).digest()[:4], "big")


def identifier_of(text: str) -> str:
    """The id (24 characters, base32) that always stands for this text."""
    return b32encode(blake2b(text.encode(), digest_size=15).digest()).decode().lower()


class Draw:
    """A stream of draws under one key: the nth call always gives the same thing.

    The bias of a modulo on 64 bits is below 2⁻⁴⁰ for any range used here.
    """

    def __init__(self, key: str) -> None:
        self._key = key
        self._position = 0

    def integer(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        if low > high:
            raise ValueError(f"empty range: {low} to {high}")
        number = draw(self._key, self._position)
        self._position += 1
        return low + number % (high - low + 1)

    def choice(self, items: Sequence[_T]) -> _T:
        """One of the items."""
        return items[self.integer(0, len(items) - 1)]

    def sample(self, items: Sequence[_T], size: int) -> list[_T]:
        """`size` items at distinct places, in a random order."""
        if size > len(items):
            raise ValueError(f"{size} items asked out of {len(items)}")
        left = list(items)
        return [left.pop(self.integer(0, len(left) - 1)) for _ in range(size)]

    def shuffled(self, items: Sequence[_T]) -> list[_T]:
        """All the items in a random order."""
        return self.sample(items, len(items))
