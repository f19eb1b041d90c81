"""What we hold of a person: give them a copy, make it go."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from chalicelib.core.assessment import announced
from chalicelib.core.errors import AccountNotFound, AssessmentNotFound
from chalicelib.core.identity import LAST_ERASURE_DELAY, Erasure
from chalicelib.core.personal_data import exported
from chalicelib.core.proof import prove_password
from chalicelib.ports import (
    Accounts,
    Assessments,
    Devices,
    Erasures,
    Passwords,
    Profiles,
    RefreshFamilies,
    Reports,
    Throttles,
)


@dataclass(frozen=True, slots=True)
class PersonalDataDoors:
    """What these use cases need from outside: every store that holds something of a person."""

    accounts: Accounts
    erasures: Erasures
    families: RefreshFamilies
    devices: Devices
    assessments: Assessments
    profiles: Profiles
    reports: Reports
    passwords: Passwords
    throttles: Throttles


def export_my_data(
    doors: PersonalDataDoors, user_id: str, *, now: datetime
) -> Mapping[str, object]:
    """Everything held about the person, section by section (`core/personal_data.py`).

    Of a running assessment, outcomes wait for the checkpoint here as everywhere.
    """
    sections = {
        "account": asdict(doors.accounts.get(user_id)),
        "sign_ins": [asdict(family) for family in doors.families.list_of(user_id)],
        "trusted_devices": [asdict(device) for device in doors.devices.list_of(user_id)],
        "competences": _competences(doors, user_id),
        "assessments": _assessments(doors, user_id),
        "reports": [asdict(report) for report in doors.reports.list_of(user_id)],
    }
    return {"exported_at": now.isoformat(), **exported(sections)}


def delete_my_account(
    doors: PersonalDataDoors, user_id: str, *, password: str, now: datetime
) -> None:
    """Close the account at once and erase its data.

    An access token outlives the account by some minutes and could still write: the sweeper erases
    once more when it has ended. So it does when this run stops half-way.
    """
    user = doors.accounts.get(user_id)
    if user.kind == "registered":
        prove_password(doors, user, password, now=now)
    doors.accounts.close(user, last_erasure_at=now + LAST_ERASURE_DELAY)
    _erase(doors, user_id)


def accounts_to_erase(
    doors: PersonalDataDoors, *, now: datetime, at_most: int
) -> Sequence[Erasure]:
    """Closed accounts, and anonymous ones whose time is over."""
    return doors.erasures.due(now=now, at_most=at_most)


def erase_account(doors: PersonalDataDoors, erasure: Erasure, *, now: datetime) -> None:
    """Erase what is left of an account whose time is over; safe to run twice.

    Raises `StaleRow` when the person is changing it at this very moment.
    """
    with suppress(AccountNotFound):  # closed already: go on
        user = doors.accounts.get(erasure.user_id)
        if not user.is_over(now):  # converted since it was listed
            return
        doors.accounts.close(user, last_erasure_at=erasure.due_at)
    _erase(doors, erasure.user_id)
    doors.erasures.done(erasure)


def _competences(doors: PersonalDataDoors, user_id: str) -> list[dict[str, object]]:
    return [
        {**asdict(profile), "elements": [asdict(element) for element in elements]}
        for profile in doors.profiles.list_of(user_id)
        for elements in [doors.profiles.elements(user_id, profile.competence_id)]
    ]


def _assessments(doors: PersonalDataDoors, user_id: str) -> list[dict[str, object]]:
    found = []
    for assessment_id in doors.profiles.list_assessments(user_id):
        with suppress(AssessmentNotFound):  # announced, never opened
            header, events = doors.assessments.get(assessment_id)
            whole = [
                replace(event, answer=doors.assessments.full_answer(assessment_id, event.sequence))
                if event.digest
                else event
                for event in announced(events)
            ]
            found.append({**asdict(header), "events": [asdict(event) for event in whole]})
    return found


def _erase(doors: PersonalDataDoors, user_id: str) -> None:
    """Assessments first: the profile lists them, so a run that stops half-way can be repeated."""
    for assessment_id in doors.profiles.list_assessments(user_id):
        doors.assessments.delete(assessment_id)
    doors.profiles.delete(user_id)
    doors.reports.delete_of(user_id)
    doors.families.remove_all(user_id)
    doors.devices.remove_all(user_id)
