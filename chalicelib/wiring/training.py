"""Joins what all training shares to its adapters: cached factories."""

from functools import cache

from chalicelib import wiring
from chalicelib.adapters.dynamo.assessments import DynamoAssessments
from chalicelib.adapters.dynamo.profiles import DynamoProfiles
from chalicelib.adapters.dynamo.reports import DynamoReports
from chalicelib.services import assessment, profile
from chalicelib.settings import settings


@cache
def assessment_stores() -> assessment.Stores:
    """What assessments need."""
    return assessment.Stores(
        assessments=DynamoAssessments(),
        profiles=DynamoProfiles(),
        releases=wiring.releases(),
        reports=DynamoReports(),
        rules=wiring.rules(),
        rule=settings().self_assessment_rule,
    )


@cache
def profile_stores() -> profile.Stores:
    """What profiles need."""
    return profile.Stores(
        assessments=DynamoAssessments(),
        profiles=DynamoProfiles(),
        releases=wiring.releases(),
        rules=wiring.rules(),
    )
