"""Accounts in DynamoDB: one partition a person, one small row for each thing they are found by."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import islice
from typing import Any, cast

from pynamodb.expressions.condition import Condition
from pynamodb.transactions import TransactWrite

from chalicelib.adapters.dynamo.outbox import outbox_row
from chalicelib.adapters.dynamo.tables import AccountRow
from chalicelib.adapters.dynamo.transaction import Refused, all_or_nothing
from chalicelib.adapters.dynamo.work import due_work, work_row
from chalicelib.core.errors import (
    AccountNotFound,
    DomainError,
    EmailTaken,
    RowExists,
    StaleRow,
    UsernameTaken,
)
from chalicelib.core.events import MailEvent
from chalicelib.core.identity import (
    Erasure,
    Kind,
    Lang,
    LinkedIdentity,
    PendingEmail,
    User,
    email_key,
    username_key,
)
from chalicelib.core.orga_errors import IdentityTaken
from chalicelib.core.second_factor import SecondFactor

ACCOUNT = "a"
_ERASURES = "erasures"
_IS_NEW = AccountRow.user_id.does_not_exist()


class DynamoAccounts:
    """`ports.Accounts` on the table `accounts`."""

    def get(self, user_id: str) -> User:
        """One strongly consistent Get."""
        try:
            row = AccountRow.get(user_id, ACCOUNT, consistent_read=True)
        except AccountRow.DoesNotExist:
            raise AccountNotFound from None
        if row.is_closed:
            raise AccountNotFound
        return _user(row)

    def find_by_email(self, email_key: str) -> User | None:
        """Two strongly consistent Gets: whose address it is, and the account."""
        return self._holder(f"email#{email_key}")

    def find_by_username(self, username: str) -> User | None:
        """Two strongly consistent Gets."""
        return self._holder(f"username#{username_key(username)}")

    def find_by_identity(self, key: str) -> User | None:
        """Two strongly consistent Gets."""
        return self._holder(f"identity#{key}")

    def add(self, user: User, *, event: MailEvent | None = None) -> None:
        """One transaction: the account, what it is found by, its end; each must be new."""
        claims = _claims(user)
        try:
            with all_or_nothing() as transaction:
                transaction.save(_row(user), condition=_IS_NEW)
                if user.erase_at:
                    transaction.save(work_row(_ERASURES, user.id, user.erase_at))
                if event:
                    transaction.save(outbox_row(event))
                _take(transaction, user, claims)
        except Refused as refused:
            raise _taken(refused, claims, RowExists()) from refused

    def save(self, user: User, *, event: MailEvent | None = None) -> None:
        """One transaction: the account if nobody changed it, and the event to announce."""
        try:
            with all_or_nothing() as transaction:
                transaction.save(_row(user), condition=_unchanged(user))
                if event:
                    transaction.save(outbox_row(event))
        except Refused as refused:
            raise StaleRow from refused

    def register(self, user: User, *, before: User, event: MailEvent | None = None) -> None:
        """One transaction: the account as it was, what is new to find it by, what is free."""
        had, has = _claims(before), _claims(user)
        claims = {key: refusal for key, refusal in has.items() if key not in had}
        try:
            with all_or_nothing() as transaction:
                transaction.save(_row(user), condition=_unchanged(user))
                if before.erase_at and not user.erase_at:
                    transaction.delete(work_row(_ERASURES, user.id, before.erase_at))
                for key in had.keys() - has.keys():
                    transaction.delete(_claim(key, user))
                if event:
                    transaction.save(outbox_row(event))
                _take(transaction, user, claims)
        except Refused as refused:
            raise _taken(refused, claims, StaleRow()) from refused

    def close(self, user: User, *, last_erasure_at: datetime) -> None:
        """One transaction: an empty account, found by nothing, on the list of erasures."""
        closed = AccountRow(user.id, ACCOUNT, is_closed=True, version=user.version + 1)
        try:
            with all_or_nothing() as transaction:
                transaction.save(closed, condition=_unchanged(user))
                for key in _claims(user):
                    transaction.delete(_claim(key, user))
                if user.erase_at != last_erasure_at:
                    transaction.save(work_row(_ERASURES, user.id, last_erasure_at))
                if user.erase_at and user.erase_at != last_erasure_at:
                    transaction.delete(work_row(_ERASURES, user.id, user.erase_at))
        except Refused as refused:
            raise StaleRow from refused

    def _holder(self, key: str) -> User | None:
        try:
            claim = AccountRow.get(key, "e", consistent_read=True)
            return self.get(claim.holder_id)
        except (AccountRow.DoesNotExist, AccountNotFound):
            return None


class DynamoErasures:
    """`ports.Erasures` on the work list `erasures`."""

    def due(self, *, now: datetime, at_most: int) -> Sequence[Erasure]:
        """A Query a shard, until there are enough."""
        return [Erasure(*found) for found in islice(due_work(_ERASURES, now), at_most)]

    def done(self, erasure: Erasure) -> None:
        """One transaction: the closed account's row and the list's."""
        is_closed = AccountRow.user_id.does_not_exist() | AccountRow.is_closed.exists()
        try:
            with all_or_nothing() as transaction:
                transaction.delete(AccountRow(erasure.user_id, ACCOUNT), condition=is_closed)
                transaction.delete(work_row(_ERASURES, erasure.user_id, erasure.due_at))
        except Refused as refused:
            raise StaleRow from refused


def _unchanged(user: User) -> Condition:
    unchanged: Condition = AccountRow.version == user.version
    unchanged &= AccountRow.is_closed.does_not_exist()
    return unchanged


def _claims(user: User) -> dict[str, type[DomainError]]:
    """What the account is found by, and what is said to whoever comes second."""
    claims: dict[str, type[DomainError]] = {}
    if user.email:
        claims[f"email#{email_key(user.email)}"] = EmailTaken
    if user.username:
        claims[f"username#{username_key(user.username)}"] = UsernameTaken
    return claims | {f"identity#{identity.key}": IdentityTaken for identity in user.identities}


def _claim(key: str, user: User) -> AccountRow:
    return AccountRow(key, "e", holder_id=user.id)


def _take(transaction: TransactWrite, user: User, claims: Iterable[str]) -> None:
    """The last writes of a transaction, so that a refusal says which one was taken."""
    for key in claims:
        transaction.save(_claim(key, user), condition=_IS_NEW)


def _taken(
    refused: Refused, claims: Mapping[str, type[DomainError]], otherwise: DomainError
) -> DomainError:
    """Which refusal it is: that of the first claim that somebody else holds."""
    lost = refused.lost[len(refused.lost) - len(claims) :]
    refusals = (refusal for refusal, is_lost in zip(claims.values(), lost, strict=True) if is_lost)
    return next((refusal() for refusal in refusals), otherwise)


def _row(user: User) -> AccountRow:
    return AccountRow(
        user.id,
        ACCOUNT,
        kind=user.kind,
        lang=user.lang,
        created_at=user.created_at,
        email=user.email,
        first_name=user.first_name or None,
        last_name=user.last_name or None,
        password_hash=user.password_hash or None,
        terms_accepted_at=user.terms_accepted_at,
        expires_at=user.expires_at,
        username=user.username,
        must_change_password=user.must_change_password or None,
        is_staff=user.is_staff or None,
        identities=_identities_text(user.identities),
        version=user.version + 1,
        **_factor_columns(user.second_factor),
        **_pending_columns(user.pending_email),
    )


def _factor_columns(factor: SecondFactor) -> dict[str, Any]:
    return {
        "factor_secret": factor.secret or None,
        "factor_since": factor.since,
        "factor_step": factor.last_step or None,
        "factor_asked": factor.asked_secret or None,
        "recovery_digests": " ".join(factor.recovery_digests) or None,
    }


def _pending_columns(pending: PendingEmail | None) -> dict[str, Any]:
    if pending is None:
        return {}
    return {
        "pending_id": pending.id,
        "pending_email": pending.email,
        "pending_until": pending.until,
        "pending_failures": pending.failures,
    }


def _identities_text(identities: Iterable[LinkedIdentity]) -> str | None:
    """One a line: whose name of the person, and its digest."""
    return "\n".join(f"{found.provider} {found.key}" for found in identities) or None


def _user(row: AccountRow) -> User:
    return User(
        id=row.user_id,
        kind=cast("Kind", row.kind),
        lang=cast("Lang", row.lang),
        created_at=row.created_at,
        email=row.email,
        first_name=row.first_name or "",
        last_name=row.last_name or "",
        password_hash=row.password_hash or "",
        terms_accepted_at=row.terms_accepted_at,
        expires_at=row.expires_at,
        username=row.username,
        must_change_password=bool(row.must_change_password),
        is_staff=bool(row.is_staff),
        identities=tuple(
            LinkedIdentity(*line.rsplit(" ", 1)) for line in (row.identities or "").splitlines()
        ),
        second_factor=_factor(row),
        pending_email=_pending(row),
        version=int(row.version),
    )


def _factor(row: AccountRow) -> SecondFactor:
    return SecondFactor(
        secret=row.factor_secret or "",
        since=row.factor_since,
        last_step=int(row.factor_step or 0),
        asked_secret=row.factor_asked or "",
        recovery_digests=tuple((row.recovery_digests or "").split()),
    )


def _pending(row: AccountRow) -> PendingEmail | None:
    if not row.pending_id:
        return None
    return PendingEmail(
        id=row.pending_id,
        email=row.pending_email,
        until=row.pending_until,
        failures=int(row.pending_failures or 0),
    )
