"""Self-assessment: the next challenge, by the rule that the assessment started with."""

from typing import Literal

from chalicelib.core import adaptive_choice, smart_random
from chalicelib.core.draws import seed_of
from chalicelib.core.playable import Playable, Situation

Rule = Literal["adaptive", "smart-random"]
"""Ours, and the incumbent's."""

FIRST_RULE: Rule = "smart-random"
"""What an assessment that names no rule started with."""


def next_challenge(rule: Rule, situation: Situation) -> Playable | None:
    """The challenge to ask now; None: the assessment is over."""
    if rule == "adaptive":
        return adaptive_choice.next_challenge(situation)
    skills = smart_random.possible_skills(
        situation.left,
        situation.elements,
        is_first=not situation.answers,
        was_timed=situation.was_timed,
    )
    seed = seed_of(situation.assessment_id)
    return smart_random.pick(skills, situation.left, seed=seed)
