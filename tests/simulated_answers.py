"""Answers of simulated people to a release, as the export has them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import numpy as np

from chalicelib.core.content import Release
from chalicelib.core.given_answers import GivenAnswer
from chalicelib.core.psychometrics.model import Floats, Indexes, probability
from tests import factories

BEGIN = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
Parameters = Mapping[str, tuple[float, float]]


@dataclass(frozen=True)
class Oddities:
    """What is wrong on purpose.

    `harder`: items harder by so much for the last of `groups`. `seldom`: items asked to one person
    in ten. `pretest`: items served without counting. `flat`: items that end in a coin's toss.
    """

    groups: Sequence[str] = ()
    harder: Mapping[str, float] = field(default_factory=dict)
    seldom: frozenset[str] = frozenset()
    pretest: frozenset[str] = frozenset()
    flat: frozenset[str] = frozenset()


def small_release(items: int = 40) -> Release:
    """A competence of `items` challenges whose difficulties go from easy to hard."""
    ladders = {"1.1": {f"sujet-{n}": (1, 2, 3, 4) for n in range(items // 4)}}
    b = np.linspace(-2.0, 2.0, items)
    skills = [f"sujet-{n}-{level}" for n in range(items // 4) for level in (1, 2, 3, 4)]
    made = [
        factories.challenge(skill_id, a=1.2, b=round(float(b[place]), 3))
        for place, skill_id in enumerate(skills)
    ]
    return factories.release(ladders, challenges=made)


def truth_of(
    release: Release, seed: int = 1, *, spread: float = 0.5
) -> dict[str, tuple[float, float]]:
    """What the items really are: near what authors believe, never at it."""
    draws = np.random.default_rng(seed)
    return {
        one.id: (
            float(one.a * np.exp(draws.normal(0, 0.2))),
            float(one.b + draws.normal(0, spread)),
        )
        for one in release.challenges
    }


def answers(
    release: Release,
    truth: Parameters,
    *,
    people: int,
    each: int,
    seed: int = 2,
    odd: Oddities | None = None,
) -> Iterator[GivenAnswer]:
    """`each` items a person, drawn near what their answers so far say of them."""
    draws, odd = np.random.default_rng(seed), odd or Oddities()
    ids = [one.id for one in release.challenges]
    a, b = (np.array([truth[id_][at] for id_ in ids]) for at in (0, 1))
    group = np.arange(people) % max(len(odd.groups), 1)
    harder = np.array([odd.harder.get(id_, 0.0) for id_ in ids])
    flat = np.array([id_ in odd.flat for id_ in ids])
    theta, supposed = draws.normal(size=people), np.zeros(people)
    blocked = np.zeros((people, len(ids)), bool)
    blocked |= np.array([id_ in odd.seldom for id_ in ids]) & (draws.random(blocked.shape) > 0.1)
    items, right = np.empty((2, each, people), np.intp)
    for turn in range(each):
        item = _near(supposed, b, blocked, draws)
        is_last = group == len(odd.groups) - 1 if odd.groups else np.zeros(people, bool)
        p = probability(theta, a[item], b[item] + harder[item] * is_last)
        is_right = draws.random(people) < np.where(flat[item], 0.5, p)
        blocked[np.arange(people), item] = True
        supposed += np.where(is_right, 1.0, -1.0) / (turn + 1.5)
        items[turn], right[turn] = item, is_right
    seconds = draws.lognormal(3.4, 0.5, (each, people))
    for person in range(people):
        at = BEGIN + timedelta(minutes=7 * person)
        for turn in range(each):
            at += timedelta(seconds=float(seconds[turn, person]))
            yield GivenAnswer(
                examinee_id=f"p{person:06d}",
                challenge_id=ids[items[turn, person]],
                is_right=bool(right[turn, person]),
                position=turn + 1,
                at=at,
                release_id=release.id,
                group=odd.groups[group[person]] if odd.groups else "",
                milliseconds=round(1000 * float(seconds[turn, person])),
                is_pretest=ids[items[turn, person]] in odd.pretest,
            )


def _near(supposed: Floats, b: Floats, blocked: Floats, draws: np.random.Generator) -> Indexes:
    far = np.abs(b - supposed[:, None]) + draws.gumbel(0, 0.7, blocked.shape)
    return np.where(blocked, np.inf, far).argmin(axis=1)
