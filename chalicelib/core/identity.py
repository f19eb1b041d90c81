"""Who somebody is: accounts, principals, what addresses, names and passwords must look like."""

import hashlib
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from chalicelib.core.errors import EmailNotReadable, NameNotReadable, WeakPassword
from chalicelib.core.second_factor import SecondFactor

Kind = Literal["anonymous", "registered"]
PassKind = Literal["candidate", "invigilator"]
"""Who holds a pass: it opens one exam, or one room, and nothing else."""
MachineKind = Literal["client"]
"""An institution's machine: it reads what institutions may, and is nobody anywhere else."""
Lang = Literal["fr", "en"]
LANGS: tuple[Lang, ...] = ("fr", "en")

ANONYMOUS_LIFE = timedelta(hours=4)
PASS_LIFE = timedelta(hours=12)
LAST_ERASURE_DELAY = timedelta(minutes=20)
"""Longer than an access token lives: after it nobody can write a row of a closed account."""

PASSWORD_LENGTHS = range(8, 129)
NAME_MAX_LENGTH = 60

_EMAIL_MAX_LENGTH = 254
_LOCAL_PART = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_DOMAIN_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
_WORD = re.compile(r"\w+")
_NAME_MARKS = " '’.-·ʼ"


@dataclass(frozen=True, slots=True)
class Principal:
    """Who sends a request, as their access token says; `family_id` is the sign-in it comes from.

    `has_second_factor`: it was asked for when they signed in; `is_staff` is said only of staff who
    gave it. With a pass, `session_id` is that of the room; a candidate's `user_id` is the id of the
    exam, on the machine `device_id`; an invigilator's is that of their account. A machine's is the
    id of its client, with the `scopes` of the token and the secret it was given for.
    """

    user_id: str
    kind: Kind | PassKind | MachineKind
    family_id: str = ""
    is_staff: bool = False
    has_second_factor: bool = False
    session_id: str = ""
    device_id: str = ""
    scopes: tuple[str, ...] = ()
    secret_id: str = ""


Allow = Callable[[Principal | None], bool]
"""May this principal (None: nobody known) ask for that?"""


def anyone(principal: Principal | None) -> bool:  # noqa: ARG001  # every predicate has this form
    """Whoever asks."""
    return True


def signed_in(principal: Principal | None) -> bool:
    """Whoever has an account, anonymous or not."""
    return principal is not None and principal.kind in {"anonymous", "registered"}


def candidate(principal: Principal | None) -> bool:
    """Whoever holds the pass of an exam."""
    return principal is not None and principal.kind == "candidate"


def invigilator(principal: Principal | None) -> bool:
    """Whoever holds the pass of a room."""
    return principal is not None and principal.kind == "invigilator"


def machine(principal: Principal | None) -> bool:
    """Whichever institution's machine, with a token of its own."""
    return principal is not None and principal.kind == "client"


def registered(principal: Principal | None) -> bool:
    """Whoever has an account of their own."""
    return principal is not None and principal.kind == "registered"


def staff(principal: Principal | None) -> bool:
    """Whoever works for the service, and proved it twice."""
    return principal is not None and principal.is_staff


@dataclass(frozen=True, slots=True)
class LinkedIdentity:
    """Somebody as an identity provider knows them: `key` is a digest of its name of the person."""

    provider: str
    key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PendingEmail:
    """An address that its owner has not confirmed yet, and how often they failed to."""

    id: str
    email: str = field(repr=False)
    until: datetime
    failures: int = 0


