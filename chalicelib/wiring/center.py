"""Joins the use cases of certification centers to their adapters: cached factories."""

from functools import cache

from chalicelib import wiring
from chalicelib.adapters.center_papers import TypstPapers
from chalicelib.adapters.center_sheets import CenterSheets
from chalicelib.adapters.dynamo.certifiability import DynamoCertifiability
from chalicelib.services import (
    candidate_file,
    candidates,
    enrolment,
    finalization,
    session,
    session_file,
    session_papers,
)
from chalicelib.settings import settings
from chalicelib.wiring import certif
from chalicelib.wiring import orga as orga_wiring
from chalicelib.wiring import training as training_wiring


@cache
def session_doors() -> session.SessionDoors:
    """What making sessions needs."""
    return session.SessionDoors(
        sessions=certif.sessions(),
        candidates=certif.candidates(),
        rooms=certif.rooms(),
        releases=wiring.releases(),
    )


@cache
def candidate_doors() -> candidates.CandidateDoors:
    """What the list of a session needs."""
    stores = training_wiring.assessment_stores()
    return candidates.CandidateDoors(
        sessions=certif.sessions(),
        candidates=certif.candidates(),
        rooms=certif.rooms(),
        exams=certif.exams(),
        organizations=orga_wiring.organizations(),
        profiles=stores.profiles,
        certifiability=DynamoCertifiability(),
        releases=stores.releases,
        rules=stores.rules,
    )


@cache
def enrolment_doors() -> enrolment.EnrolmentDoors:
    """What putting people on it needs."""
    stores = training_wiring.assessment_stores()
    return enrolment.EnrolmentDoors(
        sessions=certif.sessions(),
        candidates=certif.candidates(),
        organizations=orga_wiring.organizations(),
        memberships=orga_wiring.memberships(),
        learners=orga_wiring.learners(),
        profiles=stores.profiles,
        certifiability=DynamoCertifiability(),
        releases=stores.releases,
        rules=stores.rules,
    )


@cache
def finalization_doors() -> finalization.FinalizationDoors:
    """What the end of a session needs."""
    return finalization.FinalizationDoors(
        sessions=certif.sessions(),
        rooms=certif.rooms(),
        exams=certif.exams(),
        reports=certif.issue_reports(),
    )


@cache
def file_doors() -> candidate_file.FileDoors:
    """What lists of candidates as files need."""
    return candidate_file.FileDoors(
        sessions=certif.sessions(),
        candidates=certif.candidates(),
        rooms=certif.rooms(),
        organizations=orga_wiring.organizations(),
        learners=orga_wiring.learners(),
        sheets=CenterSheets(),
    )


@cache
def session_file_doors() -> session_file.SessionFileDoors:
    """What sessions from a file need."""
    return session_file.SessionFileDoors(
        sessions=certif.sessions(),
        candidates=certif.candidates(),
        organizations=orga_wiring.organizations(),
        releases=wiring.releases(),
        sheets=CenterSheets(),
    )


@cache
def paper_doors() -> session_papers.PaperDoors:
    """What papers need."""
    return session_papers.PaperDoors(
        sessions=certif.sessions(),
        candidates=certif.candidates(),
        exams=certif.exams(),
        reports=certif.issue_reports(),
        organizations=orga_wiring.organizations(),
        releases=wiring.releases(),
        jobs=orga_wiring.jobs(),
        announcements=orga_wiring.announcements("exports"),
        files=orga_wiring.made_files(),
        papers=TypstPapers(settings().service_name, site_origin=settings().site_origin),
    )
