"""Stream of assessment rows -> profiles, levels, participations: at each checkpoint and the end."""

from collections.abc import Iterable, Mapping
from typing import Any

from chalicelib import wiring
from chalicelib.observability import logger
from chalicelib.services.certifiability import project_levels
from chalicelib.services.participation_projection import project_participation
from chalicelib.services.profile import project_assessment
from chalicelib.wiring import campaigns as campaigns_wiring
from chalicelib.wiring import results as results_wiring
from chalicelib.wiring import training as training_wiring

_CHECKPOINT = "m"
"""The stored name of `is_checkpoint`: rows without it change nothing anybody else sees."""


class ProjectionFailed(Exception):
    """Some assessments could not be counted; the stream gives them again."""


def project(images: Iterable[Mapping[str, Any]]) -> None:
    """Bring profiles up to date; an assessment that fails does not hold up the others."""
    assessment_ids = dict.fromkeys(_checkpoints(images))
    failed = [one for one in assessment_ids if not _is_counted(one)]
    if assessment_ids:
        counted = len(assessment_ids) - len(failed)
        logger.info("Profiles brought up to date", assessments=counted, failed=len(failed))
    if failed:
        raise ProjectionFailed(f"{len(failed)} assessments could not be counted")


def _is_counted(assessment_id: str) -> bool:
    try:
        owner_id = project_assessment(training_wiring.profile_stores(), assessment_id)
        if owner_id:
            now, doors = wiring.clock().now(), results_wiring.certifiability_doors()
            project_levels(doors, owner_id, now=now)
        project_participation(campaigns_wiring.projection_doors(), assessment_id)
    except Exception:  # noqa: BLE001  # logged, and given again by the stream; the others go on
        logger.exception("An assessment could not be counted", assessment_id=assessment_id)
        return False
    return True


def _checkpoints(images: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    for image in images:
        if _CHECKPOINT in image:
            yield str(image["p"]["S"])
