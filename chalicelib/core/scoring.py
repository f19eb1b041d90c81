"""Pix and levels of a competence, and of a whole profile.

Pix are exact: integers of 1/840 pix (`content.PIX_UNIT`), floored only for people to read.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Literal

from chalicelib.core.content import PIX_UNIT
from chalicelib.core.knowledge import KnowledgeElement, current

PIX_PER_LEVEL = 8
LEVELS = 8
COMPETENCES = 16
PIX_MAX = COMPETENCES * LEVELS * PIX_PER_LEVEL
SECONDS_A_DAY = 86_400

Status = Literal["not_started", "started", "completed"]


@dataclass(frozen=True, slots=True)
class Rules:
    """What a service may set: caps, delays in days, and what makes one certifiable."""

    max_level: int = 7
    days_before_improving: int = 4
    days_before_reset: int = 7
    certifiable_level: int = 1
    certifiable_competences: int = 5


@dataclass(frozen=True, slots=True)
class Score:
    """Pix and level of one competence; `pix_ahead` are those beyond the last whole level."""

    pix: int
    level: int
    pix_ahead: int
    pix_to_next_level: int
    percentage: float


def score(
    exact_pix: int,
    *,
    max_level: int,
    is_excess_pix_allowed: bool = False,
    is_excess_level_allowed: bool = False,
) -> Score:
    """Score of a sum in 1/840 pix. The level comes from the sum before flooring and capping."""
    whole = exact_pix // PIX_UNIT
    reached = exact_pix // (PIX_UNIT * PIX_PER_LEVEL)
    pix = whole if is_excess_pix_allowed else min(whole, PIX_PER_LEVEL * max_level)
    level = reached if is_excess_level_allowed else min(reached, max_level)
    ahead = pix % PIX_PER_LEVEL
    return Score(
        pix=pix,
        level=level,
        pix_ahead=ahead,
        pix_to_next_level=PIX_PER_LEVEL - ahead,
        percentage=ahead / PIX_PER_LEVEL * 100,
    )


def exact_pix(elements: Iterable[KnowledgeElement]) -> int:
    """What a person's state earns, in 1/840 pix."""
    return sum(element.pix for element in current(elements) if element.is_validated)


def total_pix(sums: Iterable[int], *, max_level: int) -> int:
    """The profile's total, in whole pix: each competence (1/840 pix) floored and capped first."""
    return sum(score(exact, max_level=max_level).pix for exact in sums)


def remaining_days(days_since_last: float, *, delay_days: int) -> int:
    """Whole days still to wait, rounded up; 0 when the delay is over."""
    return max(0, ceil(delay_days - days_since_last))


@dataclass(frozen=True, slots=True)
class CompetenceProfile:
    """What is kept of one person and one competence; rewritten with a version.

    `exact_pix` is in 1/840 pix; `last_at` is when the newest knowledge element was shown.
    `is_assessment_completed` speaks of `assessment_id`, the last one started (None after a reset).
    """

    user_id: str
    competence_id: str
    release_id: str
    exact_pix: int = 0
    last_at: datetime | None = None
    assessment_id: str | None = None
    is_assessment_completed: bool = False
    version: int = 0


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A competence as its owner sees it: where they stand and what they may do now."""

    competence_id: str
    status: Status
    score: Score
    max_level: int
    assessment_id: str | None
    days_before_improving: int | None
    days_before_reset: int | None
    can_start: bool
    can_improve: bool
    can_reset: bool
    is_at_top: bool


def scorecard(
    profile: CompetenceProfile, *, now: datetime, rules: Rules, available_pix: int
) -> Scorecard:
    """The scorecard of a competence at an instant.

    `available_pix` is what the content of the competence can give, in 1/840 pix: who has it all,
    or the highest level, is at the top and has nothing to improve.
    """
    scored = score(profile.exact_pix, max_level=rules.max_level)
    is_at_top = scored.level >= rules.max_level or profile.exact_pix >= available_pix
    state = status(profile)
    improving = _days_left(profile, now, rules.days_before_improving)
    reset = _days_left(profile, now, rules.days_before_reset)
    return Scorecard(
        competence_id=profile.competence_id,
        status=state,
        score=scored,
        max_level=rules.max_level,
        assessment_id=profile.assessment_id,
        days_before_improving=improving,
        days_before_reset=reset,
        can_start=state != "completed",
        can_improve=state == "completed" and not is_at_top and not improving,
        can_reset=state != "not_started" and reset == 0,
        is_at_top=is_at_top,
    )


def status(profile: CompetenceProfile) -> Status:
    """Not started, started or completed, from the last assessment and what was shown."""
    if profile.assessment_id is None:
        return "not_started" if profile.last_at is None else "started"
    return "completed" if profile.is_assessment_completed else "started"


def _days_left(profile: CompetenceProfile, now: datetime, delay_days: int) -> int | None:
    if profile.last_at is None:
        return None
    days_since_last = (now - profile.last_at).total_seconds() / SECONDS_A_DAY
    return remaining_days(days_since_last, delay_days=delay_days)


def certifiable_count(levels: Sequence[int], *, rules: Rules) -> int:
    """How many competences have the level a certification asks for."""
    return sum(1 for level in levels if level >= rules.certifiable_level)
