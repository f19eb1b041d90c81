"""Joins campaigns and taking part in them to adapters: cached factories."""

from collections.abc import Sequence
from functools import cache

from chalicelib import wiring
from chalicelib.adapters.dynamo.accounts import DynamoAccounts
from chalicelib.adapters.logos import S3Logos
from chalicelib.adapters.qr import qr_rows as rows_of_qr
from chalicelib.ports import orga as orga_ports
from chalicelib.services import (
    campaign,
    participation,
    participation_projection,
    participation_start,
    training,
)
from chalicelib.settings import settings
from chalicelib.wiring import orga as orga_wiring
from chalicelib.wiring import training as training_wiring


@cache
def logos() -> orga_ports.Logos:
    """Pictures of campaigns."""
    return S3Logos(settings().bucket_name("content"), region=settings().region)


@cache
def campaign_doors() -> campaign.CampaignDoors:
    """What making a campaign needs."""
    return campaign.CampaignDoors(
        campaigns=orga_wiring.campaigns(),
        releases=wiring.releases(),
        accounts=DynamoAccounts(),
        logos=logos(),
    )


def qr_rows(text: str) -> Sequence[str]:
    """A QR code as rows of dots."""
    return rows_of_qr(text)


@cache
def start_doors() -> participation_start.StartDoors:
    """What taking part needs."""
    stores = training_wiring.assessment_stores()
    return participation_start.StartDoors(
        campaigns=orga_wiring.campaigns(),
        participations=orga_wiring.participations(),
        learners=orga_wiring.learners(),
        accounts=DynamoAccounts(),
        assessments=stores.assessments,
        profiles=stores.profiles,
        releases=stores.releases,
        rules=stores.rules,
    )


@cache
def participation_doors() -> participation.ParticipationDoors:
    """What seeing and sending one's results needs."""
    stores = training_wiring.assessment_stores()
    return participation.ParticipationDoors(
        campaigns=orga_wiring.campaigns(),
        participations=orga_wiring.participations(),
        learners=orga_wiring.learners(),
        organizations=orga_wiring.organizations(),
        assessments=stores.assessments,
        profiles=stores.profiles,
        releases=stores.releases,
        rules=stores.rules,
    )


@cache
def training_doors() -> training.TrainingDoors:
    """What choosing trainings needs."""
    stores = training_wiring.assessment_stores()
    return training.TrainingDoors(profiles=stores.profiles, releases=stores.releases)


@cache
def projection_doors() -> participation_projection.ProjectionDoors:
    """What keeping participations up to their tests needs."""
    stores = training_wiring.assessment_stores()
    return participation_projection.ProjectionDoors(
        assessments=stores.assessments,
        participations=orga_wiring.participations(),
        releases=stores.releases,
    )
