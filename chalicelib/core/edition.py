"""What new tests are given: a published release, one of its calibrations, minus what was retired.

Putting an edition in service is a human's act with a reason, in a log that is never rewritten.
Tests under way keep the release and the calibration they name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from chalicelib.core.calibration import Activation, same_challenges
from chalicelib.core.certification.versions import fitting
from chalicelib.core.content import Challenge, Pool, Release
from chalicelib.core.errors import ExamTooShort, LastChallengeOfSkill

POOLS: tuple[Pool, ...] = ("training", "exam")


@dataclass(frozen=True, slots=True)
class Published:
    """A release that may be put in service; counts are of challenges that may be asked."""

    id: str
    at: datetime
    skills: int
    training: int
    exam: int


@dataclass(frozen=True, slots=True)
class Editions:
    """The release and calibration in service, what could be, and what was, the last first."""

    release_id: str
    calibration_id: str
    retired: tuple[str, ...]
    published: Sequence[Published]
    history: Sequence[Activation]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a release would change for new tests: ids of challenges."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]


def about(release: Release) -> dict[str, object]:
    """The note that goes with a publication: a `Published` but for its time."""
    asked = [one for one in release.challenges if one.status == "validated"]
    counts = {pool: sum(one.pool == pool for one in asked) for pool in POOLS}
    return {"id": release.id, "skills": len(release.skills)} | counts


def difference(following: Release, current: Release) -> Difference:
    """What goes, comes and changes from the current release to the following one."""
    new, old = _asked(following), _asked(current)
    same = same_challenges(following, current)
    return Difference(
        added=tuple(sorted(new - old)),
        removed=tuple(sorted(old - new)),
        changed=tuple(sorted((new & old) - same)),
    )


def check_retirement(edition: Release, challenge: Challenge) -> None:
    """Refuse an edition where the challenge just retired leaves a hole.

    Raises `LastChallengeOfSkill` when no training is left for its skill, `ExamTooShort` when an
    exam that draws from its pool cannot be filled any more.
    """
    siblings = edition.challenges_of(challenge.skill_id, pool=challenge.pool)
    is_alone = not any(one.status == "validated" for one in siblings)
    if challenge.pool == "training" and is_alone:
        raise LastChallengeOfSkill(challenge.skill_id)
    for version in edition.exam_versions:
        is_drawn = version.pool == challenge.pool
        if is_drawn and fitting(version, edition, lang=challenge.lang) < version.length:
            raise ExamTooShort(version.id)


def _asked(release: Release) -> frozenset[str]:
    return frozenset(one.id for one in release.challenges if one.status == "validated")
