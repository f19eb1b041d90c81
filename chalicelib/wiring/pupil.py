"""Joins the use cases of pupils to their adapters: cached factories."""

from functools import cache

from chalicelib import wiring
from chalicelib.adapters.dynamo.accounts import DynamoAccounts
from chalicelib.adapters.dynamo.certifiability import DynamoCertifiability
from chalicelib.adapters.dynamo.sign_ins import DynamoDevices, DynamoFamilies
from chalicelib.adapters.dynamo.throttles import DynamoThrottles
from chalicelib.adapters.sheets import TypstSheets
from chalicelib.ports import orga as orga_ports
from chalicelib.services import doubles, joining, learners, pupil_access
from chalicelib.settings import settings
from chalicelib.wiring import accounts as accounts_wiring
from chalicelib.wiring import orga as orga_wiring


@cache
def sheets() -> orga_ports.Sheets:
    """Papers to print."""
    return TypstSheets(settings().service_name, site_origin=settings().site_origin)


@cache
def join_doors() -> joining.JoinDoors:
    """What pupils' way in needs."""
    return joining.JoinDoors(
        campaigns=orga_wiring.campaigns(),
        learners=orga_wiring.learners(),
        accounts=DynamoAccounts(),
        families=DynamoFamilies(),
        devices=DynamoDevices(),
        throttles=DynamoThrottles(),
        passwords=accounts_wiring.passwords(),
        tokens=wiring.tokens(),
        new_id=wiring.ids().new_id,
    )


@cache
def learner_doors() -> learners.LearnerDoors:
    """What the list needs."""
    return learners.LearnerDoors(
        learners=orga_wiring.learners(),
        accounts=DynamoAccounts(),
        memberships=orga_wiring.memberships(),
        levels=DynamoCertifiability(),
    )


@cache
def double_doors() -> doubles.DoubleDoors:
    """What merging needs."""
    return doubles.DoubleDoors(
        learners=orga_wiring.learners(),
        jobs=orga_wiring.jobs(),
        accounts=DynamoAccounts(),
        levels=DynamoCertifiability(),
    )


@cache
def access_doors() -> pupil_access.AccessDoors:
    """What giving access needs."""
    return pupil_access.AccessDoors(
        learners=orga_wiring.learners(),
        accounts=DynamoAccounts(),
        memberships=orga_wiring.memberships(),
        families=DynamoFamilies(),
        passwords=accounts_wiring.passwords(),
        new_id=wiring.ids().new_id,
    )


@cache
def card_doors() -> pupil_access.CardDoors:
    """What making cards needs."""
    return pupil_access.CardDoors(
        access=access_doors(),
        organizations=orga_wiring.organizations(),
        jobs=orga_wiring.jobs(),
        announcements=orga_wiring.announcements("exports"),
        files=orga_wiring.made_files(),
        sheets=sheets(),
        tokens=wiring.tokens(),
    )
