"""Accounts and what goes with them, in memory: the ports' contracts in a few lines."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from chalicelib.core.errors import (
    AccountNotFound,
    DomainError,
    EmailTaken,
    QueueUnavailable,
    RowExists,
    StaleRow,
    UsernameTaken,
)
from chalicelib.core.events import MailEvent
from chalicelib.core.identity import Erasure, User, email_key, username_key
from chalicelib.core.letter import Letter
from chalicelib.core.orga_errors import IdentityTaken
from chalicelib.core.sign_in import TRUSTED_DEVICE_LIFE, Limit, RefreshFamily, TrustedDevice


class InMemoryErasures:
    def __init__(self) -> None:
        self.due_at: dict[str, datetime] = {}
        self.accounts: dict[str, User] = {}

    def due(self, *, now: datetime, at_most: int) -> Sequence[Erasure]:
        late = [Erasure(user_id, at) for user_id, at in self.due_at.items() if at <= now]
        return sorted(late, key=lambda erasure: erasure.due_at)[:at_most]

    def done(self, erasure: Erasure) -> None:
        if erasure.user_id in self.accounts:
            raise StaleRow
        self.due_at.pop(erasure.user_id, None)


class InMemoryAccounts:
    def __init__(
        self, erasures: InMemoryErasures | None = None, outbox: "InMemoryOutbox | None" = None
    ) -> None:
        self.erasures = erasures or InMemoryErasures()
        self.outbox = outbox or InMemoryOutbox()
        self.rows = self.erasures.accounts
        self.claims: dict[str, str] = {}

    def get(self, user_id: str) -> User:
        if user_id not in self.rows:
            raise AccountNotFound
        return self.rows[user_id]

    def find_by_email(self, email_key: str) -> User | None:
        return self.rows.get(self.claims.get(f"email#{email_key}", ""))

    def find_by_username(self, username: str) -> User | None:
        return self.rows.get(self.claims.get(f"username#{username_key(username)}", ""))

    def find_by_identity(self, key: str) -> User | None:
        return self.rows.get(self.claims.get(f"identity#{key}", ""))

    def add(self, user: User, *, event: MailEvent | None = None) -> None:
        self._take(user, {})
        if user.id in self.rows:
            raise RowExists
        self.claims |= dict.fromkeys(_claims(user), user.id)
        self._announce(event)
        self.rows[user.id] = replace(user, version=1)
        if user.erase_at:
            self.erasures.due_at[user.id] = user.erase_at

    def save(self, user: User, *, event: MailEvent | None = None) -> None:
        self._check(user)
        self._announce(event)
        self.rows[user.id] = replace(user, version=user.version + 1)

    def register(self, user: User, *, before: User, event: MailEvent | None = None) -> None:
        self._check(user)
        self._take(user, _claims(before))
        self.claims |= dict.fromkeys(_claims(user), user.id)
        self._announce(event)
        self.rows[user.id] = replace(user, version=user.version + 1)
        for key in _claims(before).keys() - _claims(user).keys():
            del self.claims[key]
        if before.erase_at and not user.erase_at:
            self.erasures.due_at.pop(user.id, None)

    def close(self, user: User, *, last_erasure_at: datetime) -> None:
        self._check(user)
        del self.rows[user.id]
        for key in _claims(user):
            del self.claims[key]
        self.erasures.due_at[user.id] = last_erasure_at

    def _announce(self, event: MailEvent | None) -> None:
        if event:
            self.outbox.events[event.id] = event

    def _take(self, user: User, had: Collection[str]) -> None:
        for key, refusal in _claims(user).items():
            if key not in had and key in self.claims:
                raise refusal

    def _check(self, user: User) -> None:
        if user.id not in self.rows or self.rows[user.id].version != user.version:
            raise StaleRow


def _claims(user: User) -> dict[str, type[DomainError]]:
    claims: dict[str, type[DomainError]] = {}
    if user.email:
        claims[f"email#{email_key(user.email)}"] = EmailTaken
    if user.username:
        claims[f"username#{username_key(user.username)}"] = UsernameTaken
    return claims | {f"identity#{identity.key}": IdentityTaken for identity in user.identities}


class InMemoryFamilies:
    def __init__(self) -> None:
        self.rows: dict[tuple[str, str], RefreshFamily] = {}

    def add(self, family: RefreshFamily) -> None:
        self.rows[family.user_id, family.id] = family

    def find(self, user_id: str, family_id: str) -> RefreshFamily | None:
        return self.rows.get((user_id, family_id))

    def list_of(self, user_id: str) -> Sequence[RefreshFamily]:
        return [family for (owner_id, _), family in self.rows.items() if owner_id == user_id]

    def turn(self, family: RefreshFamily) -> None:
        stored = self.find(family.user_id, family.id)
        if stored is None or stored.digest != family.previous_digest:
            raise StaleRow
        if stored.is_strong != family.is_strong:
            raise StaleRow
        self.add(family)

    def strengthen(self, user_id: str, family_id: str) -> None:
        stored = self.find(user_id, family_id)
        if stored is not None:
            self.add(replace(stored, is_strong=True))

    def remove(self, user_id: str, family_id: str) -> None:
        self.rows.pop((user_id, family_id), None)

    def remove_all(self, user_id: str, *, but: str = "") -> None:
        for owner_id, family_id in list(self.rows):
            if owner_id == user_id and family_id != but:
                self.remove(owner_id, family_id)


class InMemoryDevices:
    def __init__(self) -> None:
        self.until: dict[tuple[str, str], datetime] = {}

    def trust(self, user_id: str, device_id: str, *, now: datetime) -> None:
        self.until[user_id, device_id] = now + TRUSTED_DEVICE_LIFE

    def is_trusted(self, user_id: str, device_id: str, *, now: datetime) -> bool:
        until = self.until.get((user_id, device_id))
        return until is not None and now < until

    def list_of(self, user_id: str) -> Sequence[TrustedDevice]:
        found = self.until.items()
        return [
            TrustedDevice(device_id, at)
            for (owner_id, device_id), at in found
            if owner_id == user_id
        ]

    def remove_all(self, user_id: str) -> None:
        self.until = {place: at for place, at in self.until.items() if place[0] != user_id}


class InMemoryThrottles:
    def __init__(self) -> None:
        self.counts: dict[tuple[str, int], int] = {}

    def count(self, key: str, limit: Limit, *, now: datetime) -> int:
        place = key, limit.window_of(now)
        self.counts[place] = self.counts.get(place, 0) + 1
        return self.counts[place]

    def take_back(self, key: str, limit: Limit, *, now: datetime) -> None:
        self.counts[key, limit.window_of(now)] -= 1


class PlainPasswords:
    """Hashes that say the password; "common" is common, and so are one's own words."""

    made = "hash1:"

    def hash(self, password: str) -> str:
        return self.made + password

    def matches(self, password_hash: str, password: str) -> bool:
        return password_hash.partition(":")[2] == password and bool(password_hash)

    def is_outdated(self, password_hash: str) -> bool:
        return not password_hash.startswith(self.made)

    def is_common(self, password: str, own_words: Sequence[str]) -> bool:
        return password.startswith("common") or password in own_words


