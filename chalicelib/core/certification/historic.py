"""The certification of before the adaptive exam: a profile confirmed by three questions each.

Kept for the certificates it gave: their scores can still be computed.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import floor, inf
from typing import Literal

from chalicelib.core.errors import InvalidResponses

Verdict = Literal["validated", "downgraded", "uncertified"]
Mark = Literal["right", "partly_right", "wrong"]
Status = Literal["validated", "rejected", "cancelled"]

UNCERTIFIED = -1
CHALLENGES = 3
"""Questions of one competence, at most, and the most that count in it."""
PIX_PER_LEVEL = 8
MAX_LEVEL = 5
RATE_TO_BE_CERTIFIED = 50
TRUSTED_SHARE = 0.66
"""Of the questions that must not be neutralized: 10 of 15 are enough, 9 are not."""

_RATES: Mapping[tuple[int, int, int], tuple[float, float]] = {
    (3, 3, 0): (0, 0),
    (3, 2, 0): (80, 0),
    (3, 2, 1): (0, 0),
    (3, 1, 0): (inf, inf),
    (3, 1, 1): (80, 70),
    (3, 1, 2): (70, 0),
    (2, 2, 0): (0, 0),
    (2, 1, 0): (80, 70),
    (2, 1, 1): (70, 0),
    (1, 1, 0): (70, 0),
}
"""By questions, right answers and neutralized ones: the rates from which the level is kept, and
from which one is taken off."""


@dataclass(frozen=True, slots=True)
class HistoricChallenge:
    """A question of the exam; `is_dependent`: several fields corrected together."""

    id: str
    competence_id: str
    is_dependent: bool = False
    is_neutralized: bool = False
    is_skipped_automatically: bool = False


@dataclass(frozen=True, slots=True)
class Estimated:
    """Level and pix of a competence in the profile that the exam confirms or not."""

    level: int
    pix: int


@dataclass(frozen=True, slots=True)
class CompetenceMark:
    """Level and pix certified in a competence."""

    competence_id: str
    level: int
    pix: int


@dataclass(frozen=True, slots=True)
class HistoricScore:
    """What the exam certifies; `rate` is the percentage of right answers."""

    rate: int
    is_trusted: bool
    marks: tuple[CompetenceMark, ...]

    @property
    def pix(self) -> int:
        """The total."""
        return sum(mark.pix for mark in self.marks)


def verdict(*, challenges: int, correct: int, neutralized: int, rate: float) -> Verdict:
    """Whether a competence keeps its level, loses one, or is not certified."""
    if min(challenges, correct, neutralized) < 0 or correct + neutralized > challenges:
        raise InvalidResponses(f"{correct} right and {neutralized} neutralized of {challenges}")
    if correct == 0:
        return "uncertified"
    if (challenges, correct, neutralized) not in _RATES:
        raise InvalidResponses(f"{challenges} questions in a competence")
    keeping, losing = _RATES[challenges, correct, neutralized]
    if rate >= keeping:
        return "validated"
    return "downgraded" if rate >= losing else "uncertified"


def certified_level(found: Verdict, *, estimated: int, max_level: int = MAX_LEVEL) -> int:
    """The level certified; -1 when there is none."""
    levels = {"validated": estimated, "downgraded": estimated - 1, "uncertified": UNCERTIFIED}
    return min(levels[found], max_level)


def certified_pix(found: Verdict, *, estimated: int, max_level: int = MAX_LEVEL) -> int:
    """The pix certified in a competence."""
    pix = {"validated": estimated, "downgraded": estimated - PIX_PER_LEVEL, "uncertified": 0}
    return min(pix[found], PIX_PER_LEVEL * max_level)


def rate_of_success(correct: int, counted: int) -> int:
    """Percentage of the questions not neutralized that were right, rounded; 0 without any."""
    return floor(100 * correct / counted + 0.5) if counted else 0


def is_trusted(*, challenges: int, kept: int) -> bool:
    """Whether enough questions were not neutralized for the exam to mean something."""
    return kept >= TRUSTED_SHARE * challenges


def check_coherence(pix: int, *, rate: float) -> None:
    """Refuse a score that cannot be: nothing earned with more than half of the answers right."""
    if pix < 1 and rate > RATE_TO_BE_CERTIFIED:
        raise InvalidResponses(f"{pix} pix with {rate} % right")


def historic_score(
    challenges: Sequence[HistoricChallenge],
    answers: Iterable[tuple[str, Mark]],
    profile: Mapping[str, Estimated],
    *,
    max_level: int = MAX_LEVEL,
) -> HistoricScore:
    """The score of an exam: (challenge, mark) answers against the profile's competences."""
    marks = _checked_answers(challenges, answers)
    kept = [challenge for challenge in challenges if not challenge.is_neutralized]
    correct = sum(marks.get(challenge.id) == "right" for challenge in kept)
    rate = rate_of_success(correct, len(kept))
    certified = tuple(
        _mark(
            competence_id,
            estimated,
            verdict=_competence_verdict(
                [each for each in challenges if each.competence_id == competence_id],
                marks,
                rate=rate,
            ),
            max_level=max_level,
        )
        for competence_id, estimated in profile.items()
    )
    return HistoricScore(rate, is_trusted(challenges=len(challenges), kept=len(kept)), certified)


