"""What a campaign measures: tubes up to a level, with its stages, badges and trainings."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Texts = Mapping[str, str]
"""A short text by language: `{"fr": ..., "en": ...}`."""
Caps = Mapping[str, int]
"""Tube id -> the highest level asked of it, 1 to 8."""
Category = Literal["rentree", "subject", "competence", "custom"]
TrainingKind = Literal["page", "site", "video", "tool", "module", "course"]


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of the whole result: from `threshold` percent of the target's skills held."""

    threshold: int
    title: Texts
    message: Texts


@dataclass(frozen=True, slots=True)
class Criterion:
    """`threshold` percent of the skills of `caps` held; without caps, of the whole target."""

    threshold: int
    caps: Caps


@dataclass(frozen=True, slots=True)
class Badge:
    """A thematic result: got when every criterion is met; `is_always_shown` even when missed."""

    id: str
    title: Texts
    message: Texts
    criteria: tuple[Criterion, ...]
    is_always_shown: bool = True


@dataclass(frozen=True, slots=True)
class Target:
    """What is asked, and how the whole is read; frozen in a campaign when it is made."""

    caps: Caps
    stages: tuple[Stage, ...] = ()
    badges: tuple[Badge, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetProfile:
    """A ready target of the catalogue. `audience`: for whom, in a word ("6e", "2de", "licence")."""

    id: str
    category: Category
    title: Texts
    description: Texts
    target: Target
    audience: str = ""


@dataclass(frozen=True, slots=True)
class Threshold:
    """Of the skills of `caps`, the share held in percent: `at_least`, and below `below`."""

    caps: Caps
    at_least: int = 0
    below: int = 101


@dataclass(frozen=True, slots=True)
class Training:
    """Something to learn from, proposed to whom all its `thresholds` fit."""

    id: str
    title: str
    kind: TrainingKind
    minutes: int
    lang: str
    editor: str
    thresholds: tuple[Threshold, ...]
    url: str | None = None
    html: str | None = None
