"""What an examinee does with an assessment: start or resume, answer, read corrections, stop."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.core import assessment as rules
from chalicelib.core.assessment import Answered, Assessment, Event, Header, Submission
from chalicelib.core.content import Challenge, Release
from chalicelib.core.errors import (
    AssessmentEnded,
    AssessmentNotFound,
    ImprovementTooEarly,
    NotImprovable,
    RowExists,
    StaleRow,
)
from chalicelib.core.knowledge import KnowledgeElement, kept_for_improving
from chalicelib.core.next_challenge import Rule
from chalicelib.core.opening import Opening, header_of
from chalicelib.core.projection import counted
from chalicelib.core.report import Report
from chalicelib.core.scoring import CompetenceProfile, Rules, scorecard, status
from chalicelib.core.variation import personalize
from chalicelib.ports import Assessments, Profiles, Releases, Reports

MAX_RACES = 20
"""More writers than that never meet on one assessment; beyond it the loser is told to retry."""


@dataclass(frozen=True, slots=True)
class Stores:
    """Where assessments are kept, and what they are made from.

    `rule` chooses the challenges of the competence tests that start now; a demonstration, which has
    no level to settle, keeps the incumbent's.
    """

    assessments: Assessments
    profiles: Profiles
    releases: Releases
    reports: Reports
    rules: Rules
    rule: Rule = "adaptive"


@dataclass(frozen=True, slots=True)
class Asked:
    """An assessment with the challenge being asked as its examinee sees it (None: it is over)."""

    assessment: Assessment
    challenge: Challenge | None
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """What an answer is told: that it is kept, and what comes next; never its outcome."""

    answered: Answered
    release_id: str
    next_challenge: Challenge | None

    @property
    def is_completed(self) -> bool:
        """True when nothing is left to ask."""
        return self.next_challenge is None


@dataclass(frozen=True, slots=True)
class Corrected:
    """An answer with what its examinee may now see."""

    answered: Answered
    answer_text: str
    challenge: Challenge


@dataclass(frozen=True, slots=True)
class Request:
    """Who wants to start something, when; `new_id` is the assessment's, if it is a new one."""

    owner_id: str
    lang: str
    now: datetime
    new_id: str


def start_demo(stores: Stores, request: Request) -> Asked:
    """A short test over several competences, for anybody; raises `NothingToAsk`."""
    release = stores.releases.current()
    shown = _shown_before(stores, request.owner_id, release)
    return _opened(stores, header_of(_opening(request, kind="demo", elements=shown), release))


def _opening(
    request: Request, *, kind: rules.Kind, elements: Sequence[KnowledgeElement]
) -> Opening:
    return Opening(
        id=request.new_id,
        owner_id=request.owner_id,
        kind=kind,
        lang=request.lang,
        now=request.now,
        elements=elements,
    )


def _shown_before(stores: Stores, owner_id: str, release: Release) -> Sequence[KnowledgeElement]:
    """What its owner has shown of what the demonstration asks: it counts, and is not asked."""
    asked = {skill.competence_id for skill in rules.targets_of(release, "demo")}
    known = {profile.competence_id for profile in stores.profiles.list_of(owner_id)}
    return [
        element
        for competence_id in sorted(asked & known)
        for element in stores.profiles.elements(owner_id, competence_id)
    ]


def start_or_resume(stores: Stores, request: Request, competence_id: str) -> Asked:
    """The open assessment of a competence, or a new one.

    Raises `UnknownCompetence`, `ImprovementTooEarly`, `NotImprovable`, `NothingToAsk`, and
    `RowExists` when the id already stands for another assessment.
    """
    stores.releases.current().competence(competence_id)
    for _ in range(MAX_RACES):
        try:
            return _start_once(stores, request, competence_id)
        except StaleRow:  # another tab was first, or a projection: read again what there is
            continue
    raise StaleRow


