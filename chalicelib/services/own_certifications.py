"""One's own certifications: those to come, awaited, obtained; their file, the name they show."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from chalicelib.core.certif_errors import (
    CertificateNotReady,
    CertificateRevoked,
    CertificationNotFound,
    NotPublished,
)
from chalicelib.core.certification.candidate import Candidate
from chalicelib.core.certification.certificate import (
    Certificate,
    Issuing,
    certificate_of,
    end_of_validity,
    validity,
)
from chalicelib.core.certification.certification import Certification, ShownName, entry_of
from chalicelib.core.certification.session import CertificationSession
from chalicelib.core.certification.versions import version_of
from chalicelib.core.errors import StaleRow
from chalicelib.core.events import CertificateRequested
from chalicelib.core.identity import Lang
from chalicelib.ports import Releases
from chalicelib.ports.certif import (
    Candidates,
    CertificateFiles,
    CertificatePages,
    Certifications,
    Sessions,
)
from chalicelib.ports.orga import Announcements, Organizations

OwnState = Literal[
    "to_come", "awaited", "absent", "obtained", "expired", "rejected", "cancelled", "revoked"
]
"""`awaited`: told to nobody before its session is published; `absent`: it is, without an exam."""
USUAL: Lang = "fr"
MAX_RACES = 3


@dataclass(frozen=True, slots=True)
class OwnDoors:
    """What one's own certifications need."""

    certifications: Certifications
    candidates: Candidates
    sessions: Sessions
    organizations: Organizations
    releases: Releases
    pages: CertificatePages
    files: CertificateFiles
    certificates: Announcements


@dataclass(frozen=True, slots=True)
class _Place:
    session: CertificationSession
    center_name: str


@dataclass(frozen=True, slots=True)
class Own:
    """A certification as its holder sees it; the session says where and when.

    `one` is None until its result is published, `certificate` where there is none.
    """

    id: str
    state: OwnState
    session: CertificationSession
    center_name: str
    day: date
    one: Certification | None = field(default=None, repr=False)
    valid_until: date | None = None
    certificate: Certificate | None = field(default=None, repr=False)


def list_own(doors: OwnDoors, user_id: str, *, now: datetime) -> Sequence[Own]:
    """All that lead to the account: first those to come, then the others, the newest first."""
    known = {one.id: one for one in doors.certifications.list_of_user(user_id)}
    enrolled = {one.id: one for one in doors.candidates.list_of_user(user_id)}
    sessions = _sessions(doors, known.values(), enrolled.values())
    names = _names(doors, sessions.values())
    found = []
    for id_ in known.keys() | enrolled.keys():
        session = sessions[known[id_].session_id if id_ in known else enrolled[id_].session_id]
        if not session.is_deleted:
            place = _Place(session, names.get(session.organization_id, ""))
            found.append(_own(doors, id_, known.get(id_), place=place, now=now))
    return sorted(found, key=lambda own: (own.state != "to_come", -own.day.toordinal(), own.id))


def read_own(doors: OwnDoors, user_id: str, certification_id: str, *, now: datetime) -> Own:
    """One of them; raises `CertificationNotFound`, also for somebody else's."""
    for own in list_own(doors, user_id, now=now):
        if own.id == certification_id:
            return own
    raise CertificationNotFound


def show_name(
    doors: OwnDoors, user_id: str, certification_id: str, *, shown: ShownName, now: datetime
) -> Own:
    """Choose how verification names one.

    Raises `CertificationNotFound`, `NotPublished`, `StaleRow`.
    """
    for attempt in range(MAX_RACES):
        one = _published(doors, user_id, certification_id)
        if one.shown_name == shown:
            break
        changed = replace(one, shown_name=shown)
        entry = entry_of(one, "shown_name_chosen", at=now, what={"shown_name": shown})
        try:
            doors.certifications.save(changed, entry)
        except StaleRow:  # the worker or the jury was at it
            if attempt == MAX_RACES - 1:
                raise
        else:
            break
    return read_own(doors, user_id, certification_id, now=now)


