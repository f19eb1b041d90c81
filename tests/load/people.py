"""Simulated people: an ability, and answers that are right as often as it makes them."""

import math
import pickle
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from chalicelib.core.content import (
    Challenge,
    ChoicesForm,
    OrderingForm,
    PictureForm,
    TextsForm,
)
from chalicelib.core.errors import AnswerNotReadable
from chalicelib.core.grading import Answer, grade, model_answer
from chalicelib.core.variation import personalize
from tests.load.profile import RIGHT_SHIFT, SKIPS

Solutions = Mapping[str, Challenge]
WRONG_TEXT = "bof"


@cache
def solutions(path: Path) -> Solutions:
    """The private file that the seeds made from the release."""
    found: Solutions = pickle.loads(path.read_bytes())
    return found


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of an ability, whose draws are their own."""

    theta: float
    draws: Random

    @classmethod
    def drawn(cls, name: str, seed: int) -> "Person":
        """From the usual population: abilities are normal, of mean 0 and spread 1."""
        draws = Random(f"{seed}/{name}")
        return cls(draws.gauss(0.0, 1.0), draws)

    def answer(self, challenge: Challenge, exam_id: str) -> Answer:
        """Skipped, right or wrong, by Rasch's model."""
        if self.draws.random() < SKIPS:
            return None
        mine = personalize(challenge, exam_id)
        logit = self.theta - challenge.b + RIGHT_SHIFT
        is_right = self.draws.random() < 1 / (1 + math.exp(-logit))
        return model_answer(mine) if is_right else wrong_answer(mine)


def wrong_answer(mine: Challenge) -> Answer:
    """One that the grader reads and refuses; skipped where there is none."""
    for tried in _tries(mine):
        try:
            if grade(mine, tried) == "ko":
                return tried
        except AnswerNotReadable:
            continue
    return None


def _tries(mine: Challenge) -> list[Answer]:
    form, right = mine.form, model_answer(mine)
    if isinstance(form, OrderingForm):
        shown = [str(index) for index in range(len(form.elements))]
        return [shown, shown[::-1]]
    if isinstance(form, ChoicesForm):
        return [[str(index)] for index in range(len(form.choices))]
    if isinstance(form, PictureForm):
        return [[str(index)] for index in range(len(form.zones))]
    if isinstance(form, TextsForm):
        return [{field.id: WRONG_TEXT for field in form.fields}]
    if not isinstance(right, dict):
        return []
    turned = [*list(right.values())[1:], *list(right.values())[:1]]
    return [dict(zip(right, turned, strict=True)), dict.fromkeys(right, WRONG_TEXT)]
