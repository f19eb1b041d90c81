"""Certification sessions, candidates, invigilators and incidents in memory."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from chalicelib.core.certif_errors import (
    CandidateJoined,
    CandidateNotFound,
    CandidateTaken,
    ExamNotFound,
    ReportNotFound,
    SessionNotFound,
)
from chalicelib.core.certification.candidate import Candidate
from chalicelib.core.certification.issue_report import IssueReport
from chalicelib.core.certification.room import first_line
from chalicelib.core.certification.session import CertificationSession, Invigilator
from chalicelib.core.errors import RowExists, StaleRow
from tests.fakes.exams import FakeExams, FakeRooms


class FakeSessions:
    def __init__(self) -> None:
        self.rows: dict[str, CertificationSession] = {}

    def get(self, session_id: str) -> CertificationSession:
        if session_id not in self.rows:
            raise SessionNotFound
        return self.rows[session_id]

    def find_by_number(self, number: str) -> CertificationSession | None:
        return next((one for one in self.rows.values() if one.number == number), None)

    def list_of(
        self, organization_id: str, *, after: str = "", limit: int = 50
    ) -> tuple[Sequence[CertificationSession], str]:
        places = {
            _place(one): one
            for one in self.rows.values()
            if one.organization_id == organization_id and not one.is_deleted
        }
        order = sorted((place for place in places if not after or place < after), reverse=True)
        following = order[limit - 1] if len(order) > limit else ""
        return [places[place] for place in order[:limit]], following

    def add(self, session: CertificationSession) -> None:
        if session.id in self.rows or self.find_by_number(session.number):
            raise RowExists
        self.rows[session.id] = replace(session, version=1)

    def save(self, session: CertificationSession) -> None:
        if session.id not in self.rows or self.rows[session.id].version != session.version:
            raise StaleRow
        self.rows[session.id] = replace(session, version=session.version + 1)

    def list_waiting(self, state: str, *, limit: int = 100) -> Sequence[CertificationSession]:
        found = [
            one
            for one in self.rows.values()
            if one.finalized_at and one.state == state and state in {"finalized", "settled"}
        ]
        return sorted(found, key=lambda one: (one.finalized_at, one.id))[:limit]

    def list_published(self, *, limit: int = 100) -> Sequence[CertificationSession]:
        found = [one for one in self.rows.values() if one.finalized_at and one.state == "published"]
        return sorted(found, key=lambda one: (one.finalized_at, one.id), reverse=True)[:limit]


class FakeInvigilators:
    def __init__(self) -> None:
        self.rows: dict[tuple[str, str], Invigilator] = {}

    def add(self, invigilator: Invigilator) -> None:
        self.rows[invigilator.session_id, invigilator.user_id] = invigilator

    def list_of(self, session_id: str) -> Sequence[Invigilator]:
        found = [one for one in self.rows.values() if one.session_id == session_id]
        return sorted(found, key=lambda one: (one.since, one.user_id))

    def list_of_user(self, user_id: str) -> Sequence[Invigilator]:
        found = [one for one in self.rows.values() if one.user_id == user_id]
        return sorted(found, key=lambda one: one.since, reverse=True)

    def is_one(self, session_id: str, user_id: str) -> bool:
        return (session_id, user_id) in self.rows

    def forget(self, user_id: str) -> None:
        self.rows = {place: one for place, one in self.rows.items() if one.user_id != user_id}


class FakeIssueReports:
    def __init__(self) -> None:
        self.rows: dict[tuple[str, str], IssueReport] = {}

    def list_of(self, session_id: str) -> Sequence[IssueReport]:
        found = [one for one in self.rows.values() if one.session_id == session_id]
        return sorted(found, key=lambda one: (one.at, one.id))

    def save(self, report: IssueReport) -> None:
        self.rows[report.session_id, report.id] = report

    def remove(self, session_id: str, report_id: str) -> None:
        if self.rows.pop((session_id, report_id), None) is None:
            raise ReportNotFound


class FakeCandidates:
    """On the fakes of sessions, rooms and exams that the test shares with it."""

    def __init__(
        self,
        sessions: FakeSessions | None = None,
        rooms: FakeRooms | None = None,
        exams: FakeExams | None = None,
    ) -> None:
        self.sessions = sessions or FakeSessions()
        self.rooms = rooms or FakeRooms()
        self.exams = exams or FakeExams()
        self.rows: dict[tuple[str, str], Candidate] = {}

    def get(self, session_id: str, candidate_id: str) -> Candidate:
        if (session_id, candidate_id) not in self.rows:
            raise CandidateNotFound
        return self.rows[session_id, candidate_id]

    def find_by_ticket(self, ticket: str) -> Candidate | None:
        return next((one for one in self.rows.values() if one.ticket == ticket), None)

    def list_of(self, session_id: str) -> Sequence[Candidate]:
        found = [one for one in self.rows.values() if one.session_id == session_id]
        return sorted(found, key=lambda one: one.number)

    def list_of_user(self, user_id: str) -> Sequence[Candidate]:
        return [one for one in self.rows.values() if one.user_id == user_id]

    def add(self, candidates: Sequence[Candidate], session: CertificationSession) -> None:
        new = [one for one in candidates if (session.id, one.id) not in self.rows]
        if not new:
            return
        counted = replace(
            session,
            last_number=max(session.last_number, *(one.number for one in new)),
            candidate_count=session.candidate_count + len(new),
        )
        self.sessions.save(counted)
        for one in new:
            self.rows[session.id, one.id] = replace(one, version=1)
            self.rooms.put(first_line(one))

    def save(self, candidate: Candidate) -> None:
        place = candidate.session_id, candidate.id
        if place not in self.rows or self.rows[place].version != candidate.version:
            raise StaleRow
        self.rows[place] = replace(candidate, version=candidate.version + 1)
        line = replace(
            self.rooms.line(*place),
            first_name=candidate.first_name,
            last_name=candidate.last_name,
            extra_percent=candidate.extra_percent,
        )
        self.rooms.put(line)

    def link(self, candidate: Candidate, user_id: str) -> None:
        stored = self.get(candidate.session_id, candidate.id)
        if stored.user_id not in {None, user_id}:
            raise CandidateTaken
        changed = replace(stored, user_id=user_id, version=stored.version + 1)
        self.rows[candidate.session_id, candidate.id] = changed

    def unlink(self, candidate: Candidate, user_id: str) -> None:
        stored = self.rows.get((candidate.session_id, candidate.id))
        if stored is None or stored.user_id != user_id:
            return
        changed = replace(stored, user_id=None, version=stored.version + 1)
        self.rows[candidate.session_id, candidate.id] = changed

    def remove(self, candidate: Candidate, session: CertificationSession) -> None:
        with suppress(ExamNotFound):
            self.exams.get(candidate.id)
            raise CandidateJoined
        place = candidate.session_id, candidate.id
        if place not in self.rows or self.rows[place].version != candidate.version:
            raise StaleRow
        self.sessions.save(replace(session, candidate_count=session.candidate_count - 1))
        del self.rows[place]
        self.rooms.remove(*place)


def _place(session: CertificationSession) -> str:
    return f"{session.starts_on.isoformat()}T{session.starts_at:%H:%M}#{session.id}"
