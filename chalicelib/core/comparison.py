"""Two rules of an exam on the same simulated people: what is asked for, and what was found.

The second rule is the incumbent's, and a third, without constraints, shows what the bank could do.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from math import isfinite
from typing import TYPE_CHECKING, Any, Literal

from chalicelib.core.content import Pool
from chalicelib.core.errors import InvalidPolicy
from chalicelib.core.psychometrics.policy import Policy

if TYPE_CHECKING:  # numpy takes 80 ms to load: only those who simulate wait for it
    from chalicelib.core.psychometrics.measures import Measures

Rule = Literal["ours", "reported", "incumbent", "free"]
"""Our rule; the same tests under the score that is reported; the incumbent's rule; no constraint.
"""
RULES: tuple[Rule, ...] = ("ours", "incumbent", "free")
"""Those that choose items."""

MOST_QUESTIONS = 20_000 * 32
"""Of all the tests of a rule: bounds the time of a comparison."""
FEWEST_PEOPLE = 100


@dataclass(frozen=True, slots=True)
class Experiment:
    """What to compare, and on whom; raises `InvalidPolicy`.

    `population` is one of `populations.NAMED`. The same `seed` is the same people with the same
    luck, whatever the rule.
    """

    pool: Pool = "training"
    policy: Policy = field(default_factory=Policy)
    population: str = "reference"
    people: int = 5_000
    seed: int = 1
    lang: str | None = "fr"
    needs_accessible: bool = False

    def __post_init__(self) -> None:
        most = MOST_QUESTIONS // self.policy.questions
        if not FEWEST_PEOPLE <= self.people <= most:
            raise InvalidPolicy(f"{self.people} people, not from {FEWEST_PEOPLE} to {most}")
        if self.seed < 0:
            raise InvalidPolicy(f"seed = {self.seed}, below 0")


@dataclass(frozen=True, slots=True)
class Spot:
    """People of nearly the same true ability, `theta` on average, under one rule.

    `overlap`: share of a test's items that another of these people has too.
    """

    theta: float
    people: int
    bias: float
    rmse: float
    coverage: float
    overlap: float


@dataclass(frozen=True, slots=True)
class Conduct:
    """How a rule did. `exposure`: share of the tests each item was in, in the bank's order."""

    rule: Rule
    measures: "Measures"
    profile: tuple[Spot, ...]
    exposure: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Impossible:
    """A rule that the bank cannot serve: `fitting` items fit a test, these competences are short.

    `code` is the error's.
    """

    rule: Rule
    code: str
    fitting: int
    competence_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """A competence ("" for the whole bank, without quotas): its items, and how many are useful at
    each ability of the supply; `is_thin` says where they are fewer than needed."""

    competence_id: str
    items: int
    useful: tuple[int, ...]
    is_thin: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Supply:
    """What the bank offers. `needed[i]`: useful items wanted of each shelf at `abilities[i]`, where
    `people[i]` of the population are; `needed_in_all`: items wanted of each shelf."""

    abilities: tuple[float, ...]
    people: tuple[float, ...]
    needed: tuple[int, ...]
    needed_in_all: int
    shelves: tuple[Shelf, ...]
    information: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """The bank that was simulated; without a release, a bank made up under that name."""

    name: str
    release_id: str
    calibration_id: str
    items: int
    competences: int
    tubes: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """The record of a comparison: everything its report, or the back office, shows.

    `warm_up`: tests taken before those measured, while prices settled. `cuts`: abilities between
    the levels that are said to agree. `conducts` and `impossible` share out the rules.
    """

    subject: Subject
    experiment: Experiment
    warm_up: int
    cuts: tuple[float, ...]
    conducts: tuple[Conduct, ...]
    impossible: tuple[Impossible, ...]
    supply: Supply
    item_ids: tuple[str, ...]

    def conduct(self, rule: Rule) -> Conduct | None:
        """How a rule did; None when the bank cannot serve it."""
        return next((one for one in self.conducts if one.rule == rule), None)

    @property
    def can_serve(self) -> bool:
        """Whether the bank can serve the policy at all."""
        return self.conduct("ours") is not None


def plain(comparison: Comparison) -> dict[str, Any]:
    """The comparison as JSON has it; what is infinite is null."""
    found: dict[str, Any] = _finite(asdict(comparison))
    return found


def _finite(value: Any) -> Any:
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, Mapping):
        return {name: _finite(inside) for name, inside in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(inside) for inside in value]
    return value
