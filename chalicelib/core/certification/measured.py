"""What the answers of an exam show, whatever the kind of its version."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Given:
    """The answers that are scored, (challenge, right or not) in order.

    `missing`: questions that count as failed, left by a candidate who could have gone on; none of
    `out`, which was asked and does not count.
    """

    answers: tuple[tuple[str, bool], ...]
    missing: int = 0
    out: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Measured:
    """Score and levels before it is decided what of them is kept.

    `mesh` is None below the first one; `levels` by competence, from 0 to `max_level`.
    """

    pix: int
    mesh: int | None
    levels: Mapping[str, int]
    max_level: int
    max_pix: int
    theta: float | None = None
    standard_error: float | None = None
