"""Joins what follows an exam to its adapters: cached factories."""

from functools import cache

from chalicelib import wiring
from chalicelib.adapters.certificate_files import S3CertificateFiles
from chalicelib.adapters.dead_letters import SqsDeadLetters
from chalicelib.adapters.dynamo.accounts import DynamoAccounts
from chalicelib.adapters.export_files import ExportFiles
from chalicelib.ports import certif as certif_ports
from chalicelib.services import (
    center_results,
    certification_sheet,
    exam_watch,
    jury,
    jury_decisions,
    publication,
    scoring,
    settlement,
)
from chalicelib.settings import settings
from chalicelib.wiring import certif as certif_wiring
from chalicelib.wiring import orga as orga_wiring


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


@cache
def settlement_doors() -> settlement.SettlementDoors:
    """What settling a session needs."""
    return settlement.SettlementDoors(
        sessions=certif_wiring.sessions(),
        candidates=certif_wiring.candidates(),
        exams=certif_wiring.exams(),
        certifications=certif_wiring.certifications(),
        reports=certif_wiring.issue_reports(),
        releases=wiring.releases(),
    )


@cache
def watch_doors() -> exam_watch.WatchDoors:
    """What watching over scores and certificates needs."""
    return exam_watch.WatchDoors(
        exams=certif_wiring.exams(),
        to_score=certif_wiring.to_score(),
        sessions=certif_wiring.sessions(),
        candidates=certif_wiring.candidates(),
        certifications=certif_wiring.certifications(),
    )


@cache
def jury_doors() -> jury.JuryDoors:
    """What reading sessions and settling their incidents need."""
    return jury.JuryDoors(
        sessions=certif_wiring.sessions(),
        candidates=certif_wiring.candidates(),
        rooms=certif_wiring.rooms(),
        certifications=certif_wiring.certifications(),
        reports=certif_wiring.issue_reports(),
        accounts=DynamoAccounts(),
        organizations=orga_wiring.organizations(),
    )


@cache
def decision_doors() -> jury_decisions.DecisionDoors:
    """What changing results needs."""
    return jury_decisions.DecisionDoors(
        sessions=certif_wiring.sessions(),
        exams=certif_wiring.exams(),
        certifications=certif_wiring.certifications(),
        reports=certif_wiring.issue_reports(),
        releases=wiring.releases(),
        accounts=DynamoAccounts(),
        announcements=orga_wiring.announcements("certificates"),
    )


@cache
def sheet_doors() -> certification_sheet.SheetDoors:
    """What a candidate's sheet needs."""
    return certification_sheet.SheetDoors(
        sessions=certif_wiring.sessions(),
        candidates=certif_wiring.candidates(),
        exams=certif_wiring.exams(),
        certifications=certif_wiring.certifications(),
        reports=certif_wiring.issue_reports(),
        releases=wiring.releases(),
        accounts=DynamoAccounts(),
    )


@cache
def publication_doors() -> publication.PublicationDoors:
    """What publishing a session needs."""
    return publication.PublicationDoors(
        sessions=certif_wiring.sessions(),
        candidates=certif_wiring.candidates(),
        certifications=certif_wiring.certifications(),
        jobs=orga_wiring.jobs(),
        work=orga_wiring.announcements("exports"),
        certificates=orga_wiring.announcements("certificates"),
        ids=wiring.ids(),
        clock=wiring.clock(),
    )


@cache
def dead_certificates() -> certif_ports.DeadLetters:
    """Certificates that could not be made."""
    return SqsDeadLetters(settings().queue_name("certificates"), region=settings().region)


@cache
def results_doors() -> center_results.ResultsDoors:
    """What a center's results and their files need."""
    return center_results.ResultsDoors(
        sessions=certif_wiring.sessions(),
        candidates=certif_wiring.candidates(),
        rooms=certif_wiring.rooms(),
        certifications=certif_wiring.certifications(),
        organizations=orga_wiring.organizations(),
        releases=wiring.releases(),
        certificates=S3CertificateFiles(
            settings().bucket_name("documents"), region=settings().region
        ),
        jobs=orga_wiring.jobs(),
        work=orga_wiring.announcements("exports"),
        files=orga_wiring.made_files(),
        tables=ExportFiles(),
        clock=wiring.clock(),
    )
