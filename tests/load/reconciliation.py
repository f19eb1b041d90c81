"""The real test of a load run: what was acknowledged is stored, once, and each exam scored once."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tests.load.ledger import Line

Key = tuple[str, int]
"""An exam and a position in it."""


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """An answer as the tables hold it, at the position that the fold gives it."""

    exam_id: str
    position: int
    challenge_id: str
    text: str


@dataclass(frozen=True, slots=True)
class StoredExam:
    """What became of an exam; `scored`: how many first scores its audit trail tells."""

    exam_id: str
    answers: tuple[StoredAnswer, ...] = ()
    end_reason: str = ""
    scored: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the tables say of what the client wrote down."""

    acknowledged: int
    stored: int
    in_doubt: int
    """Sent, never acknowledged: the client had left before the reply; stored or not, both fit."""
    exams: int
    ended: int
    scored_once: int
    lost: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()
    unsent: tuple[str, ...] = ()
    not_scored_once: tuple[str, ...] = ()
    told_apart: tuple[str, ...] = ()
    """Acknowledged twice at one place with two contents."""

    @property
    def is_good(self) -> bool:
        """Nothing lost, doubled, made up, left without a score or scored twice."""
        broken = (self.lost, self.doubled, self.unsent, self.not_scored_once, self.told_apart)
        return not any(broken)


def reconcile(lines: Iterable[Line], exams: Sequence[StoredExam]) -> Verdict:
    """The client's ledger against the tables."""
    sent, acknowledged, told_apart = _told(lines)
    stored = {(a.exam_id, a.position): a for exam in exams for a in exam.answers}
    ended = [exam for exam in exams if exam.end_reason]
    return Verdict(
        acknowledged=len(acknowledged),
        stored=sum(len(exam.answers) for exam in exams),
        in_doubt=len(sent.keys() - acknowledged.keys()),
        exams=len(exams),
        ended=len(ended),
        scored_once=sum(exam.scored == 1 for exam in ended),
        lost=tuple(sorted(_lost(acknowledged, stored))),
        doubled=tuple(sorted(_doubled(exams))),
        unsent=tuple(sorted(_name(key) for key in stored.keys() - sent.keys())),
        not_scored_once=tuple(
            f"{exam.exam_id}: {exam.scored} scores" for exam in ended if exam.scored != 1
        ),
        told_apart=tuple(sorted(told_apart)),
    )


def _told(lines: Iterable[Line]) -> tuple[dict[Key, Line], dict[Key, Line], set[str]]:
    sent: dict[Key, Line] = {}
    acknowledged: dict[Key, Line] = {}
    apart: set[str] = set()
    for line in lines:
        key = (line.exam_id, line.position)
        if line.kind == "sent":
            sent[key] = line
        elif line.kind == "acknowledged":
            before = acknowledged.setdefault(key, line)
            if (before.challenge_id, before.answer) != (line.challenge_id, line.answer):
                apart.add(_name(key))
    return sent, acknowledged, apart


def _lost(acknowledged: Mapping[Key, Line], stored: Mapping[Key, StoredAnswer]) -> Iterable[str]:
    """Not there, or something else is in its place."""
    for key, line in acknowledged.items():
        there = stored.get(key)
        if there is None:
            yield f"{_name(key)}: not stored"
        elif (there.challenge_id, there.text) != (line.challenge_id, line.answer):
            yield f"{_name(key)}: another answer is stored"


def _doubled(exams: Iterable[StoredExam]) -> Iterable[str]:
    """A place, or a challenge, that an exam has more than one answer to."""
    for exam in exams:
        for what in ("position", "challenge_id"):
            counts = Counter(getattr(answer, what) for answer in exam.answers)
            for value, count in counts.items():
                if count > 1:
                    yield f"{exam.exam_id}: {count} answers to {what} {value}"


def _name(key: Key) -> str:
    return f"{key[0]} answer {key[1]}"
