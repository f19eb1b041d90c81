"""A participation as its learner reads it: how far, what is sent, how it went."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from chalicelib.api.endpoint import Instant, Texts, View
from chalicelib.api.learner.trainings import TrainingView, training_view
from chalicelib.api.learner.views import TutorialView, tutorial_view
from chalicelib.core.campaign import Campaign, CampaignKind, CampaignStatus
from chalicelib.core.content import Skill
from chalicelib.core.participation import ParticipationStatus, Results
from chalicelib.core.recommendation import trainings_for, tutorials_for
from chalicelib.core.scope import skills_within
from chalicelib.core.sharing import (
    TubeResult,
    competences_shown,
    held_by_skill,
    levels_sent,
    missed_skills,
    tubes_shown,
)
from chalicelib.services.participation import TakingPart
from chalicelib.wiring import campaigns as campaigns_wiring

Sent = Literal["name", "class", "progress", "results", "subjects", "badges", "answers", "profile"]


class StageView(View):
    """How the whole reads."""

    title: Texts
    message: Texts


class BadgeView(View):
    """A thematic result: got, or shown as a goal."""

    id: str
    title: Texts
    message: Texts
    is_got: bool


class CompetenceResultView(View):
    """One competence; `percentage` of the skills asked, null in a collection."""

    competence_id: str
    level: int
    max_level: int
    pix: int
    percentage: int | None


class TubeResultView(View):
    """One subject."""

    tube_id: str
    title: Texts
    competence_id: str
    level: int
    max_level: int
    percentage: int


class ResultsView(View):
    """What was sent, or would be sent now."""

    percentage: int
    stage: StageView | None
    stage_number: int | None
    stage_count: int
    badges: list[BadgeView]
    competences: list[CompetenceResultView]
    tubes: list[TubeResultView]
    trainings: list[TrainingView]
    tutorials: list[TutorialView]


class ParticipationView(View):
    """A try at a campaign. `answered` counts what was answered by now.

    `what_is_sent` names what the organization sees, once shared and (`name`, `class`, `progress`)
    before.
    """

    id: str
    code: str
    kind: CampaignKind
    title: str
    organization_name: str
    campaign_status: CampaignStatus
    rank: int
    status: ParticipationStatus
    started_at: Instant
    shared_at: Instant | None
    assessment_id: str | None
    answered: int
    can_share: bool
    can_retry: bool
    days_before_retry: int | None
    what_is_sent: list[Sent]
    results: ResultsView | None


def participation_view(seen: TakingPart, *, lang: str, now: datetime) -> ParticipationView:
    """What its learner may see of a participation."""
    one, campaign = seen.participation, seen.campaign
    campaign_status = campaign.status(now)
    is_open = campaign_status == "open"
    return ParticipationView(
        id=one.id,
        code=campaign.code,
        kind=campaign.kind,
        title=campaign.title or campaign.name,
        organization_name=seen.organization_name,
        campaign_status=campaign_status,
        rank=one.rank,
        status="completed" if seen.can_share else one.status,
        started_at=one.started_at,
        shared_at=one.shared_at,
        assessment_id=one.id if one.has_assessment else None,
        answered=seen.answered,
        can_share=seen.can_share and is_open,
        can_retry=is_open and seen.days_before_retry == 0,
        days_before_retry=seen.days_before_retry,
        what_is_sent=_sent(campaign, has_class=bool(one.division)),
        results=_results(seen.results, campaign, lang=lang) if seen.results else None,
    )


def _sent(campaign: Campaign, *, has_class: bool) -> list[Sent]:
    own: list[Sent] = ["name", "class"] if has_class else ["name"]
    if campaign.kind == "collection":
        return [*own, "profile"]
    badges: list[Sent] = ["badges"] if campaign.target.badges else []
    return [*own, "progress", "results", "subjects", *badges, "answers"]


def _results(results: Results, campaign: Campaign, *, lang: str) -> ResultsView:
    doors = campaigns_wiring.participation_doors()
    release = doors.releases.get(campaign.release_id)
    targets = skills_within(release, campaign.target.caps) if results.codes else ()
    held = held_by_skill(targets, results.codes)
    missed = missed_skills(targets, results.codes)
    return ResultsView(
        percentage=results.percentage,
        stage=_stage(campaign, results.stage),
        stage_number=results.stage,
        stage_count=len(campaign.target.stages),
        badges=_badges(campaign, results),
        competences=_competences(results, targets),
        tubes=[_tube(one) for one in tubes_shown(release, targets, results.codes)],
        trainings=[training_view(one) for one in trainings_for(release, held, lang=lang)],
        tutorials=[tutorial_view(one) for one in tutorials_for(release, missed)],
    )


def _stage(campaign: Campaign, number: int | None) -> StageView | None:
    if number is None:
        return None
    stage = campaign.target.stages[number]
    return StageView(title=Texts(**stage.title), message=Texts(**stage.message))


def _competences(results: Results, targets: Sequence[Skill]) -> list[CompetenceResultView]:
    rules = campaigns_wiring.participation_doors().rules
    found = (
        competences_shown(targets, results.codes, rules=rules)
        if results.codes
        else levels_sent(results, rules=rules)
    )
    return [
        CompetenceResultView(
            competence_id=one.competence_id,
            level=one.level,
            max_level=one.max_level,
            pix=one.pix,
            percentage=one.percentage,
        )
        for one in found
    ]


def _tube(one: TubeResult) -> TubeResultView:
    return TubeResultView(
        tube_id=one.tube.id,
        title=Texts(**one.tube.title),
        competence_id=one.tube.competence_id,
        level=one.level,
        max_level=one.max_level,
        percentage=one.percentage,
    )


def _badges(campaign: Campaign, results: Results) -> list[BadgeView]:
    return [
        BadgeView(
            id=badge.id,
            title=Texts(**badge.title),
            message=Texts(**badge.message),
            is_got=badge.id in results.badge_ids,
        )
        for badge in campaign.target.badges
        if badge.is_always_shown or badge.id in results.badge_ids
    ]
