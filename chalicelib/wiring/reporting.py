"""Joins what tells institutions of certifications to its adapters: cached factories."""

from functools import cache

from chalicelib import wiring
from chalicelib.services import reporting
from chalicelib.wiring import certif as certif_wiring
from chalicelib.wiring import orga as orga_wiring
from chalicelib.wiring import reported as reported_wiring


@cache
def reporting_doors() -> reporting.ReportingDoors:
    """What telling institutions of one certification needs."""
    return reporting.ReportingDoors(
        results=reported_wiring.results(),
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
