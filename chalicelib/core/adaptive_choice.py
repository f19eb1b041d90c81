"""Our rule for a self-assessment: ask what brings the pix shown closest to the pix deserved.

Knowledge elements are earned as ever, so pix mean the same whatever the rule. The next skill is the
one whose answer should take most off the square of the gap between shown and deserved: a lucky
success high on a ladder costs what it pretends. The test stops once the level would very probably
stay and no answer would say much more. Measures, and where the numbers come from:
docs/decisions/choosing-the-next-challenge.md.
"""

from collections.abc import Sequence

from chalicelib.core.draws import Draw
from chalicelib.core.playable import Playable, Situation, untimed
from chalicelib.core.posterior import Curve, mean, success
from chalicelib.core.standing import Rung, Standing, chance_of_more, gains, standing_of

FIRST_LEVEL = 3
"""Where a first question is asked: the middle of the scale succeeds three times in five."""
CERTAINTY = 0.9
"""Probability that the level stays, from which a test may stop."""
GAIN_TO_GO_ON = 1.0
"""What the next answer must take off the squared gap for a test to go on all the same, in squares
of the mean pix of a skill."""
CURIOSITY = 4.0
"""Weight of what an answer teaches beside the gap it closes now: it serves every later choice."""
LEAST_CHANCE = 0.1
"""A skill that would be failed nine times in ten is not asked."""
FAILURES_IN_A_ROW = 2
EASY_CHANCE = 0.55
"""After that many failures in a row, one that more succeed in than fail; else the easiest."""
MOST_QUESTIONS = 20
CLOSE = 0.95
"""Scores within this share of the best count as equal: the draw decides, and neighbours differ."""


def next_challenge(situation: Situation) -> Playable | None:
    """The challenge to ask now; None: the assessment is over."""
    standing = standing_of(situation)
    rungs = _askable(standing, situation)
    if not rungs or _is_over(standing, rungs, situation):
        return None
    draw = Draw(f"{situation.assessment_id}/{len(situation.answers)}")
    rung = draw.choice(best_rungs(standing, rungs, situation))
    return draw.choice(_challenges(rung, standing, situation))


def _askable(standing: Standing, situation: Situation) -> list[Rung]:
    """Skills nothing is known of, with a challenge left, that are not hopeless.

    Whoever begins is asked something all the same.
    """
    left = situation.left
    rungs = [
        rung
        for rung in standing.rungs
        if rung.skill.id in standing.open_ids and rung.skill.id in left.challenges
    ]
    hopeful = [rung for rung in rungs if rung.chance >= LEAST_CHANCE]
    if not situation.answers:
        hopeful = hopeful or rungs
    if not situation.answers or situation.was_timed:
        calm = {skill.id for skill in untimed([rung.skill for rung in hopeful], left)}
        return [rung for rung in hopeful if rung.skill.id in calm]
    return hopeful


def _is_over(standing: Standing, rungs: Sequence[Rung], situation: Situation) -> bool:
    """True when the level very probably stays and no answer would say much more.

    Whoever improves came to show more, and whoever has failed nothing yet may go to the top.
    """
    if len(situation.answers) >= MOST_QUESTIONS:
        return True
    if situation.is_improving or all(is_right for _, is_right in situation.answers):
        return False
    if chance_of_more(standing) > 1 - CERTAINTY:
        return False
    mean_pix = sum(rung.pix for rung in standing.rungs) / len(standing.rungs)
    best = max(sum(gains(standing, rung)) for rung in rungs)
    return best < GAIN_TO_GO_ON * mean_pix**2


def best_rungs(standing: Standing, rungs: Sequence[Rung], situation: Situation) -> list[Rung]:
    """Those to draw among: at the first level to begin with, then the most useful."""
    if not situation.answers and not situation.elements:
        return _at_first_level(rungs)
    kind = _kind_to(rungs, situation)
    scores = [_score(standing, rung) for rung in kind]
    best = max(scores)
    least = best - (1 - CLOSE) * abs(best)
    return [rung for rung, score in zip(kind, scores, strict=True) if score >= least]


def _score(standing: Standing, rung: Rung) -> float:
    closing, learning = gains(standing, rung)
    return closing + CURIOSITY * learning


def _at_first_level(rungs: Sequence[Rung]) -> list[Rung]:
    distance = min(_from_first(rung) for rung in rungs)
    return [rung for rung in rungs if _from_first(rung) == distance]


def _from_first(rung: Rung) -> tuple[int, int]:
    """How far from the first level; of two levels as far, the easier."""
    return abs(rung.skill.level - FIRST_LEVEL), rung.skill.level


def _kind_to(rungs: Sequence[Rung], situation: Situation) -> list[Rung]:
    """All, or those that give heart to who begins, or has just failed twice."""
    last = [is_right for _, is_right in situation.answers[-FAILURES_IN_A_ROW:]]
    if any(last) or 0 < len(last) < FAILURES_IN_A_ROW:
        return list(rungs)
    easy = [rung for rung in rungs if rung.chance >= EASY_CHANCE]
    easiest = max(rung.chance for rung in rungs)
    return easy or [rung for rung in rungs if rung.chance == easiest]


def _challenges(rung: Rung, standing: Standing, situation: Situation) -> list[Playable]:
    """The skill's challenges to draw among: validated ones first, then the most telling.

    Whoever improves has probably seen the most telling one: they get any.
    """
    pool = situation.left.challenges[rung.skill.id]
    candidates = [challenge for challenge in pool if challenge.status == "validated"] or pool
    if situation.is_improving:
        return candidates
    told = [_information(challenge, standing.weights) for challenge in candidates]
    least = CLOSE * max(told)
    return [c for c, i in zip(candidates, told, strict=True) if i >= least]


def _information(challenge: Playable, weights: Curve) -> float:
    """Expected Fisher information, ``a^2 P (1 - P)``."""
    curve = success(challenge.a, challenge.b)
    return challenge.a**2 * mean(weights, [chance * (1 - chance) for chance in curve])
