"""Builders of what a center keeps of a session, each with defaults."""

from dataclasses import replace
from datetime import date, time
from typing import Any

from chalicelib.core.certification.candidate import Candidate
from chalicelib.core.certification.issue_report import IssueReport
from chalicelib.core.certification.session import CertificationSession, Invigilator
from tests.factories import NOW

CENTER, SESSION = "c" * 24, "s" * 24
BORN = date(2004, 3, 7)


def session(session_id: str = SESSION, **changes: Any) -> CertificationSession:
    made = CertificationSession(
        id=session_id,
        organization_id=CENTER,
        number="KPTR47",
        room_secret="BCDFGHJKMPQRTV",
        site="Lycée Hedy-Lamarr",
        room="Salle 12",
        starts_on=NOW.date(),
        starts_at=time(14, 30),
        zone="Europe/Paris",
        version_id="2024",
        created_by="boss",
        created_at=NOW,
        invigilators="Mme Curie",
    )
    return replace(made, **changes)


def candidate(candidate_id: str = "zelie", **changes: Any) -> Candidate:
    made = Candidate(
        id=candidate_id,
        session_id=SESSION,
        number=1,
        first_name="Zélie",
        last_name="Martelin",
        birth_date=BORN,
        ticket=f"ticket-of-{candidate_id}",
    )
    return replace(made, **changes)


def invigilator(user_id: str = "marie", **changes: Any) -> Invigilator:
    return replace(Invigilator(SESSION, user_id, "Marie C.", NOW), **changes)


def report(report_id: str = "r1", **changes: Any) -> IssueReport:
    made = IssueReport(
        id=report_id,
        session_id=SESSION,
        candidate_id="zelie",
        category="IN_CHALLENGE",
        at=NOW,
        by="marie",
        subcategory="IMAGE_NOT_DISPLAYING",
        question_number=7,
    )
    return replace(made, **changes)
