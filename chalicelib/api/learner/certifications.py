"""One's own certifications."""

from datetime import date
from typing import Literal

from chalice.app import Blueprint

from chalicelib.api.certificate_views import CertifiedAreaView, areas_view
from chalicelib.api.endpoint import Call, NoBody, Schema, View, endpoint
from chalicelib.core.certif_errors import (
    CertificateNotReady,
    CertificateRevoked,
    CertificationNotFound,
    NotPublished,
    SigningKeyMissing,
)
from chalicelib.core.certification.certification import CertificateState, ShownName
from chalicelib.core.certification.session import grouped
from chalicelib.core.identity import Lang, registered
from chalicelib.services import credential as credential_use_cases
from chalicelib.services import own_certifications as use_cases
from chalicelib.services.own_certifications import Own, OwnState
from chalicelib.wiring import certificates as certificates_wiring

certifications = Blueprint(__name__)


class OwnCertificationView(View):
    """A certification in a list. `day` is that of the exam, where it takes or took place.

    `pix`, `global_level`, `valid_until` are null where there is no valid result.
    """

    id: str
    state: OwnState
    day: date
    center_name: str
    site: str
    room: str
    session_number: str
    pix: int | None
    max_pix: int | None
    global_level: str | None
    valid_until: date | None


class OwnCertificationsView(View):
    """All of them: those to come, then the newest first."""

    items: list[OwnCertificationView]


class GridStepView(View):
    """A global level, and the scores it stands for, ends included."""

    global_level: str
    low: int
    high: int


class EuropeanLevelView(View):
    """A level of one of DigComp's competences."""

    code: str
    level: int


class OwnDetailView(OwnCertificationView):
    """A certification whole. `reason` is the key of an automatic comment, `comment` the jury's.

    `certificate`: `requested` while it is made. `code`: what verification asks for, in groups.
    """

    reason: str | None
    comment: str
    certificate: CertificateState
    code: str
    shown_name: ShownName
    first_name: str
    last_name: str
    published_on: date | None
    levels: list[CertifiedAreaView]
    grid: list[GridStepView]
    european: list[EuropeanLevelView]
    max_level: int | None
    is_professional: bool
    professional_pix: int
    register_number: str
    is_clea: bool


class ChooseShownName(Schema):
    """Whether verification names the holder in full."""

    shown_name: ShownName


class AskForFile(Schema):
    """The language of the document."""

    lang: Lang = "fr"


class FileView(View):
    """Where to fetch the document, for five minutes; null while it is made: ask again."""

    address: str | None


class AskForCredential(Schema):
    """The language of the credential's words."""

    lang: Lang = "fr"


class CredentialView(View):
    """A signed credential (compact JWT): an Open Badge 3.0."""

    credential: str
    kind: Literal["vc+jwt"] = "vc+jwt"


@endpoint(
    certifications,
    "GET",
    "/certifications",
    allow=registered,
    returns=OwnCertificationsView,
)
def list_own_certifications(call: Call[NoBody]) -> OwnCertificationsView:
    """All of one's own, to come and past."""
    found = use_cases.list_own(certificates_wiring.own_doors(), call.user_id, now=call.now)
    return OwnCertificationsView(
        items=[OwnCertificationView.model_validate(_summary(own)) for own in found]
    )


@endpoint(
    certifications,
    "GET",
    "/certifications/{certification_id}",
    allow=registered,
    returns=OwnDetailView,
    raises=(CertificationNotFound,),
)
def read_own_certification(call: Call[NoBody], certification_id: str) -> OwnDetailView:
    """One of them."""
    doors = certificates_wiring.own_doors()
    return _detail(use_cases.read_own(doors, call.user_id, certification_id, now=call.now))


@endpoint(
    certifications,
    "PATCH",
    "/certifications/{certification_id}",
    allow=registered,
    body=ChooseShownName,
    returns=OwnDetailView,
    raises=(CertificationNotFound, NotPublished),
)
def choose_shown_name(call: Call[ChooseShownName], certification_id: str) -> OwnDetailView:
    """Choose how verification names one."""
    own = use_cases.show_name(
        certificates_wiring.own_doors(),
        call.user_id,
        certification_id,
        shown=call.body.shown_name,
        now=call.now,
    )
    return _detail(own)


@endpoint(
    certifications,
    "POST",
    "/certifications/{certification_id}/file",
    allow=registered,
    body=AskForFile,
    returns=FileView,
    raises=(CertificationNotFound, NotPublished, CertificateRevoked, CertificateNotReady),
)
def fetch_certificate(call: Call[AskForFile], certification_id: str) -> FileView:
    """Where to fetch one's certificate; a copy in another language is made when asked for."""
    address = use_cases.fetch_file(
        certificates_wiring.own_doors(),
        call.user_id,
        certification_id,
        lang=call.body.lang,
        now=call.now,
    )
    return FileView(address=address)


@endpoint(
    certifications,
    "POST",
    "/certifications/{certification_id}/credential",
    allow=registered,
    body=AskForCredential,
    returns=CredentialView,
    raises=(CertificationNotFound, CertificateNotReady, CertificateRevoked, SigningKeyMissing),
)
def give_credential(call: Call[AskForCredential], certification_id: str) -> CredentialView:
    """One's certificate as a signed credential, for a wallet."""
    signed = credential_use_cases.give_credential(
        certificates_wiring.credential_doors(),
        call.user_id,
        certification_id,
        lang=call.body.lang,
        now=call.now,
    )
    return CredentialView(credential=signed)


def _summary(own: Own) -> dict[str, object]:
    certificate = own.certificate
    return {
        "id": own.id,
        "state": own.state,
        "day": own.day,
        "center_name": own.center_name,
        "site": own.session.site,
        "room": own.session.room,
        "session_number": own.session.number,
        "pix": certificate.pix if certificate else None,
        "max_pix": certificate.max_pix if certificate else None,
        "global_level": certificate.mesh if certificate else None,
        "valid_until": own.valid_until if certificate else None,
    }


def _detail(own: Own) -> OwnDetailView:
    one, certificate = own.one, own.certificate
    return OwnDetailView.model_validate(
        {
            **_summary(own),
            "reason": one.result.comment if one else None,
            "comment": one.comment_for_candidate if one else "",
            "certificate": one.certificate if one else "none",
            "code": grouped(one.code) if one else "",
            "shown_name": one.shown_name if one else "full",
            "first_name": one.first_name if one else "",
            "last_name": one.last_name if one else "",
            "published_on": certificate.published_on if certificate else None,
            "levels": areas_view(certificate.areas) if certificate else [],
            "grid": [
                {"global_level": step.mesh, "low": step.low, "high": step.high}
                for step in (certificate.grid if certificate else ())
            ],
            "european": [
                {"code": level.code, "level": level.level}
                for level in (certificate.digcomp if certificate else ())
            ],
            "max_level": certificate.max_level if certificate else None,
            "is_professional": certificate.is_professional if certificate else False,
            "professional_pix": certificate.professional_pix if certificate else 0,
            "register_number": certificate.register_number if certificate else "",
            "is_clea": certificate.is_clea if certificate else False,
        }
    )
