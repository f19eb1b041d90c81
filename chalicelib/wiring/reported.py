"""Joins what institutions are told to its adapters: cached factories."""

from functools import cache

from chalicelib import wiring
from chalicelib.adapters.dynamo.reported_results import DynamoReportedResults
from chalicelib.ports import reported as reported_ports
from chalicelib.services import partner_campaigns, reporting
from chalicelib.wiring import certif as certif_wiring
from chalicelib.wiring import orga as orga_wiring


@cache
def results() -> reported_ports.ReportedResults:
    """What institutions are told."""
    return DynamoReportedResults()


@cache
def reporting_doors() -> reporting.ReportingDoors:
    """What telling institutions of one certification needs."""
    return reporting.ReportingDoors(
        results=results(),
        certifications=certif_wiring.certifications(),
        candidates=certif_wiring.candidates(),
        learners=orga_wiring.learners(),
        organizations=orga_wiring.organizations(),
    )


@cache
def again_doors() -> reporting.AgainDoors:
    """What telling them again of whole sessions needs."""
    return reporting.AgainDoors(
        reporting=reporting_doors(),
        sessions=certif_wiring.sessions(),
        jobs=orga_wiring.jobs(),
        work=orga_wiring.announcements("exports"),
        clock=wiring.clock(),
    )


@cache
def partner_campaign_doors() -> partner_campaigns.PartnerCampaignDoors:
    """What institutions read of campaigns."""
    return partner_campaigns.PartnerCampaignDoors(
        organizations=orga_wiring.organizations(),
        campaigns=orga_wiring.campaigns(),
        participations=orga_wiring.participations(),
    )
