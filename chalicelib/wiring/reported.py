"""Joins what institutions are told to its adapters: cached factories."""

from functools import cache

from chalicelib.adapters.dynamo.reported_results import DynamoReportedResults
from chalicelib.ports import reported as reported_ports
from chalicelib.services import partner_campaigns
from chalicelib.wiring import orga as orga_wiring


@cache
def results() -> reported_ports.ReportedResults:
    """What institutions are told."""
    return DynamoReportedResults()


@cache
def partner_campaign_doors() -> partner_campaigns.PartnerCampaignDoors:
    """What institutions read of campaigns."""
    return partner_campaigns.PartnerCampaignDoors(
        organizations=orga_wiring.organizations(),
        campaigns=orga_wiring.campaigns(),
        participations=orga_wiring.participations(),
    )
