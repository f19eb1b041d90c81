"""Keeping a participation up to its test, at each checkpoint."""

from dataclasses import dataclass

from chalicelib.core.assessment import at_checkpoint, fold
from chalicelib.core.errors import AssessmentNotFound, StaleRow
from chalicelib.core.orga_errors import ParticipationNotFound
from chalicelib.core.participation import brought_up
from chalicelib.ports import Assessments, Releases
from chalicelib.ports.orga import Participations

MAX_RACES = 5


@dataclass(frozen=True, slots=True)
class ProjectionDoors:
    """Tests, and the participations that follow them."""

    assessments: Assessments
    participations: Participations
    releases: Releases


def project_participation(doors: ProjectionDoors, assessment_id: str) -> None:
    """Bring a participation up to its test's last checkpoint; doing it again changes nothing.

    Raises `StaleRow` when others kept writing the row: the stream gives it again.
    """
    for _ in range(MAX_RACES):
        try:
            _project_once(doors, assessment_id)
        except StaleRow:
            continue
        return
    raise StaleRow


def _project_once(doors: ProjectionDoors, assessment_id: str) -> None:
    try:
        header, events = doors.assessments.get(assessment_id)
        if not header.campaign_id:
            return
        one = doors.participations.get(header.campaign_id, assessment_id)
    except (AssessmentNotFound, ParticipationNotFound):  # erased since
        return
    release = doors.releases.get(header.release_id, header.calibration_id)
    now_at = brought_up(one, at_checkpoint(fold(header, events, release), release))
    if now_at != one:
        doors.participations.save(now_at)
