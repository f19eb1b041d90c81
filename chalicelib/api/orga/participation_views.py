"""One participation as its teacher reads it."""

from typing import Literal

from chalicelib.api.endpoint import Instant, Texts, View
from chalicelib.core.content import Release, Tutorial
from chalicelib.core.grading import Outcome
from chalicelib.core.participation import Participation, ParticipationStatus
from chalicelib.core.results_sheet import Advice, CompetenceSheet, SkillState, TubeSheet
from chalicelib.services.campaign_results import AnswerSeen, Individual


class IndividualStageView(View):
    """A step of the whole result, in words."""

    threshold: int
    title: Texts
    message: Texts


class IndividualBadgeView(View):
    """A thematic result, got or not."""

    id: str
    title: Texts
    is_got: bool


class IndividualCompetenceView(View):
    """A competence; `success_percentage` is null in a collection."""

    competence_id: str
    title: Texts
    level: int
    max_level: int
    pix: int
    success_percentage: int | None


class SkillStateView(View):
    """A skill: held, missed, or unknown because nothing was asked of it."""

    skill_id: str
    title: str
    level: int
    state: SkillState


class IndividualTubeView(View):
    """A subject, skill by skill from the easiest."""

    tube_id: str
    competence_id: str
    title: Texts
    level: int
    max_level: int
    success_percentage: int
    skills: list[SkillStateView]


class LearningView(View):
    """Something to learn from: a public address, or a page of ours (no `url`)."""

    id: str
    title: str
    source: str
    kind: Literal["page", "site", "video", "tool", "pdf"]
    minutes: int
    lang: str
    url: str | None


class AdviceView(View):
    """The next step of a subject, and what teaches it."""

    tube_id: str
    title: Texts
    skill_title: str
    level: int
    tutorials: list[LearningView]


class TryView(View):
    """One of the person's tries."""

    id: str
    rank: int
    status: ParticipationStatus
    started_at: Instant
    shared_at: Instant | None
    percentage: int | None


class IndividualView(View):
    """A participation; what was sent is empty until it is. `tries`: the first one first."""

    id: str
    learner_id: str | None
    first_name: str
    last_name: str
    division: str
    rank: int
    status: ParticipationStatus
    answered: int
    started_at: Instant
    last_at: Instant | None
    shared_at: Instant | None
    has_answers: bool
    percentage: int | None
    stage: IndividualStageView | None
    badges: list[IndividualBadgeView]
    competences: list[IndividualCompetenceView]
    tubes: list[IndividualTubeView]
    advice: list[AdviceView]
    tries: list[TryView]


class AnswerView(View):
    """One answer; `words` is empty for "I don't know"."""

    position: int
    statement: str
    skill_id: str
    skill_title: str
    level: int
    words: list[str]
    outcome: Outcome | None


class AnswersView(View):
    """Every answer, in order, in one page."""

    items: list[AnswerView]
    next: None = None


def individual_view(found: Individual) -> IndividualView:
    """Everything about one participation."""
    one, sheet, release = found.participation, found.sheet, found.release
    return IndividualView(
        id=one.id,
        learner_id=one.learner_id,
        first_name=one.first_name,
        last_name=one.last_name,
        division=one.division,
        rank=one.rank,
        status=one.status,
        answered=one.answered,
        started_at=one.started_at,
        last_at=one.last_at,
        shared_at=one.shared_at,
        has_answers=one.has_assessment and one.status == "shared",
        percentage=_percentage(one),
        stage=_stage(found),
        badges=_badges(found),
        competences=[_competence(c, release) for c in sheet.competences] if sheet else [],
        tubes=[_tube(tube, release) for tube in sheet.tubes] if sheet else [],
        advice=[_advice(advice, release) for advice in sheet.advice] if sheet else [],
        tries=[_try(each) for each in found.tries],
    )


def _percentage(one: Participation) -> int | None:
    return one.results.percentage if one.results and one.results.codes else None


def _stage(found: Individual) -> IndividualStageView | None:
    sent = found.participation.results
    if sent is None or sent.stage is None:
        return None
    stage = found.campaign.target.stages[sent.stage]
    return IndividualStageView(
        threshold=stage.threshold, title=Texts(**stage.title), message=Texts(**stage.message)
    )


def _badges(found: Individual) -> list[IndividualBadgeView]:
    sent = found.participation.results
    if sent is None:
        return []
    return [
        IndividualBadgeView(
            id=badge.id, title=Texts(**badge.title), is_got=badge.id in sent.badge_ids
        )
        for badge in found.campaign.target.badges
    ]


def _competence(one: CompetenceSheet, release: Release) -> IndividualCompetenceView:
    return IndividualCompetenceView(
        competence_id=one.competence_id,
        title=Texts(**release.competence(one.competence_id).title),
        level=one.level,
        max_level=one.max_level,
        pix=one.pix,
        success_percentage=one.success_percentage,
    )


def _tube(one: TubeSheet, release: Release) -> IndividualTubeView:
    return IndividualTubeView(
        tube_id=one.tube_id,
        competence_id=one.competence_id,
        title=tube_title(release, one.tube_id),
        level=one.level,
        max_level=one.max_level,
        success_percentage=one.success_percentage,
        skills=[
            SkillStateView(skill_id=skill.id, title=skill.title, level=skill.level, state=state)
            for skill, state in one.skills
        ],
    )


def tube_title(release: Release, tube_id: str) -> Texts:
    """The title of a subject."""
    return Texts(**next(tube.title for tube in release.tubes if tube.id == tube_id))


def _advice(one: Advice, release: Release) -> AdviceView:
    return AdviceView(
        tube_id=one.tube_id,
        title=tube_title(release, one.tube_id),
        skill_title=one.skill.title,
        level=one.skill.level,
        tutorials=[_learning(tutorial) for tutorial in one.tutorials],
    )


def _learning(one: Tutorial) -> LearningView:
    return LearningView(
        id=one.id,
        title=one.title,
        source=one.source,
        kind=one.kind,
        minutes=one.minutes,
        lang=one.lang,
        url=one.url,
    )


def _try(one: Participation) -> TryView:
    return TryView(
        id=one.id,
        rank=one.rank,
        status=one.status,
        started_at=one.started_at,
        shared_at=one.shared_at,
        percentage=_percentage(one),
    )


def answer_view(one: AnswerSeen) -> AnswerView:
    """One answer, in words."""
    return AnswerView(
        position=one.position,
        statement=one.statement,
        skill_id=one.skill.id,
        skill_title=one.skill.title,
        level=one.skill.level,
        words=list(one.words),
        outcome=one.outcome,
    )
