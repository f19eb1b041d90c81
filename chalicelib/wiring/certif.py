"""Joins what all of certification shares to its adapters: cached factories, like `wiring`."""

from functools import cache

from chalicelib.adapters.dynamo.candidates import DynamoCandidates
from chalicelib.adapters.dynamo.certifications import DynamoCertifications
from chalicelib.adapters.dynamo.exams import DynamoExams, DynamoToScore
from chalicelib.adapters.dynamo.invigilators import DynamoInvigilators
from chalicelib.adapters.dynamo.issue_reports import DynamoIssueReports
from chalicelib.adapters.dynamo.rooms import DynamoRooms
from chalicelib.adapters.dynamo.sessions import DynamoSessions
from chalicelib.ports import certif as certif_ports


@cache
def sessions() -> certif_ports.Sessions:
    """Certification sessions."""
    return DynamoSessions()


@cache
def candidates() -> certif_ports.Candidates:
    """Who is registered in them."""
    return DynamoCandidates()


@cache
def invigilators() -> certif_ports.Invigilators:
    """Who opened their rooms."""
    return DynamoInvigilators()


@cache
def issue_reports() -> certif_ports.IssueReports:
    """What happened in them."""
    return DynamoIssueReports()


@cache
def certifications() -> certif_ports.Certifications:
    """What exams became."""
    return DynamoCertifications()


@cache
def rooms() -> certif_ports.Rooms:
    """The lines invigilators see."""
    return DynamoRooms()


@cache
def exams() -> certif_ports.Exams:
    """Exams, event by event."""
    return DynamoExams()


@cache
def to_score() -> certif_ports.ToScore:
    """Exams that ended and have no score yet."""
    return DynamoToScore()
