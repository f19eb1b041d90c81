"""Makes the certificate of a published result: rendered, signed, stored, marked; safe twice."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from chalicelib.core.certification.certificate import Certificate, Issuing, certificate_of
from chalicelib.core.certification.certification import Certification, entry_of
from chalicelib.core.certification.status_list import list_of
from chalicelib.core.certification.versions import version_of
from chalicelib.core.errors import StaleRow
from chalicelib.core.events import CertificateRequested
from chalicelib.core.identity import LANGS, Lang
from chalicelib.ports import Releases
from chalicelib.ports.certif import (
    CertificateFiles,
    CertificatePages,
    Certifications,
    Sessions,
    Signature,
    StatusLists,
)
from chalicelib.ports.orga import Organizations

USUAL: Lang = "fr"
"""The certificate itself; another language is a copy."""
MAX_RACES = 3

Made = Literal["issued", "copied", "there", "withdrawn", "not_wanted"]
"""`there`: it was made before; `not_wanted`: the result is not published, or gives none."""


@dataclass(frozen=True, slots=True)
class CertificateDoors:
    """What making a certificate needs."""

    certifications: Certifications
    sessions: Sessions
    organizations: Organizations
    releases: Releases
    pages: CertificatePages
    signature: Signature
    files: CertificateFiles
    statuses: StatusLists


def issue_certificate(
    doors: CertificateDoors, event: CertificateRequested, *, now: datetime
) -> Made:
    """Make what a message asks for; a result that changed meanwhile is read again.

    Raises `CertificationNotFound`, `SigningKeyMissing`, `StaleRow`.
    """
    for attempt in range(MAX_RACES):
        try:
            return _made(doors, event, now=now)
        except StaleRow:
            if attempt == MAX_RACES - 1:
                raise
    raise StaleRow


def _made(doors: CertificateDoors, event: CertificateRequested, *, now: datetime) -> Made:
    one = doors.certifications.get(event.certification_id)
    if one.revoked_at is not None:
        return _withdrawn(doors, one)
    if one.stage != "published" or not one.result.is_certified:
        return "not_wanted"
    if event.lang != USUAL:
        return _copied(doors, one, event.lang, now=now)
    if one.certificate == "issued":
        return "there"
    pdf = _signed(doors, one, USUAL, now=now)
    _forget_copies(doors, one)
    doors.files.put(one.id, pdf)
    issued = replace(one, certificate="issued", issued_at=now)
    doors.certifications.save(issued, entry_of(one, "issued", at=now))
    return "issued"


def _copied(doors: CertificateDoors, one: Certification, lang: Lang, *, now: datetime) -> Made:
    """The copy in another language; it goes when the certificate is made again.

    Nothing is marked: who changed the certificate meanwhile may not have seen it. Raises
    `StaleRow` then.
    """
    if one.certificate != "issued":
        return "not_wanted"
    if doors.files.has(one.id, lang=lang):
        return "there"
    doors.files.put(one.id, _signed(doors, one, lang, now=now), lang=lang)
    if doors.certifications.get(one.id).version != one.version:
        doors.files.remove(one.id, lang=lang)
        raise StaleRow
    return "copied"


def _withdrawn(doors: CertificateDoors, one: Certification) -> Made:
    if one.status_index is not None and one.published_at is not None:
        doors.statuses.revoke(list_of(one.id, one.published_at), one.status_index)
    doors.files.remove(one.id)
    _forget_copies(doors, one)
    return "withdrawn"


def _forget_copies(doors: CertificateDoors, one: Certification) -> None:
    for lang in LANGS:
        if lang != USUAL:
            doors.files.remove(one.id, lang=lang)


def _signed(doors: CertificateDoors, one: Certification, lang: Lang, *, now: datetime) -> bytes:
    return doors.signature.sign(doors.pages.render(_certificate(doors, one), lang, at=now), at=now)


def _certificate(doors: CertificateDoors, one: Certification) -> Certificate:
    release = doors.releases.get(one.release_id)
    issuing = Issuing(
        version=version_of(release, one.version_id),
        release=release,
        center_name=doors.organizations.get(one.organization_id).name,
        zone=doors.sessions.get(one.session_id).zone,
    )
    return certificate_of(one, issuing)