@dataclass(frozen=True, slots=True)
class User:
    """An account. Personal fields are kept out of its `repr`, hence out of logs.

    It is found by its address, its user name or its identities, each of which no other account has.
    """

    id: str
    kind: Kind
    lang: Lang
    created_at: datetime
    email: str | None = field(default=None, repr=False)
    first_name: str = field(default="", repr=False)
    last_name: str = field(default="", repr=False)
    password_hash: str = field(default="", repr=False)
    terms_accepted_at: datetime | None = None
    expires_at: datetime | None = None
    username: str | None = field(default=None, repr=False)
    must_change_password: bool = False
    is_staff: bool = False
    identities: tuple[LinkedIdentity, ...] = ()
    second_factor: SecondFactor = field(default=SecondFactor(), repr=False)
    pending_email: PendingEmail | None = field(default=None, repr=False)
    version: int = 0

    @property
    def own_words(self) -> tuple[str, ...]:
        """Words a password of this person must not be made of."""
        logins = (self.email or "", self.username or "")
        parts = (part for login in logins for part in _WORD.findall(login))
        words = (*logins, *parts, self.first_name, self.last_name)
        return tuple(word for word in words if word)

    @property
    def has_password(self) -> bool:
        """Can they sign in without an identity provider?"""
        return bool(self.password_hash)

    @property
    def erase_at(self) -> datetime | None:
        """When the data of an account that expires must go: its last access token has ended."""
        return self.expires_at and self.expires_at + LAST_ERASURE_DELAY

    def is_over(self, now: datetime) -> bool:
        """Has an account that expires expired?"""
        return self.expires_at is not None and self.expires_at <= now

    def principal(self, family_id: str, *, is_strong: bool = False) -> Principal:
        """What an access token of this account says; `is_strong`: a second factor was given."""
        is_strong = is_strong and self.second_factor.is_on
        return Principal(
            self.id,
            self.kind,
            family_id,
            is_staff=self.is_staff and is_strong,
            has_second_factor=is_strong,
        )


@dataclass(frozen=True, slots=True)
class Erasure:
    """An account whose data must go, and since when."""

    user_id: str
    due_at: datetime


def anonymous_user(user_id: str, *, lang: Lang, now: datetime) -> User:
    """A new account without a name, for four hours."""
    expires_at = now + ANONYMOUS_LIFE
    return User(id=user_id, kind="anonymous", lang=lang, created_at=now, expires_at=expires_at)


def readable_email(text: str) -> str:
    """The address as its owner writes it, without the spaces around; raises `EmailNotReadable`."""
    address = unicodedata.normalize("NFC", text.strip())
    folded_email(address)
    return address


def folded_email(address: str) -> str:
    """The form under which two addresses are the same: lower case, domain in ASCII."""
    local, at, domain = address.rpartition("@")
    if not at or len(address) > _EMAIL_MAX_LENGTH or len(local) > 64:
        raise EmailNotReadable
    try:
        ascii_domain = domain.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise EmailNotReadable from None
    labels = ascii_domain.split(".")
    if len(labels) < 2 or not all(_DOMAIN_LABEL.fullmatch(label) for label in labels):
        raise EmailNotReadable
    if not _LOCAL_PART.fullmatch(local):
        raise EmailNotReadable
    return f"{local.lower()}@{ascii_domain}"


def email_key(address: str) -> str:
    """The name of an address in keys and queues: SHA-256 of its folded form."""
    return hashlib.sha256(folded_email(address).encode()).hexdigest()


def folded_username(text: str) -> str:
    """The form under which two user names are the same: lower case, no accents, no spaces."""
    spread = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in spread if not unicodedata.combining(c) and not c.isspace())


def username_key(username: str) -> str:
    """The name of a user name in keys: SHA-256 of its folded form."""
    return hashlib.sha256(folded_username(username).encode("utf-8", "surrogatepass")).hexdigest()


def readable_name(text: str, *, pointer: str) -> str:
    """A first or last name, spaces tidied; raises `NameNotReadable` with the field's pointer."""
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if not 1 <= len(name) <= NAME_MAX_LENGTH or not all(map(_is_of_a_name, name)):
        raise NameNotReadable(pointer)
    if not any(character.isalpha() for character in name):
        raise NameNotReadable(pointer)
    return name


def readable_password(text: str, *, pointer: str = "/password") -> str:
    """A password in its one normal form; raises `WeakPassword` when too short or too long."""
    password = normal_password(text)
    if len(password) not in PASSWORD_LENGTHS:
        raise WeakPassword(pointer)
    return password


def normal_password(text: str) -> str:
    """The same letters typed on two keyboards are the same password."""
    return unicodedata.normalize("NFKC", text)


def _is_of_a_name(character: str) -> bool:
    return unicodedata.category(character)[0] in "LM" or character in _NAME_MARKS
