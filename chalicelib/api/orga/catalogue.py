"""What a campaign can be made of: ready target profiles, and subjects to compose one."""

from chalice.app import Blueprint

from chalicelib.api.endpoint import Call, NoBody, Texts, View, endpoint
from chalicelib.api.orga.organizations import ONE, REFUSALS
from chalicelib.core.campaign import MINUTES_A_QUESTION, QUESTIONS_A_SKILL, expected_minutes
from chalicelib.core.content import Release
from chalicelib.core.identity import registered
from chalicelib.core.scope import skills_within
from chalicelib.core.target import Category, TargetProfile
from chalicelib.services import campaign as use_cases
from chalicelib.wiring import campaigns as campaigns_wiring

catalogue = Blueprint(__name__)


class TargetProfileView(View):
    """A card of the catalogue."""

    id: str
    category: Category
    audience: str
    title: Texts
    description: Texts
    minutes: int
    tube_count: int
    skill_count: int
    competence_ids: list[str]
    badge_count: int
    caps: dict[str, int]


class TargetProfilesView(View):
    """The catalogue, in one page."""

    items: list[TargetProfileView]
    next: None = None


class OfferedTubeView(View):
    """A subject: up to which level it can be asked, and what each level adds."""

    id: str
    competence_id: str
    title: Texts
    max_level: int
    skill_count: int
    skills_by_level: dict[int, int]
    is_phone_friendly: bool


class CatalogueTubesView(View):
    """Every subject of the content, in one page; `minutes_a_skill` to tell how long a choice is."""

    items: list[OfferedTubeView]
    minutes_a_skill: float
    next: None = None


@endpoint(
    catalogue,
    "GET",
    f"{ONE}/target-profiles",
    allow=registered,
    role="member",
    returns=TargetProfilesView,
    raises=REFUSALS,
)
def list_target_profiles(call: Call[NoBody], organization_id: str) -> TargetProfilesView:  # noqa: ARG001  # the same for all: the door is the role
    """The ready profiles."""
    release = use_cases.read_catalogue(campaigns_wiring.campaign_doors())
    return TargetProfilesView(items=[_profile(one, release) for one in release.target_profiles])


@endpoint(
    catalogue,
    "GET",
    f"{ONE}/tubes",
    allow=registered,
    role="member",
    returns=CatalogueTubesView,
    raises=REFUSALS,
)
def list_tubes(call: Call[NoBody], organization_id: str) -> CatalogueTubesView:  # noqa: ARG001  # the same for all: the door is the role
    """The subjects one may compose a campaign from."""
    release = use_cases.read_catalogue(campaigns_wiring.campaign_doors())
    return CatalogueTubesView(
        items=_tubes(release), minutes_a_skill=QUESTIONS_A_SKILL * MINUTES_A_QUESTION
    )


def _profile(profile: TargetProfile, release: Release) -> TargetProfileView:
    skills = skills_within(release, profile.target.caps)
    return TargetProfileView(
        id=profile.id,
        category=profile.category,
        audience=profile.audience,
        title=Texts(**profile.title),
        description=Texts(**profile.description),
        minutes=expected_minutes(len(skills)),
        tube_count=len(profile.target.caps),
        skill_count=len(skills),
        competence_ids=list(dict.fromkeys(skill.competence_id for skill in skills)),
        badge_count=len(profile.target.badges),
        caps=dict(profile.target.caps),
    )


def _tubes(release: Release) -> list[OfferedTubeView]:
    by_level: dict[str, dict[int, int]] = {tube.id: {} for tube in release.tubes}
    bulky: set[str] = set()
    for skill in release.skills:
        own = by_level[skill.tube_id]
        own[skill.level] = own.get(skill.level, 0) + 1
        challenges = release.challenges_of(skill.id, pool="training")
        if any(one.files or one.kind in {"file", "simulator"} for one in challenges):
            bulky.add(skill.tube_id)
    return [
        OfferedTubeView(
            id=tube.id,
            competence_id=tube.competence_id,
            title=Texts(**tube.title),
            max_level=release.top_levels[tube.id],
            skill_count=sum(by_level[tube.id].values()),
            skills_by_level=by_level[tube.id],
            is_phone_friendly=tube.id not in bulky,
        )
        for tube in release.tubes
    ]
