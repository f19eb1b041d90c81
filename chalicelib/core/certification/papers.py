"""What the papers of a session say: places to fill in, no words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from chalicelib.core.certification.candidate import Candidate
from chalicelib.core.certification.exam import Exam
from chalicelib.core.certification.issue_report import IssueReport
from chalicelib.core.certification.session import CertificationSession, grouped

PaperName = Literal["attendance", "incidents", "kit", "tickets"]
PAPERS: tuple[PaperName, ...] = ("attendance", "incidents", "kit", "tickets")


@dataclass(frozen=True, slots=True)
class SessionPapers:
    """What papers are made from. `exams`: those that were begun, by candidate; `minutes`: what the
    exam gives to who has no extra time."""

    session: CertificationSession
    center: str
    candidates: Sequence[Candidate]
    reports: Sequence[IssueReport]
    exams: Mapping[str, Exam]
    minutes: int


def paper_data(papers: SessionPapers) -> Mapping[str, object]:
    """Everything that a paper may show."""
    session = papers.session
    return {
        "center": papers.center,
        "number": session.number,
        "secret": grouped(session.room_secret),
        "site": session.site,
        "room": session.room,
        "date": session.starts_on.isoformat(),
        "time": f"{session.starts_at:%H:%M}",
        "invigilators": session.invigilators,
        "remarks": session.remarks,
        "minutes": papers.minutes,
        "has_classes": any(one.division for one in papers.candidates),
        "candidates": [_candidate(one, papers.minutes) for one in papers.candidates],
        "incidents": [_incident(one, papers) for one in papers.reports],
        "events": sorted(_events(papers), key=lambda one: one["at"]),
    }


def _candidate(one: Candidate, minutes: int) -> Mapping[str, object]:
    return {
        "number": one.number,
        "last_name": one.last_name,
        "first_name": one.first_name,
        "birth_date": one.birth_date.isoformat(),
        "place": one.division or one.external_id,
        "minutes": one.minutes(minutes),
        "has_extra": one.extra_percent > 0,
        "adjustments": list(one.adjustments),
        "ticket": one.ticket,
        "ticket_shown": grouped(one.ticket),
    }


def _incident(report: IssueReport, papers: SessionPapers) -> Mapping[str, object]:
    return {
        "at": _local(report.at, papers.session),
        "candidate": _named(report.candidate_id, papers),
        "category": report.category,
        "subcategory": report.subcategory,
        "question": report.question_number,
        "description": report.description,
    }


def _events(papers: SessionPapers) -> Iterator[Mapping[str, str]]:
    """What the room recorded: questions reported, and exams that did not go to their end."""
    for candidate_id, exam in papers.exams.items():
        who = _named(candidate_id, papers)
        for alert in exam.alerts:
            yield {
                "at": _local(alert.at, papers.session),
                "candidate": who,
                "kind": f"alert_{alert.state}",
                "question": str(alert.position),
                "category": alert.category,
            }
        if exam.end_reason and exam.end_reason != "completed" and exam.ended_at:
            yield {
                "at": _local(exam.ended_at, papers.session),
                "candidate": who,
                "kind": f"ended_{exam.end_reason}",
                "question": str(len(exam.answers)),
                "category": "",
            }


def _named(candidate_id: str, papers: SessionPapers) -> str:
    """ "12 · MARTELIN Zélie"; "" for the whole room."""
    found = (one for one in papers.candidates if one.id == candidate_id)
    one = next(found, None)
    return f"{one.number} · {one.last_name} {one.first_name}" if one else ""


def _local(at: datetime, session: CertificationSession) -> str:
    """The time on the wall of the room."""
    return f"{at.astimezone(ZoneInfo(session.zone)):%H:%M}"