class RecordingQueue:
    def __init__(self) -> None:
        self.events: list[MailEvent] = []
        self.is_down = False

    def send(self, event: MailEvent) -> None:
        if self.is_down:
            raise QueueUnavailable
        self.events.append(event)


class InMemoryOutbox:
    def __init__(self) -> None:
        self.events: dict[str, MailEvent] = {}

    def due(self, *, now: datetime, at_most: int) -> Sequence[MailEvent]:
        late = [event for event in self.events.values() if event.at + timedelta(minutes=1) <= now]
        return late[:at_most]

    def done(self, event: MailEvent) -> None:
        self.events.pop(event.id, None)


class RecordingMailer:
    def __init__(self) -> None:
        self.sent: list[tuple[str, Letter]] = []
        self.is_down = False

    def send(self, letter: Letter, *, to: str) -> None:
        if self.is_down:
            raise ConnectionError("the carrier does not answer")
        self.sent.append((to, letter))


class InMemoryDeliveries:
    def __init__(self) -> None:
        self.done: set[str] = set()
        self.leased_until: dict[str, datetime] = {}

    def begin(self, message_id: str, *, now: datetime) -> bool:
        if message_id in self.done:
            return False
        if now < self.leased_until.get(message_id, now):
            raise StaleRow
        self.leased_until[message_id] = now + timedelta(minutes=1)
        return True

    def finish(self, message_id: str, *, now: datetime) -> None:
        self.done.add(message_id)
