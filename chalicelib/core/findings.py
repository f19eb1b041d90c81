"""What a calibration found beside its parameters: what its report tells the human who decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from chalicelib.core.calibration import Calibration, ItemParameters

Flag = Literal["few_answers", "low_discrimination", "big_change", "misfit", "dif", "drift"]
"""Why a human should look at an item, in words of ours; screens and reports word them."""

Gravity = Literal["", "moderate", "large"]
"""Of an effect that is more than chance: "" when it is not, or too small to matter."""


@dataclass(frozen=True, slots=True)
class Effect:
    """An effect in its own unit, its p-value, and whether it matters."""

    size: float
    p_value: float
    gravity: Gravity = ""


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """People of about the same ability on one item: how many, and the share who were right."""

    theta: float
    right: float
    answers: int


@dataclass(frozen=True, slots=True)
class ItemFinding:
    """One item.

    `change`: root mean square difference between the curves before and after, over the people.
    `answers`: of this calibration, where `found` counts those behind its parameters. `exposure`:
    share of people who were asked. `points`: what was observed, for its plot.
    `fit` and `drift` in probability, `dif` in logits; positive: harder (for the last group, now).
    """

    challenge_id: str
    competence_id: str
    former: ItemParameters
    found: ItemParameters
    answers: int
    change: float
    right: float
    exposure: float
    seconds: float | None = None
    fit: Effect | None = None
    dif: Effect | None = None
    drift: Effect | None = None
    flags: tuple[Flag, ...] = ()
    points: tuple[CurvePoint, ...] = ()

    @property
    def is_estimated(self) -> bool:
        """False when it kept what it had."""
        return self.found.source in {"estimated", "pretest"}


@dataclass(frozen=True, slots=True)
class Tally:
    """Answers read and what became of them.

    `repeated`: not the person's first to that challenge. `other_content`: to a challenge that is
    not, or not the same, in the release.
    """

    read: int
    used: int
    repeated: int
    other_content: int
    examinees: int
    first_at: datetime
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Run:
    """How the estimation went."""

    is_converged: bool
    iterations: int
    log_likelihood: float


@dataclass(frozen=True, slots=True)
class Bins:
    """A histogram: `counts[i]` between `edges[i]` and `edges[i + 1]`."""

    edges: tuple[float, ...]
    counts: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class PersonFit:
    """Examinees tested for answers that do not go together; by chance, `expected` of them."""

    tested: int
    flagged: int
    expected: float


@dataclass(frozen=True)
class Findings:
    """All that a report needs.

    `information`: (theta, before, after) of the whole bank. `groups` compares two groups (the
    reference first), empty when the answers name no group.
    """

    calibration: Calibration
    tally: Tally
    run: Run
    items: tuple[ItemFinding, ...]
    people: Bins
    information: tuple[tuple[float, float, float], ...]
    groups: tuple[str, ...] = ()
    group_sizes: Mapping[str, int] | None = None
    person_fit: PersonFit | None = None

    @property
    def flagged(self) -> tuple[ItemFinding, ...]:
        """The items to look at; want of answers alone is no reason."""
        return tuple(item for item in self.items if set(item.flags) - {"few_answers"})

    @property
    def kept(self) -> tuple[ItemFinding, ...]:
        """The items that keep what they had."""
        return tuple(item for item in self.items if not item.is_estimated)
