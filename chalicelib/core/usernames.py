"""User names and one-time passwords: what pupils without an address sign in with."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from chalicelib.core.draws import Draw
from chalicelib.core.errors import UsernameTaken
from chalicelib.core.identity import User
from chalicelib.core.learner import plain

TRIES = 50
"""Of ten thousand endings; a name that fifty draws do not free is not of this world."""
SAFE_LETTERS = "bcdfghjkmpqrtvwxy"
"""None that is read as another one or as a digit; no vowel, so that no word is spelled."""
SAFE_DIGITS = "2346789"

_PART_MAX_LENGTH = 28
_NO_NAME = "eleve"


def usernames(
    first_name: str, last_name: str, birth_date: date | None, *, key: str
) -> Iterator[str]:
    """The user names to try, in order: the one the person expects first.

    `firstname.lastname` and the day and month of birth; then four digits drawn under `key`.
    """
    stem = f"{_part(first_name)}.{_part(last_name)}"
    if birth_date is not None:
        yield f"{stem}{birth_date:%d%m}"
    drawn = Draw(f"username#{key}")
    for _ in range(TRIES):
        yield f"{stem}{drawn.integer(0, 9999):04d}"


def with_username(user: User, names: Iterator[str], store: Callable[[User], None]) -> User:
    """The account under the first of the names that nobody has; raises `UsernameTaken`."""
    for name in names:
        named = replace(user, username=name)
        try:
            store(named)
        except UsernameTaken:
            continue
        return named
    raise UsernameTaken


def one_time_password(secret: str) -> str:
    """Six letters and two digits, easy to read out and to copy; `secret` must be one."""
    drawn = Draw(f"one-time#{secret}")
    letters = (drawn.choice(SAFE_LETTERS) for _ in range(6))
    digits = (drawn.choice(SAFE_DIGITS) for _ in range(2))
    return "".join((*letters, *digits))


def masked(sign_in: str) -> str:
    """Enough of a user name or address for its owner to know it again, and no more."""
    local, at, _ = sign_in.partition("@")
    return f"{local[: 3 if len(local) > 6 else 1]}…{at}"


def _part(name: str) -> str:
    return plain(name)[:_PART_MAX_LENGTH] or _NO_NAME
