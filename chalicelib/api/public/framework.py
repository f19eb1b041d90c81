"""The framework anybody may read: areas, competences, levels."""

from chalice.app import Blueprint

from chalicelib import wiring
from chalicelib.api.endpoint import Call, NoBody, Reply, Texts, View, endpoint
from chalicelib.core.errors import UnknownRelease
from chalicelib.core.identity import anyone
from chalicelib.settings import settings

framework = Blueprint(__name__)

CACHE = "public, max-age=300"


class AreaView(View):
    """An area; `id` is "1" to "5"."""

    id: str
    title: Texts


class CompetenceSummary(View):
    """A competence; `id` is "1.1" to "5.2"."""

    id: str
    area_id: str
    title: Texts
    description: Texts


class LevelView(View):
    """What reaching a level means."""

    level: int
    title: Texts
    description: Texts


class FrameworkView(View):
    """Everything about the framework that does not depend on who reads it."""

    service_name: str
    release_id: str
    max_level: int
    areas: list[AreaView]
    competences: list[CompetenceSummary]
    levels: list[LevelView]


@endpoint(
    framework,
    "GET",
    "/framework",
    allow=anyone,
    returns=FrameworkView,
    raises=(UnknownRelease,),
)
def get_framework(call: Call[NoBody]) -> Reply[FrameworkView]:  # noqa: ARG001  # the same for all
    """Areas, competences and levels of the content now served."""
    release = wiring.releases().current()
    view = FrameworkView(
        service_name=settings().service_name,
        release_id=release.id,
        max_level=settings().max_reachable_level,
        areas=[AreaView(id=area.id, title=Texts(**area.title)) for area in release.areas],
        competences=[
            CompetenceSummary(
                id=competence.id,
                area_id=competence.area_id,
                title=Texts(**competence.title),
                description=Texts(**competence.description),
            )
            for competence in release.competences
        ],
        levels=[
            LevelView(
                level=level.level,
                title=Texts(**level.title),
                description=Texts(**level.description),
            )
            for level in release.levels
        ],
    )
    return Reply(view, headers={"Cache-Control": CACHE})
