"""In-memory stores of assessments, profiles, releases and reports."""

from collections.abc import Sequence
from dataclasses import replace
from threading import Lock

from chalicelib.core.assessment import Event, Header, digest
from chalicelib.core.content import Release
from chalicelib.core.errors import AssessmentNotFound, RowExists, StaleRow, UnknownRelease
from chalicelib.core.knowledge import KnowledgeElement
from chalicelib.core.report import Report
from chalicelib.core.scoring import CompetenceProfile

ANSWER_MAX_BYTES = 48


class FakeAssessments:
    """`ports.Assessments` in a dictionary."""

    def __init__(self) -> None:
        self._headers: dict[str, Header] = {}
        self._events: dict[str, list[Event]] = {}
        self._lock = Lock()

    def open(self, header: Header) -> None:
        if header.id in self._headers:
            raise RowExists
        self._headers[header.id] = header
        self._events[header.id] = []

    def get(self, assessment_id: str) -> tuple[Header, Sequence[Event]]:
        if assessment_id not in self._headers:
            raise AssessmentNotFound
        return self._headers[assessment_id], [_short(e) for e in self._events[assessment_id]]

    def append(self, assessment_id: str, event: Event) -> None:
        with self._lock:
            if event.sequence != len(self._events[assessment_id]) + 1:
                raise RowExists
            self._events[assessment_id].append(event)

    def full_answer(self, assessment_id: str, sequence: int) -> str:
        return self._events[assessment_id][sequence - 1].answer

    def ids(self) -> list[str]:
        return list(self._headers)

    def delete(self, assessment_id: str) -> None:
        self._headers.pop(assessment_id, None)
        self._events.pop(assessment_id, None)


def _short(event: Event) -> Event:
    if len(event.answer.encode()) <= ANSWER_MAX_BYTES:
        return event
    return replace(event, answer="", digest=digest(event.answer))


class FakeProfiles:
    """`ports.Profiles` in dictionaries."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str], CompetenceProfile] = {}
        self._elements: dict[tuple[str, str], Sequence[KnowledgeElement]] = {}
        self._assessments: dict[str, list[str]] = {}

    def list_of(self, user_id: str) -> Sequence[CompetenceProfile]:
        return [row for (owner, _), row in self._rows.items() if owner == user_id]

    def find(self, user_id: str, competence_id: str) -> CompetenceProfile | None:
        return self._rows.get((user_id, competence_id))

    def elements(self, user_id: str, competence_id: str) -> Sequence[KnowledgeElement]:
        return self._elements.get((user_id, competence_id), ())

    def save(
        self, profile: CompetenceProfile, elements: Sequence[KnowledgeElement] | None = None
    ) -> None:
        key = (profile.user_id, profile.competence_id)
        known = self._rows.get(key)
        if (known.version if known else 0) != profile.version:
            raise StaleRow
        self._rows[key] = replace(profile, version=profile.version + 1)
        if elements is not None:
            self._elements[key] = list(elements)

    def register(self, user_id: str, assessment_id: str) -> None:
        owned = self._assessments.setdefault(user_id, [])
        if assessment_id not in owned:
            owned.append(assessment_id)

    def list_assessments(self, user_id: str) -> Sequence[str]:
        return sorted(self._assessments.get(user_id, ()))

    def delete(self, user_id: str) -> None:
        self._assessments.pop(user_id, None)
        for kept in (self._rows, self._elements):
            for key in [key for key in kept if key[0] == user_id]:
                del kept[key]


class FakeReleases:
    """`ports.Releases` that hold what they are given; the last one is current."""

    def __init__(self, *releases: Release) -> None:
        self._releases = {(one.id, one.calibration_id): one for one in releases}

    def get(self, release_id: str, calibration_id: str = "") -> Release:
        if (release_id, calibration_id) not in self._releases:
            raise UnknownRelease(release_id)
        return self._releases[release_id, calibration_id]

    def current(self) -> Release:
        return list(self._releases.values())[-1]


class FakeReports:
    """`ports.Reports` in a list."""

    def __init__(self) -> None:
        self.reports: dict[str, Report] = {}

    def add(self, report: Report) -> None:
        self.reports[report.id] = report

    def list_of(self, owner_id: str) -> Sequence[Report]:
        return [report for report in self.reports.values() if report.owner_id == owner_id]

    def delete_of(self, owner_id: str) -> None:
        self.reports = {i: r for i, r in self.reports.items() if r.owner_id != owner_id}
