"""What a group shows: one campaign's analysis, progress between two, indicators of the home."""

from datetime import date
from typing import Annotated

from chalice.app import Blueprint
from pydantic import Field

from chalicelib.api.endpoint import Call, Instant, NoBody, Reply, Schema, Texts, View, endpoint
from chalicelib.api.orga.organizations import ONE, REFUSALS
from chalicelib.api.orga.participation_views import tube_title
from chalicelib.api.orga.results import CAMPAIGN, OF_CAMPAIGN, Division, OfDivision
from chalicelib.api.orga.revalidation import unless_known
from chalicelib.core.analysis import CompetenceAnalysis, SkillAnalysis, TubeAnalysis
from chalicelib.core.campaign import CampaignKind
from chalicelib.core.content import Release
from chalicelib.core.identity import registered
from chalicelib.core.orga_errors import TooManyToCompare
from chalicelib.core.progress import CompetenceProgress, Unit
from chalicelib.services import campaign_analysis as use_cases
from chalicelib.services.campaign_analysis import GroupAnalysis
from chalicelib.wiring import results as results_wiring

analysis = Blueprint(__name__)


class ComparedWith(Schema):
    """With which other campaign."""

    other: Annotated[str, Field(alias="with", max_length=64)]
    division: Division | None = None


class StageCountView(View):
    """How many people are at a step of the whole result."""

    threshold: int
    title: Texts
    count: int


class BadgeCountView(View):
    """How many people got a badge."""

    id: str
    title: Texts
    count: int


class CompetenceAnalysisView(View):
    """A group in one competence; `levels[n]`: how many are at level n (0 to 8)."""

    competence_id: str
    title: Texts
    success_percentage: float | None
    level_mean: float
    max_level: int
    levels: list[int]


class TubeAnalysisView(View):
    """A group in one subject."""

    tube_id: str
    competence_id: str
    title: Texts
    success_percentage: float
    level_mean: float
    max_level: int


class SkillAnalysisView(View):
    """The share of a group that holds a skill."""

    skill_id: str
    tube_id: str
    level: int
    title: str
    success_percentage: float


class StuckPersonView(View):
    """Somebody who started and has not moved since that day."""

    participation_id: str
    first_name: str
    last_name: str
    division: str
    answered: int
    since: date


class StuckView(View):
    """Who has not moved for a week; `count` stops at 100, `oldest` are the ten first."""

    count: int
    oldest: list[StuckPersonView]


class CertifiableView(View):
    """How many of those who sent their profile may be certified."""

    count: int
    of: int


class AnalysisView(View):
    """A group; `percentages[n]`: how many are in the nth tenth (0 to 9)."""

    kind: CampaignKind
    shared: int
    percentage_mean: float | None
    percentages: list[int]
    stages: list[StageCountView]
    badges: list[BadgeCountView]
    competences: list[CompetenceAnalysisView]
    tubes: list[TubeAnalysisView]
    skills: list[SkillAnalysisView]
    stuck: StuckView
    certifiable: CertifiableView | None
    as_of: Instant | None


class NamedCampaignView(View):
    """A campaign, to be named."""

    id: str
    name: str
    created_at: Instant


class CompetenceProgressView(View):
    """Means of the same people before and after."""

    competence_id: str
    title: Texts
    before: float
    after: float


class EvolutionView(View):
    """The same people in two campaigns, the older one first.

    In percent of the skills that both ask for, or in levels when one of them collects profiles.
    """

    before: NamedCampaignView
    after: NamedCampaignView
    unit: Unit
    people: int
    better: int
    same: int
    worse: int
    competences: list[CompetenceProgressView]


class OverviewView(View):
    """Indicators of the home; the rate is null while nobody has started."""

    campaigns_active: int
    started_30d: int
    shared_30d: int
    completion_rate: int | None


@endpoint(
    analysis,
    "GET",
    f"{CAMPAIGN}/analysis",
    allow=registered,
    role="member",
    query=OfDivision,
    returns=AnalysisView,
    raises=OF_CAMPAIGN,
)
def get_analysis(call: Call[NoBody], organization_id: str, campaign_id: str) -> AnalysisView:
    """How well a group did, from the whole down to each skill."""
    found = use_cases.read_analysis(
        results_wiring.analysis_doors(),
        organization_id,
        campaign_id,
        division=call.query.division,
        now=call.now,
    )
    return _analysis(found)


