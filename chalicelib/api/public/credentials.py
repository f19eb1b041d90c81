"""What lets anybody check a credential: who signs, and what is revoked."""

from typing import Any

from chalice.app import Blueprint, Response
from pydantic import ConfigDict, Field

from chalicelib.api.endpoint import Call, NoBody, Reply, View, endpoint
from chalicelib.core.certif_errors import SigningKeyMissing, StatusListUnknown
from chalicelib.core.identity import anyone
from chalicelib.services import credential as use_cases
from chalicelib.wiring import certificates as certificates_wiring

credentials = Blueprint(__name__)

CACHE = "public, max-age=300"
LIST_TYPE = "application/vc+jwt"


class VerificationMethodView(View):
    """A key, as JWK."""

    id: str
    type: str
    controller: str
    publicKeyJwk: dict[str, str]  # noqa: N815  # the standard's name


class IssuerView(View):
    """A DID document (did:web): who signs credentials."""

    model_config = ConfigDict(serialize_by_alias=True)

    context: list[str] = Field(alias="@context")
    id: str
    verificationMethod: list[VerificationMethodView]  # noqa: N815  # the standard's name
    assertionMethod: list[str]  # noqa: N815  # the standard's name


@endpoint(
    credentials,
    "GET",
    "/credentials/did.json",
    allow=anyone,
    returns=IssuerView,
    raises=(SigningKeyMissing,),
)
def read_issuer(call: Call[NoBody]) -> Reply[IssuerView]:  # noqa: ARG001  # the same for all
    """Who signs credentials, and with which keys."""
    found: Any = use_cases.read_issuer(certificates_wiring.credential_doors())
    return Reply(IssuerView.model_validate(found), headers={"Cache-Control": CACHE})


@endpoint(
    credentials,
    "GET",
    "/credentials/status/{list_id}",
    allow=anyone,
    raises=(StatusListUnknown, SigningKeyMissing),
)
def read_status_list(call: Call[NoBody], list_id: str) -> Response:
    """Which credentials of a list are revoked: a signed credential itself."""
    doors = certificates_wiring.credential_doors()
    signed = use_cases.read_status_list(doors, list_id, now=call.now)
    return Response(
        body=signed, status_code=200, headers={"Content-Type": LIST_TYPE, "Cache-Control": CACHE}
    )
