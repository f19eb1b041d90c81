"""Where a self-assessment stands: pix shown and pix deserved, and what one more answer would say.

Pix shown are what the knowledge elements give. Pix deserved are a guess: the sum of pix over the
skills held, under the posterior of the ability.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import erf, sqrt
from operator import mul

from chalicelib.core.content import PIX_UNIT, Skill
from chalicelib.core.knowledge import KnowledgeElement
from chalicelib.core.playable import Playable, Situation
from chalicelib.core.posterior import Curve, mean, mean_success, posterior, success

TRUST_IN_ANSWERS = 0.5
"""Whether a skill tested is held: the answer itself for this share, the ability for the rest."""
PIX_PER_LEVEL = 8
_LEAST_VARIANCE = 0.05
_A_SLIVER = 1e-9


@dataclass(frozen=True, slots=True)
class Rung:
    """A skill with its chance of success at each ability (`curve`) and expected (`chance`)."""

    skill: Skill
    curve: Curve
    chance: float
    pix: float


@dataclass(frozen=True, slots=True)
class Standing:
    """`deserved`, `spread`: mean and variance of the pix deserved, at each ability.

    `shown`: the pix shown. `open_ids`: the skills nothing is known of.
    """

    weights: Curve
    rungs: tuple[Rung, ...]
    deserved: tuple[float, ...]
    spread: tuple[float, ...]
    shown: float
    open_ids: frozenset[str]

    @property
    def expected(self) -> float:
        """Expected pix deserved."""
        return mean(self.weights, self.deserved)


def standing_of(situation: Situation) -> Standing:
    """What is known before, and what was answered here, as a posterior and as pix."""
    targets, elements = situation.left.targets, _by_skill(situation)
    curves = _curves(situation)
    answered = {challenge.skill_id: challenge for challenge, _ in situation.answers}
    direct = {id_: e.is_validated for id_, e in elements.items() if e.source == "direct"}
    weights = posterior(
        (_curve_of(answered[id_]) if id_ in answered else curves[id_], is_held)
        for id_, is_held in direct.items()
    )
    rungs = tuple(
        Rung(skill, curves[skill.id], mean(weights, curves[skill.id]), skill.pix / PIX_UNIT)
        for skill in targets
    )
    deserved, spread = _deserved(rungs, direct)
    return Standing(
        weights=weights,
        rungs=rungs,
        deserved=deserved,
        spread=spread,
        shown=sum(e.pix for e in elements.values() if e.is_validated) / PIX_UNIT,
        open_ids=frozenset(skill.id for skill in targets if skill.id not in elements),
    )


def _by_skill(situation: Situation) -> dict[str, KnowledgeElement]:
    target_ids = {skill.id for skill in situation.left.targets}
    return {e.skill_id: e for e in situation.elements if e.skill_id in target_ids}


def _curves(situation: Situation) -> dict[str, Curve]:
    """By skill: chance of success in a challenge of it, or in a typical one if there is none."""
    parameters: dict[str, list[tuple[float, float]]] = {}
    for challenge in situation.pool:
        parameters.setdefault(challenge.skill_id, []).append((challenge.a, challenge.b))
    return {
        skill.id: mean_success(tuple(parameters.get(skill.id, [typical(skill.level)])))
        for skill in situation.left.targets
    }


def typical(level: int) -> tuple[float, float]:
    """(a, b) of a level, on the scale of `content.compiler.priors`."""
    return 1.0, (level - 3.5) * 0.9


def _curve_of(challenge: Playable) -> Curve:
    return success(challenge.a, challenge.b)


def _deserved(
    rungs: Sequence[Rung], direct: Mapping[str, bool]
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Mean and variance, at each ability, of the pix over the skills held."""
    trust = TRUST_IN_ANSWERS
    weighted = [[rung.pix * chance for chance in rung.curve] for rung in rungs]
    means = [sum(column) for column in zip(*weighted, strict=True)]
    variances = [0.0] * len(means)
    for rung in rungs:
        if rung.skill.id in direct:
            held = rung.pix * direct[rung.skill.id]
            means = [
                m + trust * (held - rung.pix * c) for m, c in zip(means, rung.curve, strict=True)
            ]
        else:
            scale = (trust * rung.pix) ** 2
            variances = [
                v + scale * c * (1 - c) for v, c in zip(variances, rung.curve, strict=True)
            ]
    return tuple(means), tuple(variances)


def chance_of_more(standing: Standing) -> float:
    """Probability that the level deserved is above the level shown, if the test can show it."""
    next_level = PIX_PER_LEVEL * (int(standing.shown / PIX_PER_LEVEL + _A_SLIVER) + 1)
    open_pix = sum(r.pix for r in standing.rungs if r.skill.id in standing.open_ids)
    if standing.shown + open_pix < next_level - _A_SLIVER:
        return 0.0
    half_a_skill = min(rung.pix for rung in standing.rungs) / 2
    above = [
        _normal((deserved + half_a_skill - next_level) / sqrt(variance + _LEAST_VARIANCE))
        for deserved, variance in zip(standing.deserved, standing.spread, strict=True)
    ]
    return mean(standing.weights, above)


def _normal(x: float) -> float:
    return 0.5 * (1 + erf(x / sqrt(2)))


def gains(standing: Standing, rung: Rung) -> tuple[float, float]:
    """What asking this skill is expected to take off the squared gap: by closing it, by learning.

    With S deserved, V shown, x the answer: ``(E S - V)^2 - E[(E[S|x] - V(x))^2]`` and
    ``Var E[S|x]``; their sum is the fall of ``E (S - V)^2``.
    """
    chance, expected, shown = rung.chance, standing.expected, standing.shown
    joint = list(map(mul, standing.weights, rung.curve))
    both, twice = mean(joint, standing.deserved), mean(joint, rung.curve)
    known = TRUST_IN_ANSWERS * rung.pix
    if_right = both / chance + known * (1 - twice / chance)
    if_wrong = (expected - both - known * (chance - twice)) / (1 - chance)
    gap_right = if_right - shown - _won(standing, rung)
    left = chance * gap_right**2 + (1 - chance) * (if_wrong - shown) ** 2
    learnt = chance * (if_right - expected) ** 2 + (1 - chance) * (if_wrong - expected) ** 2
    return (expected - shown) ** 2 - left, learnt


def _won(standing: Standing, rung: Rung) -> float:
    """Pix that a success shows: the skill's, and those of its tube below that are open."""
    return sum(
        other.pix
        for other in standing.rungs
        if other.skill.tube_id == rung.skill.tube_id
        and other.skill.level <= rung.skill.level
        and other.skill.id in standing.open_ids
    )