@endpoint(
    analysis,
    "GET",
    f"{CAMPAIGN}/evolution",
    allow=registered,
    role="member",
    query=ComparedWith,
    returns=EvolutionView,
    raises=(*OF_CAMPAIGN, TooManyToCompare),
)
def get_evolution(call: Call[NoBody], organization_id: str, campaign_id: str) -> EvolutionView:
    """How far the same people came from one campaign to another."""
    found = use_cases.compare(
        results_wiring.analysis_doors(),
        organization_id,
        (campaign_id, call.query.other),
        division=call.query.division,
    )
    before, after = (
        NamedCampaignView(id=one.id, name=one.name, created_at=one.created_at)
        for one in (found.before, found.after)
    )
    seen = found.progress
    return EvolutionView(
        before=before,
        after=after,
        unit=seen.unit,
        people=seen.people,
        better=seen.better,
        same=seen.same,
        worse=seen.worse,
        competences=[_progress(one, found.release) for one in seen.competences],
    )


@endpoint(
    analysis,
    "GET",
    f"{ONE}/overview",
    allow=registered,
    role="member",
    returns=OverviewView,
    statuses=(304,),
    raises=REFUSALS,
)
def get_overview(call: Call[NoBody], organization_id: str) -> Reply[OverviewView | None]:
    """What goes on here, in four numbers."""
    found = use_cases.read_overview(results_wiring.analysis_doors(), organization_id, now=call.now)
    view = OverviewView(
        campaigns_active=found.campaigns_active,
        started_30d=found.started_30d,
        shared_30d=found.shared_30d,
        completion_rate=found.completion_rate,
    )
    return unless_known(call, view)


def _analysis(found: GroupAnalysis) -> AnalysisView:
    seen, target, release = found.analysis, found.campaign.target, found.release
    is_collection = found.campaign.kind == "collection"
    return AnalysisView(
        kind=found.campaign.kind,
        shared=seen.shared,
        percentage_mean=seen.percentage_mean,
        percentages=list(seen.percentages),
        stages=[
            StageCountView(threshold=stage.threshold, title=Texts(**stage.title), count=count)
            for stage, count in zip(target.stages, seen.stages, strict=True)
        ],
        badges=[
            BadgeCountView(id=one.id, title=Texts(**one.title), count=seen.badges[one.id])
            for one in target.badges
        ],
        competences=[_competence(one, release) for one in seen.competences],
        tubes=[_tube(one, release) for one in seen.tubes],
        skills=[_skill(one) for one in seen.skills],
        stuck=_stuck(found),
        certifiable=(
            CertifiableView(count=seen.certifiable, of=seen.shared) if is_collection else None
        ),
        as_of=found.as_of,
    )


def _competence(one: CompetenceAnalysis, release: Release) -> CompetenceAnalysisView:
    return CompetenceAnalysisView(
        competence_id=one.competence_id,
        title=Texts(**release.competence(one.competence_id).title),
        success_percentage=one.success_percentage,
        level_mean=one.level_mean,
        max_level=one.max_level,
        levels=list(one.levels),
    )


def _tube(one: TubeAnalysis, release: Release) -> TubeAnalysisView:
    return TubeAnalysisView(
        tube_id=one.tube_id,
        competence_id=one.competence_id,
        title=tube_title(release, one.tube_id),
        success_percentage=one.success_percentage,
        level_mean=one.level_mean,
        max_level=one.max_level,
    )


def _skill(one: SkillAnalysis) -> SkillAnalysisView:
    return SkillAnalysisView(
        skill_id=one.skill.id,
        tube_id=one.skill.tube_id,
        level=one.skill.level,
        title=one.skill.title,
        success_percentage=one.success_percentage,
    )


def _stuck(found: GroupAnalysis) -> StuckView:
    return StuckView(
        count=found.stuck.count,
        oldest=[
            StuckPersonView(
                participation_id=one.id,
                first_name=one.first_name,
                last_name=one.last_name,
                division=one.division,
                answered=one.answered,
                since=day,
            )
            for day, one in found.stuck.oldest
        ],
    )


def _progress(one: CompetenceProgress, release: Release) -> CompetenceProgressView:
    return CompetenceProgressView(
        competence_id=one.competence_id,
        title=Texts(**release.competence(one.competence_id).title),
        before=one.before,
        after=one.after,
    )
