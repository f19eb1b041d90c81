"""Builders with defaults: what institutions are told."""

from datetime import date

from chalicelib.core.certification.reported_result import ReportedResult
from tests.factories import NOW

UAI = "0991234D"
INE = "123456789AB"


def reported(**changes: object) -> ReportedResult:
    """A published result of 412 pix, of a pupil of a school."""
    given: dict[str, object] = {
        "certification_id": "k" * 24,
        "version": 3,
        "status": "validated",
        "first_name": "Zélie",
        "last_name": "Martelin",
        "birth_date": date(2008, 3, 7),
        "taken_at": NOW,
        "changed_at": NOW,
        "published_at": NOW,
        "center_name": "Lycée des Tilleuls",
        "max_level": 7,
        "max_pix": 895,
        "ine": INE,
        "uai": UAI,
        "school_id": "o" * 24,
        "learner_id": "l" * 24,
        "division": "T2",
        "pix": 412,
        "global_level": "LEVEL_INDEPENDENT_4",
        "levels": {"1.1": 4, "1.2": 3},
        "code": "BCDFGHJKMPQRTV",
    }
    return ReportedResult(**{**given, **changes})  # type: ignore[arg-type]
