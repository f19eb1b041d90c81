"""The profile of sixteen competences."""

from chalice.app import Blueprint

from chalicelib.api.endpoint import Call, NoBody, Texts, View, endpoint
from chalicelib.api.learner.views import TutorialView, tutorial_view
from chalicelib.core.errors import ResetTooEarly, UnknownCompetence
from chalicelib.core.identity import signed_in
from chalicelib.core.scoring import PIX_MAX, Scorecard, Status
from chalicelib.services import profile as use_cases
from chalicelib.services.certifiability import project_levels
from chalicelib.services.profile import TubeProgress
from chalicelib.wiring import results as results_wiring
from chalicelib.wiring import training as training_wiring

profile = Blueprint(__name__)


class ScorecardView(View):
    """A competence as its owner sees it: where they stand and what they may do now."""

    competence_id: str
    area_id: str
    status: Status
    level: int
    pix: int
    pix_ahead: int
    pix_to_next_level: int
    max_level: int
    assessment_id: str | None
    can_start: bool
    can_improve: bool
    can_reset: bool
    is_at_top: bool
    days_before_improving: int | None
    days_before_reset: int | None


class ProfileView(View):
    """Sixteen scorecards in the framework's order; `pix_max` is the end of the scale."""

    pix: int
    pix_max: int
    is_certifiable: bool
    certifiable_competences: int
    required_competences: int
    competences: list[ScorecardView]


class TubeView(View):
    """How far up a tube; levels are 0 to 8."""

    id: str
    title: Texts
    level: int
    max_level: int


class CompetenceView(View):
    """A competence tube by tube, with what to work on."""

    scorecard: ScorecardView
    tubes: list[TubeView]
    tutorials: list[TutorialView]


@endpoint(profile, "GET", "/profile", allow=signed_in, returns=ProfileView)
def get_profile(call: Call[NoBody]) -> ProfileView:
    """Pix and levels in all competences."""
    stores = training_wiring.profile_stores()
    found = use_cases.read_profile(stores, call.user_id, now=call.now)
    return ProfileView(
        pix=found.pix,
        pix_max=PIX_MAX,
        is_certifiable=found.is_certifiable,
        certifiable_competences=found.certifiable_competences,
        required_competences=stores.rules.certifiable_competences,
        competences=[_scorecard_view(card) for card in found.scorecards],
    )


@endpoint(
    profile,
    "GET",
    "/competences/{competence_id}",
    allow=signed_in,
    returns=CompetenceView,
    raises=(UnknownCompetence,),
)
def get_competence(call: Call[NoBody], competence_id: str) -> CompetenceView:
    """One competence in detail."""
    found = use_cases.read_competence(
        training_wiring.profile_stores(), call.user_id, competence_id, now=call.now
    )
    return CompetenceView(
        scorecard=_scorecard_view(found.scorecard),
        tubes=[_tube_view(progress) for progress in found.tubes],
        tutorials=[tutorial_view(tutorial) for tutorial in found.tutorials],
    )


@endpoint(
    profile,
    "POST",
    "/competences/{competence_id}/reset",
    allow=signed_in,
    body=NoBody,
    returns=ScorecardView,
    raises=(UnknownCompetence, ResetTooEarly),
)
def reset_competence(call: Call[NoBody], competence_id: str) -> ScorecardView:
    """Start a competence over: its pix and level go back to nothing."""
    card = use_cases.reset_competence(
        training_wiring.profile_stores(), call.user_id, competence_id, now=call.now
    )
    project_levels(results_wiring.certifiability_doors(), call.user_id, now=call.now)
    return _scorecard_view(card)


def _scorecard_view(card: Scorecard) -> ScorecardView:
    return ScorecardView(
        competence_id=card.competence_id,
        area_id=card.competence_id.split(".", maxsplit=1)[0],
        status=card.status,
        level=card.score.level,
        pix=card.score.pix,
        pix_ahead=card.score.pix_ahead,
        pix_to_next_level=card.score.pix_to_next_level,
        max_level=card.max_level,
        assessment_id=card.assessment_id,
        can_start=card.can_start,
        can_improve=card.can_improve,
        can_reset=card.can_reset,
        is_at_top=card.is_at_top,
        days_before_improving=card.days_before_improving,
        days_before_reset=card.days_before_reset,
    )


def _tube_view(progress: TubeProgress) -> TubeView:
    return TubeView(
        id=progress.tube.id,
        title=Texts(**progress.tube.title),
        level=progress.level,
        max_level=progress.max_level,
    )
