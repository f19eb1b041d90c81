"""Who takes a simulated test: distributions of ability, by name or made to measure."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from types import MappingProxyType

import numpy as np

from chalicelib.core.errors import InvalidScale
from chalicelib.core.psychometrics.model import Floats

ENOUGH = 1e-9
"""How far from 1 the shares of a population may sum."""


@dataclass(frozen=True, slots=True)
class Normal:
    """Abilities of law N(mean, sd^2), a `share` of the population."""

    mean: float = 0.0
    sd: float = 1.0
    share: float = 1.0

    def __post_init__(self) -> None:
        if not (isfinite(self.mean) and isfinite(self.sd) and self.sd >= 0):
            raise InvalidScale(f"abilities N({self.mean}, {self.sd}^2)")

    def placed(self, normal: Floats, uniform: Floats) -> Floats:
        """(N,) abilities made of (N,) draws of N(0, 1) or of U(0, 1): here the former."""
        del uniform
        return self.mean + self.sd * normal


@dataclass(frozen=True, slots=True)
class Uniform:
    """Abilities spread evenly from `low` to `high`, a `share` of the population."""

    low: float
    high: float
    share: float = 1.0

    def __post_init__(self) -> None:
        if not (isfinite(self.low) and isfinite(self.high) and self.low <= self.high):
            raise InvalidScale(f"abilities from {self.low} to {self.high}")

    def placed(self, normal: Floats, uniform: Floats) -> Floats:
        """(N,) abilities made of (N,) draws of N(0, 1) or of U(0, 1): here the latter."""
        del normal
        return self.low + (self.high - self.low) * uniform


Population = tuple[Normal | Uniform, ...]
"""A mixture; the shares sum to 1."""

NAMED: Mapping[str, Population] = MappingProxyType(
    {
        "reference": (Normal(),),
        "even": (Uniform(-3.0, 3.0),),
        "beginners": (Normal(-1.5, 0.7),),
        "experts": (Normal(1.5, 0.7),),
        "school_and_work": (Normal(-0.6, 0.8, share=0.6), Normal(0.9, 0.8, share=0.4)),
        "wide": (Normal(0.0, 1.5),),
    }
)
"""The populations an author may ask for; "reference" is the one the scale is anchored on."""


def named(name: str) -> Population:
    """The population of this name; raises `InvalidScale`."""
    if name not in NAMED:
        raise InvalidScale(f"no population {name}; there is {', '.join(NAMED)}")
    return NAMED[name]


def drawn(population: Population, count: int, *, seed: int) -> Floats:
    """(count,) abilities of people drawn one by one; the same ones for the same seed.

    Raises
    ------
    InvalidScale
        When the shares are negative or do not sum to 1.
    """
    shares = np.array([part.share for part in population])
    if not len(shares) or (shares < 0).any() or abs(shares.sum() - 1.0) > ENOUGH:
        raise InvalidScale(f"shares of a population: {shares.tolist()}")
    draws = np.random.default_rng(seed)
    member = draws.choice(len(shares), size=count, p=shares / shares.sum())
    normal, uniform = draws.normal(size=count), draws.random(count)
    found: Floats = np.choose(member, [part.placed(normal, uniform) for part in population])
    return found
