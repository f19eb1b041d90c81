"""Small releases to simulate tests on."""

from collections.abc import Sequence

import numpy as np

from chalicelib.core.content import Release
from tests import factories

COMPETENCES = ("1.1", "1.2", "1.3", "2.1")


def release_of(
    competences: Sequence[str] = COMPETENCES, *, tubes: int = 3, a: float = 1.2
) -> Release:
    """Each competence has some tubes of four challenges, from easy to hard."""
    names = {
        id_: [f"sujet-{id_.replace('.', '')}{tube}" for tube in range(tubes)] for id_ in competences
    }
    ladders = {id_: dict.fromkeys(found, (1, 2, 3, 4)) for id_, found in names.items()}
    skills = [
        f"{name}-{level}" for found in names.values() for name in found for level in (1, 2, 3, 4)
    ]
    b = np.random.default_rng(4).normal(0.0, 1.0, len(skills))
    made = [
        factories.challenge(skill_id, a=a, b=round(float(b[place]), 3))
        for place, skill_id in enumerate(skills)
    ]
    return factories.release(ladders, challenges=made)
