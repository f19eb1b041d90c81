"""Where one may sign in elsewhere."""

from chalice.app import Blueprint

from chalicelib.api.endpoint import Call, NoBody, View, endpoint
from chalicelib.core.external_identity import Protocol, ProviderKind
from chalicelib.core.identity import anyone
from chalicelib.core.orga_errors import ProviderUnavailable
from chalicelib.services import external_sign_in as use_cases
from chalicelib.wiring import sso as sso_wiring

identity_providers = Blueprint(__name__)


class ProviderView(View):
    """A place that tells us who somebody is."""

    id: str
    name: str
    protocol: Protocol
    kind: ProviderKind


class ProvidersView(View):
    """All of them, in the order to show them."""

    items: list[ProviderView]


@endpoint(
    identity_providers,
    "GET",
    "/identity-providers",
    allow=anyone,
    returns=ProvidersView,
    raises=(ProviderUnavailable,),
)
def read_identity_providers(call: Call[NoBody]) -> ProvidersView:  # noqa: ARG001  # the same for all
    """Portals and services one may sign in with."""
    found = use_cases.list_providers(sso_wiring.external_doors())
    items = [
        ProviderView(id=one.id, name=one.name, protocol=one.protocol, kind=one.kind)
        for one in found
    ]
    return ProvidersView(items=items)
