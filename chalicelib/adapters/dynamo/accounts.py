"""Accounts in DynamoDB: one partition a person, and one small row for each address."""

from collections.abc import Sequence
from datetime import datetime
from itertools import islice
from typing import cast

from pynamodb.expressions.condition import Condition

from chalicelib.adapters.dynamo.outbox import outbox_row
from chalicelib.adapters.dynamo.tables import AccountRow
from chalicelib.adapters.dynamo.transaction import Refused, all_or_nothing
from chalicelib.adapters.dynamo.work import due_work, work_row
from chalicelib.core.errors import AccountNotFound, EmailTaken, RowExists, StaleRow
from chalicelib.core.events import MailEvent
from chalicelib.core.identity import Erasure, Kind, Lang, User, email_key

ACCOUNT = "a"
_ERASURES = "erasures"


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
        try:
            claim = AccountRow.get(f"email#{email_key}", "e", consistent_read=True)
            return self.get(claim.holder_id)
        except (AccountRow.DoesNotExist, AccountNotFound):
            return None

    def add(self, user: User, *, event: MailEvent | None = None) -> None:
        """One transaction: the account, its address, its end; each must be new."""
        is_new = AccountRow.user_id.does_not_exist()
        try:
            with all_or_nothing() as transaction:
                transaction.save(_row(user), condition=is_new)
                if user.erase_at:
                    transaction.save(work_row(_ERASURES, user.id, user.erase_at))
                if event:
                    transaction.save(outbox_row(event))
                if user.email:
                    transaction.save(_claim(user), condition=is_new)
        except Refused as refused:
            is_taken = user.email and refused.is_last
            raise (EmailTaken if is_taken else RowExists) from refused

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
        """One transaction: the account as it was, its address new, off the list of erasures."""
        try:
            with all_or_nothing() as transaction:
                transaction.save(_row(user), condition=_unchanged(user))
                if before.erase_at:
                    transaction.delete(work_row(_ERASURES, user.id, before.erase_at))
                if event:
                    transaction.save(outbox_row(event))
                transaction.save(_claim(user), condition=AccountRow.user_id.does_not_exist())
        except Refused as refused:
            raise (EmailTaken if refused.is_last else StaleRow) from refused

    def close(self, user: User, *, last_erasure_at: datetime) -> None:
        """One transaction: an empty account, no address, on the list of erasures."""
        closed = AccountRow(user.id, ACCOUNT, is_closed=True, version=user.version + 1)
        try:
            with all_or_nothing() as transaction:
                transaction.save(closed, condition=_unchanged(user))
                if user.email:
                    transaction.delete(_claim(user))
                if user.erase_at != last_erasure_at:
                    transaction.save(work_row(_ERASURES, user.id, last_erasure_at))
                if user.erase_at and user.erase_at != last_erasure_at:
                    transaction.delete(work_row(_ERASURES, user.id, user.erase_at))
        except Refused as refused:
            raise StaleRow from refused


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


def _claim(user: User) -> AccountRow:
    return AccountRow(f"email#{email_key(user.email or '')}", "e", holder_id=user.id)


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
        version=user.version + 1,
    )


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
        version=int(row.version),
    )
