"""Certificates as credentials: given to their holder, their status told to whoever checks."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.core.certif_errors import (
    CertificateNotReady,
    CertificateRevoked,
    CertificationNotFound,
    StatusListUnknown,
)
from chalicelib.core.certification.certificate import Issuing, certificate_of
from chalicelib.core.certification.certification import Certification, entry_of
from chalicelib.core.certification.status_list import (
    CredentialPlace,
    encoded,
    is_list,
    list_of,
    places,
)
from chalicelib.core.certification.versions import version_of
from chalicelib.core.errors import StaleRow
from chalicelib.core.identity import Lang
from chalicelib.ports import Ids, Releases
from chalicelib.ports.certif import Certifications, Credentials, Sessions, StatusLists
from chalicelib.ports.orga import Organizations

MAX_RACES = 3


@dataclass(frozen=True, slots=True)
class CredentialDoors:
    """What credentials need."""

    certifications: Certifications
    sessions: Sessions
    organizations: Organizations
    releases: Releases
    statuses: StatusLists
    credentials: Credentials
    ids: Ids


def give_credential(
    doors: CredentialDoors, user_id: str, certification_id: str, *, lang: Lang, now: datetime
) -> str:
    """One's certificate as a signed credential.

    Raises `CertificationNotFound`, `CertificateNotReady`, `CertificateRevoked`,
    `SigningKeyMissing`, `StaleRow`.
    """
    one = _placed(doors, user_id, certification_id, now=now)
    if one.published_at is None or one.status_index is None:
        raise CertificateNotReady
    release = doors.releases.get(one.release_id)
    issuing = Issuing(
        version=version_of(release, one.version_id),
        release=release,
        center_name=doors.organizations.get(one.organization_id).name,
        zone=doors.sessions.get(one.session_id).zone,
    )
    place = CredentialPlace(
        list_id=list_of(one.id, one.published_at),
        place=one.status_index,
        valid_from=one.published_at,
        salt=doors.ids.new_id(),
    )
    return doors.credentials.credential(certificate_of(one, issuing), place, lang)


def read_status_list(doors: CredentialDoors, list_id: str, *, now: datetime) -> str:
    """Which credentials of a list are revoked, signed; raises `StatusListUnknown`."""
    if not is_list(list_id, now):
        raise StatusListUnknown
    return doors.credentials.status_list(list_id, encoded(doors.statuses.revoked(list_id)), at=now)


def read_issuer(doors: CredentialDoors) -> Mapping[str, object]:
    """Who signs credentials; raises `SigningKeyMissing`."""
    return doors.credentials.issuer()


def _placed(
    doors: CredentialDoors, user_id: str, certification_id: str, *, now: datetime
) -> Certification:
    """The certification, with its place in a list of revocations: taken at the first credential."""
    for _ in range(MAX_RACES):
        one = _certified(doors, user_id, certification_id)
        if one.status_index is not None or one.published_at is None:
            return one
        list_id = list_of(one.id, one.published_at)
        place = next(
            (
                place
                for place in places(one.id)
                if doors.statuses.take_place(list_id, place, holder_id=one.id)
            ),
            None,
        )
        placed = replace(one, status_index=place)
        try:
            doors.certifications.save(placed, entry_of(one, "credential_given", at=now))
        except StaleRow:  # the worker or the jury was at it: places stay the same
            continue
        return placed
    raise StaleRow


def _certified(doors: CredentialDoors, user_id: str, certification_id: str) -> Certification:
    one = doors.certifications.get(certification_id)
    if one.user_id != user_id:
        raise CertificationNotFound
    if one.revoked_at is not None:
        raise CertificateRevoked
    if one.stage != "published" or not one.result.is_certified:
        raise CertificateNotReady
    return one
