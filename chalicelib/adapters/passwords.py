"""Passwords: argon2id hashes, and zxcvbn's lists of what people choose."""

from collections.abc import Sequence

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

LEAST_GUESSES = 10**6
"""zxcvbn's "somewhat guessable" starts here; failures are throttled, so nobody gets near it."""

_JUDGED_LENGTH = 72  # zxcvbn slows with the square of the length, and refuses more
_OUR_WORDS = (
    "sextant", "pix", "motdepasse", "passe", "azertyuiop", "bonjour", "ecole", "college", "lycee",
    "eleve", "professeur", "numerique", "competence", "france", "soleil", "doudou", "chouchou",
)  # fmt: skip


class Argon2Passwords:
    """Argon2id with OWASP's settings for little memory: 19 MiB, 2 passes, 1 lane."""

    def __init__(self, *, memory_kib: int = 19_456, passes: int = 2) -> None:
        self._hasher = PasswordHasher(time_cost=passes, memory_cost=memory_kib, parallelism=1)
        self._nobody = ""

    def hash(self, password: str) -> str:
        """A salted hash that says how it was made."""
        return self._hasher.hash(_bytes(password))

    def matches(self, password_hash: str, password: str) -> bool:
        """Is it this one? An empty hash takes the same time and matches nothing."""
        try:
            self._hasher.verify(password_hash or self._nobodys_hash(), _bytes(password))
        except (VerificationError, InvalidHashError):
            return False
        return bool(password_hash)

    def is_outdated(self, password_hash: str) -> bool:
        """Was the hash made with weaker settings than today's?"""
        return self._hasher.check_needs_rehash(password_hash)

    def is_common(self, password: str, own_words: Sequence[str]) -> bool:
        """Would it be among the first tried by somebody who knows the person?"""
        from zxcvbn import zxcvbn  # its lists take a megabyte: only where a password is chosen

        words = [*own_words, *_OUR_WORDS]
        read = password[:_JUDGED_LENGTH]
        letters = "".join(filter(str.isalnum, read))  # it takes "ana@school" for a stroke of luck
        return any(
            zxcvbn(form, words)["guesses"] < LEAST_GUESSES for form in {read, letters} - {""}
        )

    def _nobodys_hash(self) -> str:
        self._nobody = self._nobody or self.hash("nobody has this password")
        return self._nobody


def _bytes(password: str) -> bytes:
    return password.encode("utf-8", "surrogatepass")
