"""Stream of assessment rows -> profiles: at each checkpoint, and at the end."""

from collections.abc import Iterable, Mapping
from typing import Any

from chalicelib import wiring
from chalicelib.observability import logger
from chalicelib.services.profile import project_assessment

_CHECKPOINT = "m"
"""The stored name of `is_checkpoint`: rows without it change nothing anybody else sees."""


def project(records: Iterable[Mapping[str, Any]]) -> None:
    """Bring profiles up to date; a failure raises, so that the stream gives the batch again."""
    assessment_ids = dict.fromkeys(_checkpoints(records))
    for assessment_id in assessment_ids:
        project_assessment(wiring.profile_stores(), assessment_id)
    if assessment_ids:
        logger.info("Profiles brought up to date", assessments=len(assessment_ids))


def _checkpoints(images: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    for image in images:
        if _CHECKPOINT in image:
            yield str(image["p"]["S"])
