"""What we hold of a person: give them a copy, make it go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from chalicelib.core.errors import AccountNotFound, WrongCredentials
from chalicelib.core.identity import LAST_ERASURE_DELAY, User, normal_password
from chalicelib.core.sign_in import ACCOUNT_FAILURES
from chalicelib.ports import Accounts, Erasures, Passwords, PersonalRecords, Throttles


@dataclass(frozen=True, slots=True)
class PersonalDataDoors:
    """What these use cases need from outside; `records` are all the parts of the storage."""

    accounts: Accounts
    erasures: Erasures
    records: Sequence[PersonalRecords]
    passwords: Passwords
    throttles: Throttles


def export_my_data(
    doors: PersonalDataDoors, user_id: str, *, now: datetime
) -> Mapping[str, object]:
    """Everything held about the person, section by section."""
    doors.accounts.get(user_id)
    sections = [records.export(user_id) for records in doors.records]
    merged = {name: section for sections_ in sections for name, section in sections_.items()}
    return {"exported_at": now.isoformat(), **merged}


def delete_my_account(
    doors: PersonalDataDoors, user_id: str, *, password: str, now: datetime
) -> None:
    """Close the account at once and erase its data.

    An access token outlives the account by some minutes and could still write: the sweeper erases
    once more when it has ended. So it does when this run stops half-way.
    """
    user = doors.accounts.get(user_id)
    if user.kind == "registered":
        _check_password(doors, user, password, now=now)
    doors.accounts.close(user, last_erasure_at=now + LAST_ERASURE_DELAY)
    _erase(doors, user_id)


def accounts_to_erase(doors: PersonalDataDoors, *, now: datetime, at_most: int) -> Sequence[str]:
    """Closed accounts, and anonymous ones whose time is over."""
    return doors.erasures.due(now=now, at_most=at_most)


def erase_account(doors: PersonalDataDoors, user_id: str, *, now: datetime) -> None:
    """Erase what is left of an account whose time is over; safe to run twice.

    Raises `StaleRow` when the person is changing it at this very moment.
    """
    try:
        user = doors.accounts.get(user_id)
    except AccountNotFound:
        user = None
    if user is not None and not user.is_over(now):  # converted since it was listed
        return
    if user is not None:
        doors.accounts.close(user, last_erasure_at=now)
    _erase(doors, user_id)
    doors.erasures.done(user_id)


def _check_password(doors: PersonalDataDoors, user: User, password: str, *, now: datetime) -> None:
    counter = f"own#{user.id}"
    ACCOUNT_FAILURES.check(doors.throttles.count(counter, ACCOUNT_FAILURES, now=now), now)
    if not doors.passwords.matches(user.password_hash, normal_password(password)):
        raise WrongCredentials
    doors.throttles.take_back(counter, ACCOUNT_FAILURES, now=now)


def _erase(doors: PersonalDataDoors, user_id: str) -> None:
    for records in doors.records:
        records.erase(user_id)
