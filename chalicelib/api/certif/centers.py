"""Centers: whose routes these are, and what any of them may answer."""

from typing import Any

from chalicelib.api.endpoint import Call
from chalicelib.core.orga_errors import OrganizationNotFound, SecondFactorMissing
from chalicelib.core.organization import Organization
from chalicelib.wiring import orga as orga_wiring

CENTER = "/centers/{organization_id}"
SESSIONS = f"{CENTER}/sessions"
SESSION = f"{SESSIONS}/{{session_id}}"
REFUSALS = (OrganizationNotFound, SecondFactorMissing)
"""What any route of a center may answer."""


def center_of(call: Call[Any]) -> Organization:
    """The center of the address, whose member asks; raises `OrganizationNotFound`."""
    organization_id = call.membership.organization_id if call.membership else ""
    found = orga_wiring.organizations().get(organization_id)
    if found.type != "center":
        raise OrganizationNotFound
    return found
