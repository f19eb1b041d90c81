"""Simulated banks and people, the same for tests, benches and documents."""

import numpy as np

from chalicelib.core.psychometrics.bank import Item, ItemBank
from chalicelib.core.psychometrics.model import Floats

COMPETENCES = 16
TUBES_PER_COMPETENCE = 7


def engine_bank(seed: int = 1, size: int = 2000, *, a_spread: float = 0.3) -> ItemBank:
    """The bank of the engine's goals: a ~ lognormal(0, 0.3), b ~ N(0, 1.3), 7 tubes a competence.

    Items are dealt to 16 competences in turn, and at random to the tubes of their own.
    """
    draws = np.random.default_rng(seed)
    a = draws.lognormal(0.0, a_spread, size)
    b = draws.normal(0.0, 1.3, size)
    tubes = draws.integers(0, TUBES_PER_COMPETENCE, size)
    return ItemBank.of(
        [
            Item(
                id=f"item-{index:04d}",
                a=float(a[index]),
                b=float(b[index]),
                competence_id=f"c{index % COMPETENCES:02d}",
                tube_id=f"c{index % COMPETENCES:02d}-t{tubes[index]}",
                skill_id=f"skill-{index:04d}",
            )
            for index in range(size)
        ]
    )


def people(count: int, seed: int = 2) -> Floats:
    """(count,) abilities, theta ~ N(0, 1)."""
    return np.random.default_rng(seed).normal(0.0, 1.0, count)
