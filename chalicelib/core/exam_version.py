"""Certification versions: what an exam is made of, as data that a release holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from chalicelib.core.psychometrics.scale_settings import SEED_BOUNDS, SEED_CUTS, WEIGHTS

ExamKind = Literal["adaptive", "flash", "historic"]
"""`adaptive`: ours, on the engine; `flash`: the incumbent's rule; `historic`: the exam of 2019,
whose questions confirm a profile."""


@dataclass(frozen=True)
class ExamVersion:
    """The rules of an exam; never changed once an exam has named it.

    Attributes
    ----------
    pool : the challenges it asks from.
    length, minutes, minimum_answers : questions that count, time allowed, answers below which there
        is no score.
    per_competence, per_tube, cap, look_ahead, jitter, randomesque : of `adaptive`, see
        `psychometrics.policy.Policy`.
    opening : of `adaptive`, for how many of the first questions the choice is spread over
        `opening_among` best: neighbours start with different ones.
    spacing, variation, start, first_share : of `flash`, see `psychometrics.flash.FlashPolicy`.
    bounds, weights, cuts, competence_cuts : from abilities to pix and levels.
    max_level : the highest that can be certified.
    clea_pix : from which the double certification is earned.
    professional_pix : the threshold printed on the certificate.
    validity_years : printed on it, and answered by verification.
    """

    id: str
    kind: ExamKind
    title: Mapping[str, str]
    pool: Literal["training", "exam"] = "training"
    length: int = 32
    minutes: int = 105
    minimum_answers: int = 20
    per_competence: int = 2
    per_tube: int = 1
    cap: float | None = 0.20
    look_ahead: float = 0.85
    jitter: float = 0.02
    randomesque: int = 1
    opening: int = 0
    opening_among: int = 1
    spacing: int = 2
    variation: float | None = 0.5
    start: float = -3.0
    first_share: float = 1.0
    bounds: tuple[float, ...] = SEED_BOUNDS
    weights: tuple[int, ...] = WEIGHTS[: len(SEED_BOUNDS) - 1]
    cuts: tuple[float, ...] = SEED_CUTS
    competence_cuts: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    max_level: int = 7
    clea_pix: int = 120
    professional_pix: int = 120
    register_number: str = "RS5875"
    validity_years: int = 3
