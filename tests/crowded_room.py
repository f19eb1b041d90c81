"""A room of forty, everybody somewhere in the middle of their exam."""

from datetime import datetime, timedelta

from chalicelib.core.certification import acts
from chalicelib.core.certification.acts import Doing, GradedAnswer
from chalicelib.core.certification.exam import Event, Exam, ExamHeader, Start, apply
from chalicelib.core.certification.room import line_of
from chalicelib.wiring import certif
from tests.session_factories import SESSION, candidate, session

SEATS = 40
FIRST_NAMES = (
    "Zélie",
    "Alexandre",
    "Inès",
    "Jean-Baptiste",
    "Maëlle",
    "Mohamed",
    "Eléonore",
    "Tom",
)
LAST_NAMES = ("Martelin-Roy", "Nguyen", "Da Silva Ferreira", "Petit", "Vandenbroucke")
START = Start("2024", "0123456789abcdef", "2026-03", "fr", length=32, minutes=140)
ANSWERS = 12


def enrol(now: datetime, *, seats: int = SEATS) -> list[str]:
    """A session of today and its candidates; their ids, by number."""
    certif.sessions().add(session(starts_on=now.date()))
    ids = [f"candidate-{number:014d}" for number in range(1, seats + 1)]
    enrolled = [
        candidate(
            id_,
            number=number,
            first_name=FIRST_NAMES[number % len(FIRST_NAMES)],
            last_name=LAST_NAMES[number % len(LAST_NAMES)],
            ticket=f"TICKET{number:08d}",
            extra_percent=33 if number % 5 == 0 else 0,
        )
        for number, id_ in enumerate(ids, start=1)
    ]
    certif.candidates().add(enrolled, certif.sessions().get(SESSION))
    return ids


def settle_in(ids: list[str], now: datetime) -> None:
    """Each runs, has answered, and some have reported a question, wait for a machine, or pause."""
    for number, id_ in enumerate(ids):
        exam = _running(id_, now)
        if number % 4 == 1:
            exam = apply(exam, acts.report(exam, "FILE_NOT_OPENING", _next, doing=Doing(now)))
        if number % 4 == 2:
            asked = acts.join(exam, "another-machine", Doing(now))
            exam = apply(exam, asked) if asked else exam
        if number % 4 == 3:
            exam = apply(exam, acts.room_act(exam, "pause", Doing(now, by="marie")))
        certif.rooms().save(line_of(exam, certif.rooms().line(SESSION, id_)))


def _running(id_: str, now: datetime) -> Exam:
    exam = Exam(ExamHeader(id_, SESSION, "", now))
    doing = Doing(now - timedelta(minutes=5), by="marie")
    exam = _then(exam, acts.room_act(exam, "confirm", doing))
    exam = _then(exam, acts.join(exam, "machine", Doing(now)))
    exam = _then(exam, acts.room_act(exam, "let_in", doing))
    started = Event(exam.last_sequence + 1, "started", now, next_challenge_id="q1", start=START)
    exam = _then(exam, started)
    for _ in range(ANSWERS):
        exam = _then(exam, acts.answer(exam, GradedAnswer("null", "ko"), _next, doing=Doing(now)))
    return exam


def _then(exam: Exam, event: Event | None) -> Exam:
    return apply(exam, event) if event else exam


def _next(exam: Exam) -> str:
    return f"q{exam.position}"
