"""Verification: whoever holds a certificate's code learns whether it is good, and no more."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from chalicelib.core.certif_errors import CertificateUnknown
from chalicelib.core.certification.certificate import (
    CertifiedArea,
    Issuing,
    Validity,
    certificate_of,
    end_of_validity,
    shown_holder,
    validity,
)
from chalicelib.core.certification.certification import Certification
from chalicelib.core.certification.session import folded_code
from chalicelib.core.certification.versions import version_of
from chalicelib.core.exam_version import ExamVersion
from chalicelib.core.sign_in import Limit
from chalicelib.ports import Releases, Throttles
from chalicelib.ports.certif import Certifications, Sessions

DEVICE_MISSES = Limit(20, timedelta(minutes=15))
"""A code is 64 bits: this spares the tables, chance does the rest."""


@dataclass(frozen=True, slots=True)
class VerificationDoors:
    """What verifying needs."""

    certifications: Certifications
    sessions: Sessions
    releases: Releases
    throttles: Throttles


@dataclass(frozen=True, slots=True)
class Verified:
    """What is told. Of a revoked certificate, only whose it was, when, and that it is no more."""

    holder: str
    taken_on: date
    published_on: date
    valid_until: date
    status: Validity
    pix: int | None = None
    max_pix: int | None = None
    mesh: str | None = None
    areas: Sequence[CertifiedArea] = ()
    is_professional: bool = False
    professional_pix: int = 0
    register_number: str = ""
    is_clea: bool = False


def verify(doors: VerificationDoors, code: str, *, device_id: str, now: datetime) -> Verified:
    """What the certificate of a code says; codes of nobody all cost and tell the same.

    Raises `CertificateUnknown`, `TooManyAttempts`.
    """
    counter = f"verification#{device_id}"
    DEVICE_MISSES.check(doors.throttles.count(counter, DEVICE_MISSES, now=now), now)
    one = doors.certifications.find_by_code(folded_code(code))
    if one is None or one.published_at is None:
        raise CertificateUnknown
    doors.throttles.take_back(counter, DEVICE_MISSES, now=now)
    return _told(doors, one, one.published_at, now=now)


def _told(
    doors: VerificationDoors, one: Certification, published_at: datetime, *, now: datetime
) -> Verified:
    release = doors.releases.get(one.release_id)
    version = version_of(release, one.version_id)
    zone = doors.sessions.get(one.session_id).zone
    verified = _dated(one, published_at, version=version, zone=zone, now=now)
    if verified.status == "revoked":
        return verified
    certificate = certificate_of(one, Issuing(version, release, "", zone))
    return replace(
        verified,
        pix=certificate.pix,
        max_pix=certificate.max_pix,
        mesh=certificate.mesh,
        areas=certificate.areas,
        is_professional=certificate.is_professional,
        professional_pix=certificate.professional_pix,
        register_number=certificate.register_number,
        is_clea=certificate.is_clea,
    )


def _dated(
    one: Certification,
    published_at: datetime,
    *,
    version: ExamVersion,
    zone: str,
    now: datetime,
) -> Verified:
    published_on = published_at.astimezone(ZoneInfo(zone)).date()
    valid_until = end_of_validity(published_on, years=version.validity_years)
    return Verified(
        holder=shown_holder(one.first_name, one.last_name, one.shown_name),
        taken_on=one.taken_at.astimezone(ZoneInfo(zone)).date(),
        published_on=published_on,
        valid_until=valid_until,
        status=validity(one, valid_until, today=now.astimezone(ZoneInfo(zone)).date()),
    )
