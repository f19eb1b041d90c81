"""What a certificate says, as screens read it: its holder's and those of who verifies it."""

from collections.abc import Sequence

from chalicelib.api.endpoint import Texts, View
from chalicelib.core.certification.certificate import CertifiedArea


class CertifiedLevelView(View):
    """A competence and its level; null: the exam did not measure it."""

    competence_id: str
    title: Texts
    level: int | None


class CertifiedAreaView(View):
    """The competences of an area."""

    id: str
    title: Texts
    levels: list[CertifiedLevelView]


def areas_view(areas: Sequence[CertifiedArea]) -> list[CertifiedAreaView]:
    """Levels by area, in the framework's order."""
    return [
        CertifiedAreaView(
            id=area.id,
            title=Texts(**area.title),
            levels=[
                CertifiedLevelView(
                    competence_id=one.competence_id, title=Texts(**one.title), level=one.level
                )
                for one in area.levels
            ],
        )
        for area in areas
    ]
