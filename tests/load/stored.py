"""Reads what the tables hold of the exams of a run, by the product's own adapters."""

import time
from collections.abc import Iterable, Sequence
from contextlib import suppress

from chalicelib.core import assessment as training
from chalicelib.core.assessment import digest
from chalicelib.core.certif_errors import ExamNotFound
from chalicelib.core.certification.exam import Answered, Exam, fold
from chalicelib.core.certification.settlement import is_scorable
from chalicelib.wiring import certif
from chalicelib.wiring import training as training_wiring
from tests.load.ledger import Line
from tests.load.reconciliation import StoredAnswer, StoredExam

PATIENCE_SECONDS, PAUSE_SECONDS = 120.0, 1.0
SCORED = "scored"


def read_exams(exam_ids: Iterable[str]) -> list[StoredExam]:
    """Each exam that was opened, with its answers and its scores."""
    found = []
    for exam_id in exam_ids:
        with suppress(ExamNotFound):  # nobody came in with that ticket
            found.append(_read(exam_id))
    return found


def read_tests(ledger: Iterable[Line]) -> list[StoredExam]:
    """The tests of training that the ledger names; nothing scores those."""
    stores, found = training_wiring.assessment_stores(), []
    for assessment_id in dict.fromkeys(line.exam_id for line in ledger):
        header, events = stores.assessments.get(assessment_id)
        release = stores.releases.get(header.release_id, header.calibration_id)
        answers = tuple(
            StoredAnswer(assessment_id, one.position, one.challenge_id, one.event.answer)
            for one in training.fold(header, events, release).answers
        )
        found.append(StoredExam(assessment_id, answers))
    return found


def wait_for_scores(exam_ids: Sequence[str]) -> float:
    """Until the stream has scored all that ended, or for so long; the seconds it took."""
    begun, left = time.monotonic(), list(exam_ids)
    while left and time.monotonic() - begun < PATIENCE_SECONDS:
        done = {one.id for one in _scored(left)}
        left = [exam_id for exam_id in left if exam_id not in done and _is_ended(exam_id)]
        if left:
            time.sleep(PAUSE_SECONDS)
    return time.monotonic() - begun


def _scored(exam_ids: Sequence[str]) -> Iterable[object]:
    for at in range(0, len(exam_ids), 100):
        yield from certif.certifications().find_many(exam_ids[at : at + 100])


def _is_ended(exam_id: str) -> bool:
    try:
        return is_scorable(fold(*certif.exams().get(exam_id)))
    except ExamNotFound:
        return False


def _read(exam_id: str) -> StoredExam:
    exam = fold(*certif.exams().get(exam_id))
    trail = certif.certifications().audit(exam_id)
    return StoredExam(
        exam_id,
        tuple(_answer(exam, one) for one in exam.answers),
        end_reason=exam.end_reason or "",
        scored=sum(entry.action == SCORED for entry in trail),
    )


def _answer(exam: Exam, one: Answered) -> StoredAnswer:
    """A long text must be the one that its event's digest stands for."""
    event = one.event
    text = event.answer
    if event.digest:
        text = certif.exams().full_answer(exam.header.id, event.sequence)
        if digest(text) != event.digest:
            text = f"not the text of {event.digest}"
    return StoredAnswer(exam.header.id, one.position, one.challenge_id, text)
