"""The second factor of an account: time-based codes (RFC 6238), and others for when it is lost."""

import base64
import hashlib
import hmac
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from urllib.parse import quote, urlencode

from chalicelib.core.draws import Draw
from chalicelib.core.orga_errors import (
    SecondFactorExists,
    SecondFactorNotAsked,
    WrongCode,
)

STEP = timedelta(seconds=30)
DIGITS = 6
BORNE_STEPS = (0, -1, 1)
"""The present code, then those beside it: clocks differ, and fingers are slow."""
RECOVERY_CODES = 10
SECRET_BYTES = 20

_RECOVERY_LETTERS = "BCDFGHJKMPQRTVWXY2346789"
_RECOVERY_LENGTH = 10
_MARKS = re.compile(r"[\s.-]+")


@dataclass(frozen=True, slots=True)
class SecondFactor:
    """What proves that somebody holds a device; secrets are kept out of its `repr`.

    `secret` is "" until the first one is confirmed; `asked_secret` waits for its first code.
    `last_step` is that of the last code accepted: no code counts twice. `recovery_digests` are of
    the recovery codes that are left.
    """

    secret: str = field(default="", repr=False)
    since: datetime | None = None
    last_step: int = 0
    asked_secret: str = field(default="", repr=False)
    recovery_digests: tuple[str, ...] = field(default=(), repr=False)

    @property
    def is_on(self) -> bool:
        """Is it asked when signing in?"""
        return bool(self.secret)

    @property
    def recovery_codes_left(self) -> int:
        """How many recovery codes were not used yet."""
        return len(self.recovery_digests)

    def asked(self, secret: str) -> "SecondFactor":
        """With a new secret, which counts once a code of it was given."""
        if self.is_on:
            raise SecondFactorExists
        return replace(self, asked_secret=secret)

    def confirmed(self, code: str, codes: Iterable[str], *, now: datetime) -> "SecondFactor":
        """On from now on; raises `WrongCode`, `SecondFactorNotAsked`."""
        if not self.asked_secret:
            raise SecondFactorNotAsked
        step = _step_of(self.asked_secret, code, now=now, after=0)
        return SecondFactor(
            secret=self.asked_secret,
            since=now,
            last_step=step,
            recovery_digests=tuple(map(recovery_digest, codes)),
        )

    def used(self, code: str, *, now: datetime) -> "SecondFactor":
        """After a code that is right: it is used up. Raises `WrongCode`."""
        digest = recovery_digest(code)
        if digest in self.recovery_digests:
            left = tuple(other for other in self.recovery_digests if other != digest)
            return replace(self, recovery_digests=left)
        step = _step_of(self.secret, code, now=now, after=self.last_step)
        return replace(self, last_step=step)

    def with_recovery_codes(self, codes: Iterable[str]) -> "SecondFactor":
        """With other recovery codes: those before open nothing any more."""
        return replace(self, recovery_digests=tuple(map(recovery_digest, codes)))


def new_secret(random_text: str) -> str:
    """A secret in base32, as authenticator applications read it; `random_text` must be secret."""
    digest = hashlib.blake2b(random_text.encode(), digest_size=SECRET_BYTES).digest()
    return base64.b32encode(digest).decode("ascii")


def new_recovery_codes(new_id: Callable[[], str]) -> tuple[str, ...]:
    """Ten codes to keep on paper, each good once; `new_id` must not be guessed."""
    return tuple(_recovery_code(new_id() + new_id()) for _ in range(RECOVERY_CODES))


def code_at(secret: str, step: int) -> str:
    """The code of a time step (RFC 4226 on the counter of RFC 6238)."""
    key = base64.b32decode(secret)
    mac = hmac.new(key, step.to_bytes(8, "big"), hashlib.sha1).digest()
    at = mac[-1] & 0xF
    number = int.from_bytes(mac[at : at + 4], "big") & 0x7FFF_FFFF
    return f"{number % 10**DIGITS:0{DIGITS}d}"


def step_at(now: datetime) -> int:
    """The number of the time step that `now` is in."""
    return int(now.timestamp() // STEP.total_seconds())


def otpauth_address(secret: str, *, service: str, login: str) -> str:
    """What the QR code says to an authenticator application."""
    label = f"{quote(service, safe='')}:{quote(login, safe='')}"
    return f"otpauth://totp/{label}?" + urlencode(
        {"secret": secret, "issuer": service}, quote_via=quote
    )


def recovery_digest(code: str) -> str:
    """What is stored of a recovery code, however it is typed.

    Fifty bits drawn at random: unlike a password, it needs no slow hash.
    """
    typed = _MARKS.sub("", code).upper().encode("utf-8", "surrogatepass")
    return hashlib.sha256(typed).hexdigest()


def _step_of(secret: str, code: str, *, now: datetime, after: int) -> int:
    """The step whose code this is; raises `WrongCode` when there is none, or it was used."""
    typed = _MARKS.sub("", code).encode("utf-8", "surrogatepass")
    present = step_at(now)
    for step in (present + borne for borne in BORNE_STEPS):
        if step > after and hmac.compare_digest(code_at(secret, step).encode(), typed):
            return step
    raise WrongCode


def _recovery_code(secret: str) -> str:
    drawn = Draw(f"recovery#{secret}")
    letters = "".join(drawn.choice(_RECOVERY_LETTERS) for _ in range(_RECOVERY_LENGTH))
    return f"{letters[:5]}-{letters[5:]}"
