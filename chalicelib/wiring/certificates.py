"""Joins certificates, their verification and their credentials to adapters: cached factories."""

from functools import cache

from chalicelib import wiring
from chalicelib.adapters.certificate_files import S3CertificateFiles
from chalicelib.adapters.certificate_pdf import TypstCertificates
from chalicelib.adapters.credentials import SignedCredentials
from chalicelib.adapters.dynamo.status_lists import DynamoStatusLists
from chalicelib.adapters.dynamo.throttles import DynamoThrottles
from chalicelib.adapters.pdf_signature import PadesSignature
from chalicelib.adapters.seals import StoredSeal
from chalicelib.ports import certif as certif_ports
from chalicelib.services import certificate, credential, own_certifications, verification
from chalicelib.settings import settings
from chalicelib.wiring import certif as certif_wiring
from chalicelib.wiring import orga as orga_wiring


@cache
def files() -> certif_ports.CertificateFiles:
    """Signed certificates."""
    return S3CertificateFiles(settings().bucket_name("documents"), region=settings().region)


@cache
def pages() -> certif_ports.CertificatePages:
    """Certificates as documents."""
    return TypstCertificates(settings().service_name, site_origin=settings().site_origin)


@cache
def signature() -> certif_ports.Signature:
    """What seals them."""
    seal = StoredSeal(
        settings().certificate_seal,
        region=settings().region,
        kms_key=settings().certificate_kms_key,
    )
    return PadesSignature(seal, name=settings().service_name)


@cache
def statuses() -> certif_ports.StatusLists:
    """Which credentials are revoked."""
    return DynamoStatusLists()


@cache
def certificate_doors() -> certificate.CertificateDoors:
    """What making a certificate needs."""
    return certificate.CertificateDoors(
        certifications=certif_wiring.certifications(),
        sessions=certif_wiring.sessions(),
        organizations=orga_wiring.organizations(),
        releases=wiring.releases(),
        pages=pages(),
        signature=signature(),
        files=files(),
        statuses=statuses(),
    )


@cache
def credentials() -> certif_ports.Credentials:
    """Certificates as credentials."""
    return SignedCredentials(
        settings().credential_keys,
        region=settings().region,
        service_name=settings().service_name,
        origin=settings().site_origin,
    )


@cache
def verification_doors() -> verification.VerificationDoors:
    """What verifying needs."""
    return verification.VerificationDoors(
        certifications=certif_wiring.certifications(),
        sessions=certif_wiring.sessions(),
        releases=wiring.releases(),
        throttles=DynamoThrottles(),
    )


@cache
def own_doors() -> own_certifications.OwnDoors:
    """What one's own certifications need."""
    return own_certifications.OwnDoors(
        certifications=certif_wiring.certifications(),
        candidates=certif_wiring.candidates(),
        sessions=certif_wiring.sessions(),
        organizations=orga_wiring.organizations(),
        releases=wiring.releases(),
        pages=pages(),
        files=files(),
        certificates=orga_wiring.announcements("certificates"),
    )


@cache
def credential_doors() -> credential.CredentialDoors:
    """What credentials need."""
    return credential.CredentialDoors(
        certifications=certif_wiring.certifications(),
        sessions=certif_wiring.sessions(),
        organizations=orga_wiring.organizations(),
        releases=wiring.releases(),
        statuses=statuses(),
        credentials=credentials(),
        ids=wiring.ids(),
    )
