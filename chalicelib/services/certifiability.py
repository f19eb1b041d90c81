"""Which learners may be certified: small rows kept up to date beside the lists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from chalicelib.core.certifiability import Certifiability, certifiability, levels_of
from chalicelib.core.learner import Learner
from chalicelib.core.scoring import Rules
from chalicelib.ports import Profiles, Releases
from chalicelib.ports.orga import Learners
from chalicelib.ports.results import CertifiabilityRows

PAGE = 50
MOST_COUNTED = 2_000
"""Beyond that many people on a list, count class by class."""


@dataclass(frozen=True, slots=True)
class CertifiabilityDoors:
    """Where lists and levels are kept."""

    learners: Learners
    profiles: Profiles
    rows: CertifiabilityRows
    releases: Releases
    rules: Rules


@dataclass(frozen=True, slots=True)
class LearnerSeen:
    """A learner and what they may do; without an account, nothing was shown."""

    learner: Learner
    standing: Certifiability


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of a list are certifiable; None when it is too long to be counted at once."""

    certifiable: int | None
    total: int


def project_levels(doors: CertifiabilityDoors, user_id: str, *, now: datetime) -> None:
    """Bring the rows of a person up to date, one an organization that lists them."""
    listed = doors.learners.list_of_user(user_id)
    if not listed:
        return
    levels = levels_of(doors.profiles.list_of(user_id), doors.rules)
    for learner in listed:
        doors.rows.save(learner.organization_id, learner.id, levels, now=now)


def list_standings(
    doors: CertifiabilityDoors,
    organization_id: str,
    *,
    division: str | None,
    after: str,
    now: datetime,
) -> tuple[Sequence[LearnerSeen], str]:
    """A page of learners by class then name, and where the next page starts ("": end)."""
    learners, following = doors.learners.list_page(
        organization_id, division=division, after=after, limit=PAGE
    )
    levels = _levels(doors, organization_id, learners, now=now)
    ids = [competence.id for competence in doors.releases.current().competences]
    seen = [
        LearnerSeen(one, certifiability(levels.get(one.id, {}), ids, doors.rules))
        for one in learners
    ]
    return seen, following


def _levels(
    doors: CertifiabilityDoors, organization_id: str, learners: Sequence[Learner], *, now: datetime
) -> Mapping[str, Mapping[str, int]]:
    """Of those with an account; who was linked since the last answer gets a row here."""
    linked = {one.id: one.user_id for one in learners if one.user_id}
    known = dict(doors.rows.find_many(organization_id, list(linked)))
    for learner_id, user_id in linked.items():
        if learner_id not in known:
            known[learner_id] = levels_of(doors.profiles.list_of(user_id), doors.rules)
            doors.rows.save(organization_id, learner_id, known[learner_id], now=now)
    return known


def count_certifiable(
    doors: CertifiabilityDoors, organization_id: str, *, division: str | None
) -> Counted:
    """How many may be certified, of a class or of everybody."""
    sizes = doors.learners.divisions(organization_id)
    total = sum(sizes.values()) if division is None else sizes.get(division, 0)
    if total > MOST_COUNTED:
        return Counted(None, total)
    learners = _everybody(doors, organization_id, division)
    linked = [one.id for one in learners if one.user_id]
    known = doors.rows.each(organization_id) if division is None else _some(doors, linked, learners)
    standings = (certifiability(known.get(id_, {}), (), doors.rules) for id_ in linked)
    return Counted(sum(one.is_certifiable for one in standings), len(learners))


def _everybody(
    doors: CertifiabilityDoors, organization_id: str, division: str | None
) -> list[Learner]:
    found: list[Learner] = []
    after = ""
    while True:
        page, after = doors.learners.list_page(organization_id, division=division, after=after)
        found += page
        if not after:
            return found


def _some(
    doors: CertifiabilityDoors, linked: Sequence[str], learners: Sequence[Learner]
) -> Mapping[str, Mapping[str, int]]:
    return doors.rows.find_many(learners[0].organization_id, linked) if linked else {}
