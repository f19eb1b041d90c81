"""A learner's profile: read it, start a competence over, keep it equal to the answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.core import assessment as rules
from chalicelib.core.assessment import Assessment
from chalicelib.core.content import Release, Tube, Tutorial
from chalicelib.core.errors import AssessmentNotFound, ResetTooEarly, RowExists, StaleRow
from chalicelib.core.knowledge import KnowledgeElement, current, newest, reset_elements
from chalicelib.core.projection import counted
from chalicelib.core.scoring import (
    CompetenceProfile,
    Rules,
    Scorecard,
    certifiable_count,
    scorecard,
    total_pix,
)
from chalicelib.ports import Assessments, Profiles, Releases

MAX_RACES = 5
MAX_TUTORIALS = 6


@dataclass(frozen=True, slots=True)
class Stores:
    """Where profiles are kept, and what they are made from."""

    assessments: Assessments
    profiles: Profiles
    releases: Releases
    rules: Rules


@dataclass(frozen=True, slots=True)
class Profile:
    """The sixteen scorecards, in the framework's order, and their sum."""

    scorecards: tuple[Scorecard, ...]
    pix: int
    certifiable_competences: int
    is_certifiable: bool


@dataclass(frozen=True, slots=True)
class TubeProgress:
    """How far up a tube somebody is; levels are 0 to 8."""

    tube: Tube
    level: int
    max_level: int


@dataclass(frozen=True, slots=True)
class CompetenceDetail:
    """A competence, tube by tube, with what to read next."""

    scorecard: Scorecard
    tubes: tuple[TubeProgress, ...]
    tutorials: tuple[Tutorial, ...]


def read_profile(stores: Stores, user_id: str, *, now: datetime) -> Profile:
    """Where a learner stands in all competences."""
    release = stores.releases.current()
    kept = {profile.competence_id: profile for profile in stores.profiles.list_of(user_id)}
    profiles = [
        kept.get(competence.id) or CompetenceProfile(user_id, competence.id, release.id)
        for competence in release.competences
    ]
    cards = tuple(_scorecard(stores, release, profile, now=now) for profile in profiles)
    count = certifiable_count([card.score.level for card in cards], rules=stores.rules)
    return Profile(
        scorecards=cards,
        pix=total_pix((p.exact_pix for p in profiles), max_level=stores.rules.max_level),
        certifiable_competences=count,
        is_certifiable=count >= stores.rules.certifiable_competences,
    )


def read_competence(
    stores: Stores, user_id: str, competence_id: str, *, now: datetime
) -> CompetenceDetail:
    """One competence in detail; raises `UnknownCompetence`."""
    release = stores.releases.current()
    release.competence(competence_id)
    profile = _profile(stores, user_id, competence_id, release_id=release.id)
    elements = current(stores.profiles.elements(user_id, competence_id))
    return CompetenceDetail(
        scorecard=_scorecard(stores, release, profile, now=now),
        tubes=_tubes(release, competence_id, elements),
        tutorials=_tutorials(release, elements),
    )


def _tubes(
    release: Release, competence_id: str, elements: Sequence[KnowledgeElement]
) -> tuple[TubeProgress, ...]:
    held_ids = {element.skill_id for element in elements if element.is_validated}
    skills = release.skills_of(competence_id)
    return tuple(
        TubeProgress(
            tube=tube,
            level=max(
                (s.level for s in skills if s.tube_id == tube.id and s.id in held_ids), default=0
            ),
            max_level=max((s.level for s in skills if s.tube_id == tube.id), default=0),
        )
        for tube in release.tubes
        if tube.competence_id == competence_id
    )


def _tutorials(release: Release, elements: Sequence[KnowledgeElement]) -> tuple[Tutorial, ...]:
    """What to read for the easiest skills that were missed when asked."""
    missed_ids = {e.skill_id for e in elements if not e.is_validated and e.source == "direct"}
    missed = sorted((s for s in release.skills if s.id in missed_ids), key=lambda s: s.level)
    ids = dict.fromkeys(
        tutorial_id
        for skill in missed
        for challenge in release.challenges_of(skill.id, pool="training")
        for tutorial_id in challenge.tutorial_ids
    )
    return tuple(release.tutorial(tutorial_id) for tutorial_id in list(ids)[:MAX_TUTORIALS])