def fetch_file(
    doors: OwnDoors, user_id: str, certification_id: str, *, lang: Lang, now: datetime
) -> str | None:
    """Where to fetch one's certificate; None while it, or its copy in that language, is made.

    Raises `CertificationNotFound`, `NotPublished`, `CertificateRevoked`, `CertificateNotReady`
    for a result without certificate.
    """
    one = _published(doors, user_id, certification_id)
    if one.revoked_at is not None:
        raise CertificateRevoked
    if one.certificate == "none":
        raise CertificateNotReady
    if one.certificate != "issued":
        return None
    if lang != USUAL and not doors.files.has(one.id, lang=lang):
        event_id = f"certificate-{one.id}-{one.version}-{lang}"
        doors.certificates.announce(CertificateRequested(event_id, now, one.id, lang))
        return None
    center_name = doors.organizations.get(one.organization_id).name
    place = _Place(doors.sessions.get(one.session_id), center_name)
    certificate = _certificate(doors, one, place)
    name = doors.pages.file_name(certificate, lang)
    return doors.files.address(one.id, lang=lang, download_name=name)


def _published(doors: OwnDoors, user_id: str, certification_id: str) -> Certification:
    one = doors.certifications.get(certification_id)
    if one.user_id != user_id:
        raise CertificationNotFound
    if one.stage != "published":
        raise NotPublished
    return one


def _own(
    doors: OwnDoors,
    id_: str,
    one: Certification | None,
    *,
    place: _Place,
    now: datetime,
) -> Own:
    session, center_name = place.session, place.center_name
    zone = ZoneInfo(session.zone)
    day = one.taken_at.astimezone(zone).date() if one else session.starts_on
    if one is None or one.stage != "published" or one.published_at is None:
        state = _waiting(one, session, is_past=day < now.astimezone(zone).date())
        return Own(id_, state, session, center_name, day)
    version = version_of(doors.releases.get(one.release_id), one.version_id)
    valid_until = end_of_validity(
        one.published_at.astimezone(zone).date(), years=version.validity_years
    )
    state = _state(one, valid_until, today=now.astimezone(zone).date())
    has_certificate = one.result.is_certified and bool(one.code)
    return Own(
        id_,
        state,
        session,
        center_name,
        day,
        one=one,
        valid_until=valid_until,
        certificate=_certificate(doors, one, place) if has_certificate else None,
    )


def _waiting(
    one: Certification | None, session: CertificationSession, *, is_past: bool
) -> OwnState:
    """Where somebody without a published result is."""
    if one is not None:
        return "awaited"
    if session.state == "published":
        return "absent"
    return "to_come" if session.is_open and not is_past else "awaited"


def _state(one: Certification, valid_until: date, *, today: date) -> OwnState:
    if one.revoked_at is not None:
        return "revoked"
    if one.result.is_certified:
        return "obtained" if validity(one, valid_until, today=today) == "valid" else "expired"
    return "rejected" if one.result.status == "rejected" else "cancelled"


def _certificate(doors: OwnDoors, one: Certification, place: _Place) -> Certificate:
    release = doors.releases.get(one.release_id)
    version = version_of(release, one.version_id)
    return certificate_of(one, Issuing(version, release, place.center_name, place.session.zone))


def _sessions(
    doors: OwnDoors, known: Iterable[Certification], enrolled: Iterable[Candidate]
) -> Mapping[str, CertificationSession]:
    ids = {one.session_id for one in known} | {one.session_id for one in enrolled}
    return {id_: doors.sessions.get(id_) for id_ in sorted(ids)}


def _names(doors: OwnDoors, sessions: Iterable[CertificationSession]) -> Mapping[str, str]:
    ids = sorted({session.organization_id for session in sessions})
    found = doors.organizations.find_many(ids) if ids else ()
    return {one.id: one.name for one in found}
