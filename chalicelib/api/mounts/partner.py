"""What institutions read."""

from chalice.app import Blueprint

from chalicelib.api.partner.campaigns import campaigns
from chalicelib.api.partner.feeds import feeds
from chalicelib.api.partner.organizations import organizations
from chalicelib.api.partner.parcoursup import parcoursup
from chalicelib.api.partner.school_results import school_results
from chalicelib.api.partner.token import token

V1 = "/api/partner/v1"

MOUNTS: tuple[tuple[Blueprint, str], ...] = (
    (token, V1),
    (school_results, V1),
    (parcoursup, V1),
    (organizations, V1),
    (campaigns, V1),
    (feeds, V1),
)