def reset_competence(
    stores: Stores, user_id: str, competence_id: str, *, now: datetime
) -> Scorecard:
    """Start over: pix and level go back to nothing. Raises `UnknownCompetence`, `ResetTooEarly`."""
    for _ in range(MAX_RACES):
        try:
            return _reset_once(stores, user_id, competence_id, now=now)
        except StaleRow:  # the end of the running assessment may be counted at this very moment
            continue
    raise StaleRow


def _reset_once(stores: Stores, user_id: str, competence_id: str, *, now: datetime) -> Scorecard:
    release = stores.releases.current()
    release.competence(competence_id)
    profile = _profile(stores, user_id, competence_id, release_id=release.id)
    elements = stores.profiles.elements(user_id, competence_id)
    last = _uncounted(stores, profile)
    whole, shown = counted(profile, elements, last) if last else (profile, list(elements))
    if not _scorecard(stores, release, whole, now=now).can_reset:
        raise ResetTooEarly
    if last and not last.is_over:
        _stop(stores, last, now=now)
    emptied = replace(
        profile, exact_pix=0, last_at=None, assessment_id=None, is_assessment_completed=False
    )
    stores.profiles.save(emptied, newest([*shown, *reset_elements(shown, at=now)]))
    return _scorecard(stores, release, emptied, now=now)


def _scorecard(
    stores: Stores, release: Release, profile: CompetenceProfile, *, now: datetime
) -> Scorecard:
    available = release.pix_of(profile.competence_id)
    return scorecard(profile, now=now, rules=stores.rules, available_pix=available)


def _uncounted(stores: Stores, profile: CompetenceProfile) -> Assessment | None:
    """The competence's assessment, unless the profile holds all that it showed."""
    if profile.assessment_id is None or profile.is_assessment_completed:
        return None
    try:
        return _folded(stores, profile.assessment_id)
    except AssessmentNotFound:
        return None


def _stop(stores: Stores, state: Assessment, *, now: datetime) -> None:
    try:
        stores.assessments.append(state.header.id, rules.end(state, now=now))
    except RowExists:  # an answer was first: what it showed must be reset as well
        raise StaleRow from None


def project_assessment(stores: Stores, assessment_id: str) -> str | None:
    """Bring the profile up to the assessment's last checkpoint; doing it again changes nothing.

    Returns whose profile it is, or None when there is none to bring up. Raises `StaleRow` when
    others kept writing the same rows: the queue tries again.
    """
    try:
        whole = _folded(stores, assessment_id)
    except AssessmentNotFound:  # erased since: there is nothing to show any more
        return None
    if whole.header.is_apart:
        return None
    release = stores.releases.get(whole.header.release_id, whole.header.calibration_id)
    state = rules.at_checkpoint(whole, release)
    for competence_id in _competences_shown(state, release):
        _merge(stores, state, competence_id, release=release)
    return whole.header.owner_id


def _competences_shown(state: Assessment, release: Release) -> Iterable[str]:
    own = [state.header.competence_id] if state.header.competence_id else []
    shown = (release.skill(element.skill_id).competence_id for element in state.elements)
    return dict.fromkeys([*own, *shown])


def _merge(stores: Stores, state: Assessment, competence_id: str, *, release: Release) -> None:
    for _ in range(MAX_RACES):
        try:
            _merge_once(stores, state, competence_id, release=release)
        except StaleRow:
            continue
        return
    raise StaleRow


def _merge_once(stores: Stores, state: Assessment, competence_id: str, *, release: Release) -> None:
    user_id = state.header.owner_id
    profile = _profile(stores, user_id, competence_id, release_id=release.id)
    before = stores.profiles.elements(user_id, competence_id)
    merged, elements = counted(profile, before, state)
    if merged != profile or elements != list(before):
        stores.profiles.save(merged, elements)


def _profile(
    stores: Stores, user_id: str, competence_id: str, *, release_id: str
) -> CompetenceProfile:
    found = stores.profiles.find(user_id, competence_id)
    return found or CompetenceProfile(user_id, competence_id, release_id)


def _folded(stores: Stores, assessment_id: str) -> Assessment:
    header, events = stores.assessments.get(assessment_id)
    return rules.fold(header, events, stores.releases.get(header.release_id, header.calibration_id))
