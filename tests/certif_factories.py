"""Builders with defaults: certifications."""

from datetime import date

from chalicelib.core.certification.certification import Certification, Result
from tests.factories import NOW, OWNER_ID, RELEASE_ID

CENTER_ID = "h" * 24
SESSION_ID = "s" * 24
CANDIDATE_ID = "k" * 24


def result(**changes: object) -> Result:
    """A validated result of 300 pix."""
    given: dict[str, object] = {
        "status": "validated",
        "comment": None,
        "pix": 300,
        "mesh": 3,
        "levels": {"1.1": 3, "1.2": 2},
        "max_level": 7,
        "max_pix": 895,
        "counted": 32,
        "theta": 0.25,
        "standard_error": 0.3,
    }
    return Result(**{**given, **changes})  # type: ignore[arg-type]


def certification(**changes: object) -> Certification:
    """A certification that was just scored."""
    given: dict[str, object] = {
        "id": CANDIDATE_ID,
        "session_id": SESSION_ID,
        "organization_id": CENTER_ID,
        "user_id": OWNER_ID,
        "first_name": "Ada",
        "last_name": "Martin",
        "birth_date": date(2010, 5, 17),
        "division": "3e B",
        "external_id": "",
        "taken_at": NOW,
        "version_id": "2024",
        "release_id": RELEASE_ID,
        "calibration_id": "",
        "end_reason": "completed",
        "cause": "",
        "result": result(),
    }
    return Certification(**{**given, **changes})  # type: ignore[arg-type]