def _start_once(stores: Stores, request: Request, competence_id: str) -> Asked:
    release_id = stores.releases.current().id
    profile = _profile(stores, request.owner_id, competence_id, release_id=release_id)
    last = _find_last(stores, profile)
    if last is not None and not last.is_over:
        return _asked(last, stores)
    header = _following(stores, request, profile, last=last)
    return _started(stores, header, profile)


def _following(
    stores: Stores, request: Request, profile: CompetenceProfile, *, last: Assessment | None
) -> Header:
    """The competence's next assessment; `last` is over, its projection still on the way."""
    release = stores.releases.current()
    elements = stores.profiles.elements(profile.user_id, profile.competence_id)
    if last is not None:
        profile, elements = counted(profile, elements, last)
    available = release.pix_of(profile.competence_id)
    is_improving = _is_improving(
        profile, now=request.now, rules_=stores.rules, available_pix=available
    )
    if is_improving:
        delay = stores.rules.days_before_improving
        elements = kept_for_improving(elements, now=request.now, delay_days=delay)
    opening = replace(
        _opening(request, kind="competence", elements=elements),
        competence_id=profile.competence_id,
        is_improving=is_improving,
        rule=stores.rule,
    )
    return header_of(opening, release)


def _started(stores: Stores, header: Header, profile: CompetenceProfile) -> Asked:
    asked = _opened(stores, header)
    if asked.challenge is None:  # a demand of long ago, sent again
        return asked
    pointed = replace(
        profile,
        assessment_id=header.id,
        is_assessment_completed=False,
        release_id=asked.assessment.header.release_id,
    )
    stores.profiles.save(pointed)
    return asked


def _opened(stores: Stores, header: Header) -> Asked:
    """The new assessment, or the one that the same demand, sent before, has made.

    Whose it is goes first: an assessment nobody owns could not be erased.
    """
    stores.profiles.register(header.owner_id, header.id)
    try:
        stores.assessments.open(header)
    except RowExists:
        state = get_assessment(stores, header.owner_id, header.id)
        if state.header.competence_id != header.competence_id:
            raise
        return _asked(state, stores)
    release = stores.releases.get(header.release_id, header.calibration_id)
    return _asked(rules.fold(header, (), release), stores, is_new=True)


def _profile(
    stores: Stores, user_id: str, competence_id: str, *, release_id: str
) -> CompetenceProfile:
    found = stores.profiles.find(user_id, competence_id)
    return found or CompetenceProfile(user_id, competence_id, release_id)


def _find_last(stores: Stores, profile: CompetenceProfile) -> Assessment | None:
    """The competence's assessment, unless the profile holds all that it showed."""
    if profile.assessment_id is None or profile.is_assessment_completed:
        return None
    try:
        return get_assessment(stores, profile.user_id, profile.assessment_id)
    except AssessmentNotFound:
        return None


def _is_improving(
    profile: CompetenceProfile, *, now: datetime, rules_: Rules, available_pix: int
) -> bool:
    if status(profile) != "completed":
        return False
    card = scorecard(profile, now=now, rules=rules_, available_pix=available_pix)
    if card.is_at_top:
        raise NotImprovable
    if card.days_before_improving:
        raise ImprovementTooEarly
    return True


def get_assessment(stores: Stores, owner_id: str, assessment_id: str) -> Assessment:
    """The assessment, if it is its owner's who asks; raises `AssessmentNotFound`."""
    header, events = stores.assessments.get(assessment_id)
    if header.owner_id != owner_id:
        raise AssessmentNotFound
    return rules.fold(header, events, stores.releases.get(header.release_id, header.calibration_id))


def resume(stores: Stores, owner_id: str, assessment_id: str) -> Asked:
    """The assessment and the challenge being asked; raises `AssessmentNotFound`."""
    return _asked(get_assessment(stores, owner_id, assessment_id), stores)


