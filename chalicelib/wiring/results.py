"""Joins what sees the results of campaigns to its adapters: cached factories."""

from functools import cache

from chalicelib import wiring
from chalicelib.adapters.dynamo.assessments import DynamoAssessments
from chalicelib.adapters.dynamo.certifiability import DynamoCertifiability
from chalicelib.adapters.dynamo.profiles import DynamoProfiles
from chalicelib.adapters.dynamo.tallies import DynamoTallies
from chalicelib.adapters.export_files import ExportFiles
from chalicelib.ports import results as results_ports
from chalicelib.services import campaign_analysis, campaign_export, campaign_results
from chalicelib.services import certifiability as certifiability_service
from chalicelib.services import tallies as tallies_service
from chalicelib.wiring import orga as orga_wiring


@cache
def tallies() -> results_ports.CampaignTallies:
    """Sums of campaigns."""
    return DynamoTallies()


@cache
def certifiability() -> results_ports.CertifiabilityRows:
    """What learners have shown."""
    return DynamoCertifiability()


@cache
def tally_stores() -> tallies_service.TallyStores:
    """What sums are made from."""
    return tallies_service.TallyStores(
        campaigns=orga_wiring.campaigns(),
        participations=orga_wiring.participations(),
        tallies=tallies(),
        releases=wiring.releases(),
        rules=wiring.rules(),
    )


@cache
def results_doors() -> campaign_results.ResultsDoors:
    """What watching a campaign needs."""
    return campaign_results.ResultsDoors(
        campaigns=orga_wiring.campaigns(),
        participations=orga_wiring.participations(),
        learners=orga_wiring.learners(),
        tallies=tallies(),
        releases=wiring.releases(),
        assessments=DynamoAssessments(),
        rules=wiring.rules(),
    )


@cache
def analysis_doors() -> campaign_analysis.AnalysisDoors:
    """What reading a group needs."""
    return campaign_analysis.AnalysisDoors(
        campaigns=orga_wiring.campaigns(),
        participations=orga_wiring.participations(),
        tallies=tallies(),
        releases=wiring.releases(),
        rules=wiring.rules(),
    )


@cache
def certifiability_doors() -> certifiability_service.CertifiabilityDoors:
    """What telling who may be certified needs."""
    return certifiability_service.CertifiabilityDoors(
        learners=orga_wiring.learners(),
        profiles=DynamoProfiles(),
        rows=certifiability(),
        releases=wiring.releases(),
        rules=wiring.rules(),
    )


@cache
def export_doors() -> campaign_export.ExportDoors:
    """What files of results need."""
    return campaign_export.ExportDoors(
        campaigns=orga_wiring.campaigns(),
        participations=orga_wiring.participations(),
        tallies=tallies(),
        releases=wiring.releases(),
        jobs=orga_wiring.jobs(),
        announcements=orga_wiring.announcements("exports"),
        files=orga_wiring.made_files(),
        tables=ExportFiles(),
        clock=wiring.clock(),
        rules=wiring.rules(),
    )
