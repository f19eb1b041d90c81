"""Joins what follows an exam to its adapters: cached factories."""

from functools import cache

from chalicelib import wiring
from chalicelib.services import scoring
from chalicelib.wiring import certif as certif_wiring


@cache
def scoring_doors() -> scoring.ScoringDoors:
    """What scoring an exam needs."""
    return scoring.ScoringDoors(
        exams=certif_wiring.exams(),
        sessions=certif_wiring.sessions(),
        candidates=certif_wiring.candidates(),
        certifications=certif_wiring.certifications(),
        releases=wiring.releases(),
    )