def submit_answer(
    stores: Stores, assessment_id: str, submission: Submission, *, owner_id: str, now: datetime
) -> Acknowledged:
    """Keep an answer and draw the next challenge: one read, one write.

    The same answer sent again gets the first reply. Raises `AssessmentNotFound`,
    `AssessmentEnded`, `ChallengeNotAsked`, `AlreadyAnswered`, `AnswerNotReadable`.
    """
    for _ in range(MAX_RACES):
        state = get_assessment(stores, owner_id, assessment_id)
        release = _release(stores, state)
        replayed = rules.find_replay(state, submission)
        if replayed is not None:
            return _acknowledged(state, replayed, release)
        event = rules.answer(state, submission, release, now=now)
        try:
            stores.assessments.append(assessment_id, event)
        except RowExists:  # somebody was first: read again what happened
            continue
        answered = Answered(submission.position, submission.challenge_id, event)
        return _acknowledged(state, answered, release)
    raise RowExists


def end_assessment(
    stores: Stores, assessment_id: str, *, owner_id: str, now: datetime
) -> Assessment:
    """Stop now; ending twice is ending once. Raises `AssessmentNotFound`."""
    for _ in range(MAX_RACES):
        state = get_assessment(stores, owner_id, assessment_id)
        try:
            event = rules.end(state, now=now)
        except AssessmentEnded:
            return state
        try:
            stores.assessments.append(assessment_id, event)
        except RowExists:
            continue
        return rules.apply(state, event, _release(stores, state))
    raise RowExists


def read_checkpoint(stores: Stores, owner_id: str, assessment_id: str) -> Assessment:
    """The assessment as it stood at its last checkpoint; raises `AssessmentNotFound`."""
    state = get_assessment(stores, owner_id, assessment_id)
    return rules.at_checkpoint(state, _release(stores, state))


def list_corrections(
    stores: Stores, owner_id: str, assessment_id: str
) -> tuple[Sequence[Corrected], Release]:
    """The answers up to the last checkpoint, corrected, and the release they are from.

    Raises `AssessmentNotFound`.
    """
    state = get_assessment(stores, owner_id, assessment_id)
    release = _release(stores, state)
    corrected = [
        Corrected(
            answered=answered,
            answer_text=_text(stores, assessment_id, answered.event),
            challenge=_personal(release, answered.challenge_id, owner_id),
        )
        for answered in state.corrected
    ]
    return corrected, release


def report_problem(stores: Stores, assessment_id: str, report: Report) -> None:
    """Keep what somebody says is wrong with a challenge they were asked.

    Raises `AssessmentNotFound`, `UnknownChallenge`.
    """
    state = get_assessment(stores, report.owner_id, assessment_id)
    rules.seen_challenge(state, report.challenge_id)
    stores.reports.add(replace(report, release_id=state.header.release_id))


def _text(stores: Stores, assessment_id: str, event: Event) -> str:
    if event.digest:
        return stores.assessments.full_answer(assessment_id, event.sequence)
    return event.answer


def _personal(release: Release, challenge_id: str, owner_id: str) -> Challenge:
    return personalize(release.challenge(challenge_id), owner_id)


def _release(stores: Stores, state: Assessment) -> Release:
    """The release it runs on, with the item parameters it started with."""
    return stores.releases.get(state.header.release_id, state.header.calibration_id)


def _asked(state: Assessment, stores: Stores, *, is_new: bool = False) -> Asked:
    release = _release(stores, state)
    challenge = None
    if state.challenge_id is not None:
        challenge = _personal(release, state.challenge_id, state.header.owner_id)
    return Asked(assessment=state, challenge=challenge, is_new=is_new)


def _acknowledged(state: Assessment, answered: Answered, release: Release) -> Acknowledged:
    following = answered.event.next_challenge_id
    challenge = _personal(release, following, state.header.owner_id) if following else None
    return Acknowledged(answered=answered, release_id=release.id, next_challenge=challenge)
