"""Joins the candidate's exam to its adapters: cached factories, like `wiring`."""

from functools import cache

from chalicelib import wiring
from chalicelib.adapters.dynamo.assessments import DynamoAssessments
from chalicelib.adapters.dynamo.profiles import DynamoProfiles
from chalicelib.adapters.dynamo.throttles import DynamoThrottles
from chalicelib.services import exam, exam_clock, exam_entry
from chalicelib.wiring import certif
from chalicelib.wiring import items as items_wiring


@cache
def entry_doors() -> exam_entry.EntryDoors:
    """What coming in needs."""
    return exam_entry.EntryDoors(
        sessions=certif.sessions(),
        candidates=certif.candidates(),
        invigilators=certif.invigilators(),
        exams=certif.exams(),
        rooms=certif.rooms(),
        profiles=DynamoProfiles(),
        throttles=DynamoThrottles(),
        tokens=wiring.tokens(),
        rules=wiring.rules(),
    )


@cache
def exam_doors() -> exam.ExamDoors:
    """What taking the exam needs."""
    return exam.ExamDoors(
        exams=certif.exams(),
        rooms=certif.rooms(),
        sessions=certif.sessions(),
        candidates=certif.candidates(),
        profiles=DynamoProfiles(),
        assessments=DynamoAssessments(),
        releases=wiring.releases(),
        pools=items_wiring.item_pools(),
    )


@cache
def clock_doors() -> exam_clock.ClockDoors:
    """What ending exams in time needs."""
    return exam_clock.ClockDoors(exams=certif.exams(), rooms=certif.rooms())
