"""Making a session: what is asked, what it may not be, its number and its secret."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from chalicelib.core.certif_errors import SessionFieldNotReadable
from chalicelib.core.certification.session import (
    DEFAULT_ZONE,
    NUMBER_LENGTH,
    SECRET_LENGTH,
    CertificationSession,
    code,
    readable_place,
    readable_remarks,
    readable_zone,
)
from chalicelib.core.certification.versions import default_version, version_of
from chalicelib.core.content import Release
from chalicelib.core.draws import identifier_of

LAST_DAY = 730
"""Days ahead: further away is a slip of the pen."""


@dataclass(frozen=True, slots=True)
class NewSession:
    """Where and when; `version_id` "": the usual exam."""

    site: str
    room: str
    starts_on: date
    starts_at: time
    zone: str = DEFAULT_ZONE
    invigilators: str = ""
    remarks: str = ""
    version_id: str = ""


@dataclass(frozen=True, slots=True)
class Making:
    """Who makes something in which center, when; what is made comes from `new_id`."""

    organization_id: str
    user_id: str
    now: datetime
    new_id: str


def session_of(wanted: NewSession, making: Making, *, release: Release) -> CertificationSession:
    """The session that was asked for, without its number.

    Its id does not tell the `new_id` that its secret comes from. Raises `SessionFieldNotReadable`,
    `UnknownExamVersion`.
    """
    version = version_of(release, wanted.version_id) if wanted.version_id else None
    session = CertificationSession(
        id=identifier_of(f"session/{making.new_id}"),
        organization_id=making.organization_id,
        number="",
        room_secret=code(f"room/{making.new_id}", SECRET_LENGTH),
        site=wanted.site,
        room=wanted.room,
        starts_on=wanted.starts_on,
        starts_at=wanted.starts_at,
        zone=wanted.zone,
        version_id=(version or default_version(release)).id,
        created_by=making.user_id,
        created_at=making.now,
        invigilators=wanted.invigilators,
        remarks=wanted.remarks,
    )
    return readable(session, now=making.now)


def number_of(new_id: str, attempt: int) -> str:
    """The number to try: another one at each attempt."""
    return code(f"number/{new_id}/{attempt}", NUMBER_LENGTH)


def readable(
    session: CertificationSession, *, now: datetime, before: CertificationSession | None = None
) -> CertificationSession:
    """Its fields tidied; a day that has not changed may be past. Raises
    `SessionFieldNotReadable`.
    """
    made = replace(
        session,
        site=readable_place(session.site, pointer="/site"),
        room=readable_place(session.room, pointer="/room"),
        zone=readable_zone(session.zone),
        invigilators=" ".join(session.invigilators.split()),
        remarks=readable_remarks(session.remarks),
    )
    if before is None or made.starts_on != before.starts_on:
        today = now.astimezone(ZoneInfo(made.zone)).date()
        if not is_usual_day(made.starts_on, today):
            raise SessionFieldNotReadable("/starts_on")
    return made


def is_usual_day(starts_on: date, today: date) -> bool:
    """Is it today, or not too far away?"""
    return 0 <= (starts_on - today).days <= LAST_DAY
