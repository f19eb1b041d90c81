"""How much the solution of a challenge differs from one learner to the next."""

import json
from typing import Any

from chalicelib.core.content import Challenge, ChoicesForm, MatchingForm, OrderingForm, PictureForm
from chalicelib.core.grading import model_answer
from chalicelib.core.variation import fill
from content.compiler.check import Compiled
from content.compiler.quality.words import plain

SEEDS = 10
ENOUGH = 8
"""Out of ten seeds, how many different solutions make a challenge really different for each."""


def solution_of(challenge: Challenge) -> str:
    """The right answer by what it says, not by its place on the screen."""
    return json.dumps([_told(challenge), model_answer(challenge)], sort_keys=True)


def solutions_in_ten(compiled: Compiled) -> int:
    """Different solutions among the first ten variants."""
    drawn = {solution_of(fill(compiled.challenge, number)) for number in range(SEEDS)}
    return len(drawn)


def is_parametrised(compiled: Compiled) -> bool:
    """Whether its solution differs in at least eight of ten seeds."""
    return bool(compiled.challenge.variants) and solutions_in_ten(compiled) >= ENOUGH


def _told(challenge: Challenge) -> Any:
    """What the indexes of an answer point at."""
    form, indexes = challenge.form, getattr(challenge.solution, "indexes", ())
    if isinstance(form, ChoicesForm):
        return [plain(form.choices[index]) for index in indexes]
    if isinstance(form, OrderingForm):
        return [form.elements[index] for index in indexes]
    if isinstance(form, PictureForm):
        return [form.zones[index].label for index in indexes]
    if isinstance(form, MatchingForm):
        return [form.lefts, form.rights]
    return None
