"""In-memory stores of exams, of the lines of rooms, of the exams to score."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from threading import Lock

from chalicelib.core.assessment import digest
from chalicelib.core.certif_errors import CandidateNotFound, ExamNotFound
from chalicelib.core.certification.evidence import EvidenceBatch
from chalicelib.core.certification.exam import SCORING_PATIENCE, Event, ExamHeader
from chalicelib.core.certification.room import RoomLine
from chalicelib.core.errors import RowExists

ANSWER_MAX_BYTES = 48


class FakeToScore:
    """`ports.certif.ToScore` in a set."""

    def __init__(self) -> None:
        self.waiting: set[tuple[str, datetime]] = set()

    def due(self, *, now: datetime, at_most: int) -> Sequence[tuple[str, datetime]]:
        due = [one for one in self.waiting if one[1] <= now]
        return sorted(due, key=lambda one: one[1])[:at_most]

    def done(self, exam_id: str, due_at: datetime) -> None:
        self.waiting.discard((exam_id, due_at))


class FakeExams:
    """`ports.certif.Exams` in dictionaries; what is to be scored goes to `to_score`."""

    def __init__(self, to_score: FakeToScore | None = None) -> None:
        self.to_score = to_score or FakeToScore()
        self.times: set[tuple[str, datetime]] = set()
        self._headers: dict[str, ExamHeader] = {}
        self._events: dict[str, list[Event]] = {}
        self._noticed: dict[str, dict[int, EvidenceBatch]] = {}
        self._lock = Lock()

    def open(self, header: ExamHeader) -> None:
        if header.id not in self._headers:
            self._headers[header.id] = header
            self._events.setdefault(header.id, [])

    def get(self, exam_id: str) -> tuple[ExamHeader, Sequence[Event]]:
        if exam_id not in self._headers:
            raise ExamNotFound
        return self._headers[exam_id], [_short(event) for event in self._events[exam_id]]

    def session_of(self, exam_id: str) -> str:
        if exam_id not in self._headers:
            raise ExamNotFound
        return self._headers[exam_id].session_id

    def append(self, exam_id: str, event: Event, *, due_at: datetime | None = None) -> None:
        with self._lock:
            if event.sequence != len(self._events.setdefault(exam_id, [])) + 1:
                raise RowExists
            self._events[exam_id].append(event)
        if due_at is not None:
            self.times.add((exam_id, due_at))
        if event.kind == "closed":
            self.to_score.waiting.add((exam_id, event.at + SCORING_PATIENCE))

    def ids(self) -> list[str]:
        return list(self._headers)

    def full_answer(self, exam_id: str, sequence: int) -> str:
        return self._events[exam_id][sequence - 1].answer

    def notice(self, exam_id: str, batch: EvidenceBatch) -> None:
        self._noticed.setdefault(exam_id, {}).setdefault(batch.index, batch)

    def noticed(self, exam_id: str) -> Sequence[EvidenceBatch]:
        return [batch for _, batch in sorted(self._noticed.get(exam_id, {}).items())]

    def unlink(self, exam_id: str) -> None:
        if exam_id in self._headers:
            self._headers[exam_id] = replace(self._headers[exam_id], owner_id="")

    def due(self, *, now: datetime, at_most: int) -> Sequence[tuple[str, datetime]]:
        due = [one for one in self.times if one[1] <= now]
        return sorted(due, key=lambda one: one[1])[:at_most]

    def done(self, exam_id: str, due_at: datetime, *, again_at: datetime | None = None) -> None:
        self.times.discard((exam_id, due_at))
        if again_at is not None:
            self.times.add((exam_id, again_at))


class FakeRooms:
    """`ports.certif.Rooms` in a dictionary; who enrols calls `put`."""

    def __init__(self) -> None:
        self._lines: dict[tuple[str, str], RoomLine] = {}

    def put(self, line: RoomLine) -> None:
        self._lines[line.session_id, line.candidate_id] = line

    def remove(self, session_id: str, candidate_id: str) -> None:
        self._lines.pop((session_id, candidate_id), None)

    def lines(self, session_id: str) -> Sequence[RoomLine]:
        found = [line for line in self._lines.values() if line.session_id == session_id]
        return sorted(found, key=lambda line: line.number)

    def line(self, session_id: str, candidate_id: str) -> RoomLine:
        if (session_id, candidate_id) not in self._lines:
            raise CandidateNotFound
        return self._lines[session_id, candidate_id]

    def save(self, line: RoomLine) -> RoomLine:
        kept = self.line(line.session_id, line.candidate_id)
        if kept.sequence < line.sequence:
            self.put(
                replace(
                    line,
                    number=kept.number,
                    first_name=kept.first_name,
                    last_name=kept.last_name,
                    extra_percent=kept.extra_percent,
                )
            )
        return self.line(line.session_id, line.candidate_id)


def _short(event: Event) -> Event:
    if len(event.answer.encode()) <= ANSWER_MAX_BYTES:
        return event
    return replace(event, answer="", digest=digest(event.answer))
