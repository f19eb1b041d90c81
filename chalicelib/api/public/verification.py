"""Certificates verified by whoever holds their code."""

from datetime import date
from typing import Annotated, Literal

from chalice.app import Blueprint
from pydantic import Field

from chalicelib.api.certificate_views import CertifiedAreaView, areas_view
from chalicelib.api.endpoint import Call, Schema, View, endpoint
from chalicelib.core.certif_errors import CertificateUnknown
from chalicelib.core.errors import TooManyAttempts
from chalicelib.core.identity import anyone
from chalicelib.services import verification as use_cases
from chalicelib.wiring import certificates as certificates_wiring

verification = Blueprint(__name__)


class VerifyCertificate(Schema):
    """The code; spaces, dashes and lower case do not matter.

    `device_id` is drawn by the browser and opens nothing: failures are counted by it.
    """

    code: str = Field(min_length=1, max_length=60)
    device_id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{16,40}$")]


class VerifiedView(View):
    """What is told of a certificate. Of a revoked one, no result.

    `holder` is named as they chose. `global_level` is a key that screens word; null when the exam
    gives none.
    """

    holder: str
    taken_on: date
    published_on: date
    valid_until: date
    status: Literal["valid", "expired", "revoked"]
    pix: int | None
    max_pix: int | None
    global_level: str | None
    levels: list[CertifiedAreaView]
    is_professional: bool
    professional_pix: int
    register_number: str
    is_clea: bool


@endpoint(
    verification,
    "POST",
    "/certificates/verification",
    allow=anyone,
    body=VerifyCertificate,
    returns=VerifiedView,
    raises=(CertificateUnknown, TooManyAttempts),
)
def verify_certificate(call: Call[VerifyCertificate]) -> VerifiedView:
    """Is the certificate of this code good, and what does it say?"""
    verified = use_cases.verify(
        certificates_wiring.verification_doors(),
        call.body.code,
        device_id=call.body.device_id,
        now=call.now,
    )
    return VerifiedView(
        holder=verified.holder,
        taken_on=verified.taken_on,
        published_on=verified.published_on,
        valid_until=verified.valid_until,
        status=verified.status,
        pix=verified.pix,
        max_pix=verified.max_pix,
        global_level=verified.mesh,
        levels=areas_view(verified.areas),
        is_professional=verified.is_professional,
        professional_pix=verified.professional_pix,
        register_number=verified.register_number,
        is_clea=verified.is_clea,
    )
