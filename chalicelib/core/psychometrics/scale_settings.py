"""What turns abilities into pix: weights and bounds, checked; without arrays, for all to read."""

from collections.abc import Sequence
from itertools import pairwise
from math import isfinite

from chalicelib.core.errors import InvalidScale

WEIGHTS = (64, 64, 128, 128, 128, 128, 128, 128, 128)
"""Pix that each interval of ability is worth, from the lowest: 1024 in all."""
SEED_BOUNDS = (-8.0, -1.4, -0.519, 0.6, 1.5, 2.25, 3.1, 4.0, 8.0)
"""Bounds of the eight intervals published for development: what a version starts from."""
SEED_CUTS = (-2.0, -1.0, 0.5, 1.0, 2.0, 3.0, 4.0)
"""Abilities where levels 1 to 7 of a competence begin, of the same origin."""
LARGEST_ABILITY = 100.0


def checked_bounds(bounds: Sequence[float], *, at_least: int = 2) -> tuple[float, ...]:
    """The bounds as floats; raises `InvalidScale` unless they are finite and go strictly up."""
    found = tuple(float(bound) for bound in bounds)
    if len(found) < at_least:
        raise InvalidScale(f"{len(found)} bounds, {at_least} or more are needed")
    if not all(isfinite(bound) and abs(bound) <= LARGEST_ABILITY for bound in found):
        raise InvalidScale(f"a bound that is no ability: {found}")
    if not all(low < high for low, high in pairwise(found)):
        raise InvalidScale(f"bounds that do not go up: {found}")
    return found
