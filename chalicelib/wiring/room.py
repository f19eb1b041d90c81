"""Joins the use cases of invigilators to their adapters: cached factories."""

from functools import cache

from chalicelib import wiring
from chalicelib.adapters.dynamo.accounts import DynamoAccounts
from chalicelib.adapters.dynamo.organizations import DynamoOrganizations
from chalicelib.adapters.dynamo.throttles import DynamoThrottles
from chalicelib.services import incident, invigilation, room
from chalicelib.wiring import certif


@cache
def room_doors() -> room.RoomDoors:
    """What the way into a room needs."""
    return room.RoomDoors(
        sessions=certif.sessions(),
        candidates=certif.candidates(),
        invigilators=certif.invigilators(),
        rooms=certif.rooms(),
        accounts=DynamoAccounts(),
        organizations=DynamoOrganizations(),
        throttles=DynamoThrottles(),
        tokens=wiring.tokens(),
    )


@cache
def invigilation_doors() -> invigilation.InvigilationDoors:
    """What acting in a room needs."""
    return invigilation.InvigilationDoors(
        sessions=certif.sessions(),
        candidates=certif.candidates(),
        rooms=certif.rooms(),
        exams=certif.exams(),
        releases=wiring.releases(),
    )


@cache
def incident_doors() -> incident.IncidentDoors:
    """What noting incidents needs."""
    return incident.IncidentDoors(
        sessions=certif.sessions(), rooms=certif.rooms(), reports=certif.issue_reports()
    )
