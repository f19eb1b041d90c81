"""The state machine of one examinee's assessment: a header, a sequence of events, their fold."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b
from typing import Literal

from chalicelib.core.content import Challenge, Release, Skill
from chalicelib.core.errors import (
    AlreadyAnswered,
    AssessmentEnded,
    ChallengeNotAsked,
    NothingToAsk,
    UnknownChallenge,
)
from chalicelib.core.grading import Answer, Outcome, grade
from chalicelib.core.knowledge import (
    KnowledgeElement,
    current,
    decoded,
    elements_for_answer,
)
from chalicelib.core.next_challenge import FIRST_RULE, Rule, next_challenge
from chalicelib.core.playable import Situation, remaining
from chalicelib.core.scope import skills_in
from chalicelib.core.scoring import exact_pix
from chalicelib.core.variation import personalize

CHECKPOINT_EVERY = 5
NOT_KNOWN = "-"
NOTHING_TO_ASK = ""
"""The first challenge of an assessment that is over as it starts."""
DEFAULT_LANG = "fr"

Kind = Literal["competence", "demo", "campaign"]
EventKind = Literal["answer", "end"]


@dataclass(frozen=True, slots=True)
class Header:
    """How an assessment started; never rewritten.

    `known` has one letter for each target skill, in the release's order: what its owner had
    already shown (`knowledge.CODES`, "-" for nothing). `calibration_id`: whose item parameters
    it runs on to its end ("": those that the release was compiled with). `rule` chooses the
    challenges. A campaign's test has a `scope` (`core.scope`) and the campaign's id; one that
    `is_apart` neither reads nor changes its owner's profile.
    """

    id: str
    owner_id: str
    kind: Kind
    release_id: str
    lang: str
    known: str
    first_challenge_id: str
    started_at: datetime
    competence_id: str | None = None
    is_improving: bool = False
    calibration_id: str = ""
    rule: Rule = FIRST_RULE
    scope: str = ""
    campaign_id: str = ""
    is_apart: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, at its own place in the sequence (1, 2, ...).

    An answer holds its text (JSON; "null" for "I don't know"), its outcome and the challenge drawn
    next (None: nothing left to ask). A long text read back from storage is "" with a `digest`.
    """

    sequence: int
    kind: EventKind
    at: datetime
    answer: str = ""
    digest: str = ""
    outcome: Outcome | None = None
    next_challenge_id: str | None = None
    is_checkpoint: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer in its place: `position` counts answers only, from 1."""

    position: int
    challenge_id: str
    event: Event


@dataclass(frozen=True, slots=True)
class Submission:
    """What an examinee sends; `answer` None says "I don't know"."""

    position: int
    challenge_id: str
    answer: Answer
    is_timed_out: bool = False

    @property
    def text(self) -> str:
        """The answer as it is stored: compact JSON."""
        return json.dumps(self.answer, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Assessment:
    """The fold of a header and its events.

    `elements` are those shown here, oldest first; what was known before is in `known`.
    """

    header: Header
    targets: tuple[Skill, ...]
    known: tuple[KnowledgeElement, ...]
    answers: tuple[Answered, ...]
    elements: tuple[KnowledgeElement, ...]
    challenge_id: str | None
    last_sequence: int
    last_at: datetime

    @property
    def is_over(self) -> bool:
        """True when it was ended, or nothing was left to ask."""
        return self.challenge_id is None

    @property
    def position(self) -> int:
        """The position of the challenge being asked."""
        return len(self.answers) + 1

    @property
    def state(self) -> list[KnowledgeElement]:
        """What is known of the target's skills, before and here."""
        return current([*self.known, *self.elements])

    @property
    def corrected(self) -> tuple[Answered, ...]:
        """The answers whose outcome may be shown: up to the last checkpoint, all once over."""
        if self.is_over:
            return self.answers
        return self.answers[: len(self.answers) // CHECKPOINT_EVERY * CHECKPOINT_EVERY]


def targets_of(
    release: Release, kind: Kind, *, competence_id: str | None = None, scope: str = ""
) -> tuple[Skill, ...]:
    """The skills an assessment measures; raises `UnknownCompetence`."""
    if kind == "campaign":
        return skills_in(release, scope)
    if kind == "demo":
        return tuple(release.skill(skill_id) for skill_id in release.demo_skill_ids)
    return release.skills_of(competence_id or "")


def content_lang(release: Release, targets: Sequence[Skill], lang: str) -> str:
    """The language challenges are taken in: the reader's if there are any, else French."""
    available = {challenge.lang for challenge in _pool(release, targets)}
    return lang if lang in available else DEFAULT_LANG


def encode_known(targets: Sequence[Skill], elements: Sequence[KnowledgeElement]) -> str:
    """Compact text of what is known of the target skills."""
    codes = {element.skill_id: element.code for element in current(elements)}
    return "".join(codes.get(skill.id, NOT_KNOWN) for skill in targets)


def first_challenge(header: Header, release: Release) -> str:
    """The id of the first challenge of an assessment about to start; raises `NothingToAsk`."""
    challenge_id = _next_challenge(fold(header, (), release), release)
    if challenge_id is None:
        raise NothingToAsk
    return challenge_id


def fold(header: Header, events: Sequence[Event], release: Release) -> Assessment:
    """The assessment after its events; `release` is the header's."""
    targets = targets_of(
        release, header.kind, competence_id=header.competence_id, scope=header.scope
    )
    known = _decode_known(header, targets)
    state = Assessment(
        header=header,
        targets=targets,
        known=known,
        answers=(),
        elements=(),
        challenge_id=header.first_challenge_id or None,
        last_sequence=0,
        last_at=header.started_at,
    )
    for event in events:
        state = apply(state, event, release)
    return state


def apply(state: Assessment, event: Event, release: Release) -> Assessment:
    """The assessment after one more event."""
    if event.kind == "end" or state.challenge_id is None:
        return _advanced(state, event, challenge_id=None)
    answered = Answered(position=state.position, challenge_id=state.challenge_id, event=event)
    shown = _elements(state, event, release.challenge(state.challenge_id).skill_id)
    return _advanced(
        state,
        event,
        challenge_id=event.next_challenge_id,
        answers=(*state.answers, answered),
        elements=(*state.elements, *shown),
    )


def at_checkpoint(state: Assessment, release: Release) -> Assessment:
    """The assessment as it stood at its last checkpoint: what its outcomes may show by now."""
    if state.is_over:
        return state
    return fold(state.header, [answered.event for answered in state.corrected], release)


def announced(events: Sequence[Event]) -> list[Event]:
    """The events as their examinee may know them: no outcome after the last checkpoint."""
    last = max((event.sequence for event in events if event.is_checkpoint), default=0)
    return [e if e.sequence <= last else replace(e, outcome=None) for e in events]


def _advanced(
    state: Assessment,
    event: Event,
    *,
    challenge_id: str | None,
    answers: tuple[Answered, ...] | None = None,
    elements: tuple[KnowledgeElement, ...] | None = None,
) -> Assessment:
    return Assessment(
        header=state.header,
        targets=state.targets,
        known=state.known,
        answers=state.answers if answers is None else answers,
        elements=state.elements if elements is None else elements,
        challenge_id=challenge_id,
        last_sequence=event.sequence,
        last_at=event.at,
    )


def find_replay(state: Assessment, submission: Submission) -> Answered | None:
    """The same answer, already stored at its position, or None if the position is still open.

    Raises `AlreadyAnswered` when something else was answered there, `ChallengeNotAsked` for a
    position that does not exist yet, `AssessmentEnded` when the assessment is over.
    """
    if not 1 <= submission.position <= len(state.answers):
        _refuse_unless_asked(state, submission)
        return None
    answered = state.answers[submission.position - 1]
    is_same = answered.challenge_id == submission.challenge_id and _same_text(
        answered.event, submission.text
    )
    if not is_same:
        raise AlreadyAnswered
    return answered


def _refuse_unless_asked(state: Assessment, submission: Submission) -> None:
    if state.is_over:
        raise AssessmentEnded
    if (submission.position, submission.challenge_id) != (state.position, state.challenge_id):
        raise ChallengeNotAsked


def answer(state: Assessment, submission: Submission, release: Release, *, now: datetime) -> Event:
    """The event of an answer to the challenge being asked (`find_replay` has let it through).

    Raises `AnswerNotReadable` when the answer has not the form of the challenge.
    """
    challenge = release.challenge(submission.challenge_id)
    shown = personalize(challenge, state.header.owner_id)
    outcome = grade(shown, submission.answer)
    if submission.is_timed_out and outcome == "ok":
        outcome = "timed_out"
    event = Event(
        sequence=state.last_sequence + 1,
        kind="answer",
        at=now,
        answer=submission.text,
        outcome=outcome,
    )
    following = _next_challenge(apply(state, event, release), release)
    is_checkpoint = following is None or state.position % CHECKPOINT_EVERY == 0
    return replace(event, next_challenge_id=following, is_checkpoint=is_checkpoint)


def end(state: Assessment, *, now: datetime) -> Event:
    """The event of stopping now; raises `AssessmentEnded` when it is already over."""
    if state.is_over:
        raise AssessmentEnded
    return Event(sequence=state.last_sequence + 1, kind="end", at=now, is_checkpoint=True)


def _next_challenge(state: Assessment, release: Release) -> str | None:
    pool = _pool(release, state.targets)
    left = remaining(
        state.targets,
        pool,
        answered_ids={answered.challenge_id for answered in state.answers},
        lang=state.header.lang,
    )
    situation = Situation(
        assessment_id=state.header.id,
        left=left,
        pool=pool,
        elements=state.state,
        answers=[
            (release.challenge(answered.challenge_id), answered.event.outcome == "ok")
            for answered in state.answers
        ],
        is_improving=state.header.is_improving,
    )
    challenge = next_challenge(state.header.rule, situation)
    return challenge.id if challenge else None


def _pool(release: Release, targets: Sequence[Skill]) -> list[Challenge]:
    return [
        challenge
        for skill in targets
        for challenge in release.challenges_of(skill.id, pool="training")
        if challenge.status == "validated"
    ]


def _elements(state: Assessment, event: Event, skill_id: str) -> list[KnowledgeElement]:
    return elements_for_answer(
        skill_id,
        event.outcome == "ok",
        state.targets,
        assessed_ids={element.skill_id for element in state.state},
        at=event.at,
    )


def _decode_known(header: Header, targets: Sequence[Skill]) -> tuple[KnowledgeElement, ...]:
    return tuple(
        decoded(code, skill, header.started_at)
        for code, skill in zip(header.known, targets, strict=True)
        if code != NOT_KNOWN
    )


def _same_text(event: Event, text: str) -> bool:
    return digest(text) == event.digest if event.digest else text == event.answer


def digest(text: str) -> str:
    """16 hex digits that stand for a long answer in its event."""
    return blake2b(text.encode(), digest_size=8).hexdigest()


def seen_challenge(state: Assessment, challenge_id: str) -> None:
    """Let through the id of a challenge that was asked here; raises `UnknownChallenge`."""
    seen = {answered.challenge_id for answered in state.answers} | {state.challenge_id}
    if challenge_id not in seen:
        raise UnknownChallenge(challenge_id)


def exact_pix_before(state: Assessment) -> int:
    """What its owner had in the target before, in 1/840 pix."""
    return exact_pix(state.known)


def exact_pix_after(state: Assessment) -> int:
    """What its owner has in the target now, in 1/840 pix."""
    return exact_pix(state.state)
