"""The made-up bank that the engine's figures are quoted on: anybody can draw it again."""

import numpy as np

from chalicelib.core.psychometrics.bank import Item, ItemBank

COMPETENCES = 16
TUBES_PER_COMPETENCE = 7


def reference_bank(seed: int = 1, size: int = 2000, *, a_spread: float = 0.3) -> ItemBank:
    """A bank with a ~ lognormal(0, a_spread), b ~ N(0, 1.3) and 7 tubes a competence.

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