def historic_status(
    score: HistoricScore,
    *,
    is_cancelled_by_jury: bool = False,
    is_fraud: bool = False,
    is_technical_abort: bool = False,
) -> tuple[Status, str | None]:
    """The status of an exam and why: the first reason wins."""
    is_insufficient = score.rate < RATE_TO_BE_CERTIFIED
    reasons: tuple[tuple[bool, Status, str], ...] = (
        (is_cancelled_by_jury, "cancelled", "cancelled_by_jury"),
        (is_fraud, "rejected", "fraud"),
        (not score.is_trusted, "cancelled", "cancelled_due_to_neutralization"),
        (
            is_insufficient and is_technical_abort,
            "cancelled",
            "cancelled_due_to_lack_of_answers_for_technical_reason",
        ),
        (is_insufficient, "rejected", "rejected_due_to_insufficient_correct_answers"),
    )
    found = ((status, comment) for applies, status, comment in reasons if applies)
    return next(found, ("validated", None))


def _mark(
    competence_id: str, estimated: Estimated, *, verdict: Verdict, max_level: int
) -> CompetenceMark:
    return CompetenceMark(
        competence_id=competence_id,
        level=certified_level(verdict, estimated=estimated.level, max_level=max_level),
        pix=certified_pix(verdict, estimated=estimated.pix, max_level=max_level),
    )


def _competence_verdict(
    challenges: Sequence[HistoricChallenge], marks: Mapping[str, Mark], *, rate: int
) -> Verdict:
    if not challenges:
        raise InvalidResponses("a competence without question")
    if rate < RATE_TO_BE_CERTIFIED:
        return "uncertified"
    is_double = len(challenges) < CHALLENGES
    asked = correct = neutralized = 0
    for challenge in challenges:
        worth = 2 if is_double and challenge.is_dependent else 1
        asked += worth
        if challenge.is_neutralized:
            neutralized += worth
        else:
            correct += _earned(marks.get(challenge.id, "wrong"), worth)
    asked, neutralized = min(asked, CHALLENGES), min(neutralized, CHALLENGES)
    return verdict(
        challenges=asked,
        correct=min(correct, CHALLENGES - neutralized),
        neutralized=neutralized,
        rate=rate,
    )


def _earned(mark: Mark, worth: int) -> int:
    if mark == "right":
        return worth
    return 1 if mark == "partly_right" and worth > 1 else 0


def _checked_answers(
    challenges: Sequence[HistoricChallenge], answers: Iterable[tuple[str, Mark]]
) -> dict[str, Mark]:
    pairs = list(answers)
    marks = dict(pairs)
    twice = [id_ for id_, times in Counter(id_ for id_, _ in pairs).items() if times > 1]
    unknown = marks.keys() - {challenge.id for challenge in challenges}
    missing = [
        challenge.id
        for challenge in challenges
        if challenge.id not in marks
        and not (challenge.is_skipped_automatically or challenge.is_neutralized)
    ]
    for ids, what in ((twice, "answered twice"), (unknown, "not asked"), (missing, "not answered")):
        if ids:
            raise InvalidResponses(f"{min(ids)}: {what}")
    return marks
