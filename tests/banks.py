"""Simulated banks and people, the same for tests, benches and documents."""

import numpy as np

from chalicelib.core.psychometrics.model import Floats
from content.reference_bank import COMPETENCES
from content.reference_bank import reference_bank as engine_bank

__all__ = ["COMPETENCES", "engine_bank", "people"]


def people(count: int, seed: int = 2) -> Floats:
    """(count,) abilities, theta ~ N(0, 1)."""
    return np.random.default_rng(seed).normal(0.0, 1.0, count)
