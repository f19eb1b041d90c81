"""What each feed tells of a result: the fields that its receiver knows, and no others."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from chalicelib.core.certification.digcomp import DigCompLevel, digcomp_levels
from chalicelib.core.certification.reported_result import FeedName, ReportedResult
from chalicelib.core.content import Release
from chalicelib.core.feed.errors import LineRefused
from chalicelib.core.feed.ledger import Content, Shape
from chalicelib.core.feed.night import SCHOOLS

NAME_MAX_LENGTH = 60
"""Longer names are refused by the CPF."""
BIRTH_YEARS = range(1900, 2100)
SEXES = frozenset("MF")


@dataclass(frozen=True, slots=True)
class CompetenceName:
    """A competence of the framework, in French, as receivers read it."""

    id: str
    name: str
    area_name: str


def competence_names(release: Release) -> tuple[CompetenceName, ...]:
    """The competences of a release, in the framework's order."""
    areas = {area.id: area.title["fr"] for area in release.areas}
    return tuple(
        CompetenceName(one.id, one.title["fr"], areas[one.area_id]) for one in release.competences
    )


def shape_of(feed: FeedName, competences: tuple[CompetenceName, ...]) -> Shape:
    """What that feed tells."""
    shapes: Mapping[FeedName, Shape] = {
        "lsu": lsu_content,
        "parcoursup": partial(parcoursup_content, competences=competences),
        "cpf": cpf_content,
    }
    return shapes[feed]


def lsu_content(result: ReportedResult) -> Content:
    """A pupil's certification, for the school record; without a school it has no place there."""
    if not result.uai:
        raise LineRefused("no_school")
    return {
        "certification_id": result.certification_id,
        "organization_uai": result.uai,
        "national_student_id": result.ine,
        "first_name": result.first_name,
        "middle_name": result.middle_name,
        "third_name": result.third_name,
        "last_name": result.last_name,
        "birth_date": result.birth_date.isoformat(),
        "status": result.status,
        "pix_score": result.pix,
        "verification_code": result.code or None,
        "date": _instant(result.taken_at),
        "delivered_at": _instant(result.published_at),
        "certification_center": result.center_name,
        "competence_results": [
            {"competence_id": id_, "level": level} for id_, level in _levels(result)
        ],
    }


def parcoursup_content(
    result: ReportedResult, *, competences: tuple[CompetenceName, ...] = ()
) -> Content:
    """A certification that an application can name: by INE, or by school and identity."""
    if result.status != "validated":
        raise LineRefused("rejected")
    if not result.ine and not result.uai:
        raise LineRefused("no_ine_nor_school")
    levels = dict(_levels(result))
    return {
        "certification_id": result.certification_id,
        "organization_uai": result.uai or None,
        "ine": result.ine or None,
        "last_name": result.last_name,
        "first_name": result.first_name,
        "birth_date": result.birth_date.isoformat(),
        "status": result.status,
        "pix_score": result.pix,
        "global_level": result.global_level,
        "certification_date": result.taken_at.astimezone(SCHOOLS).date().isoformat(),
        "verification_code": result.code or None,
        "competences": [
            {"code": one.id, "name": one.name, "level": levels[one.id], "area_name": one.area_name}
            for one in competences
            if one.id in levels
        ],
    }


def cpf_content(result: ReportedResult) -> Content:
    """A passage of the CPF: of an adult who wants it told, validated, complete."""
    _refuse_for_cpf(result)
    place, published_at = result.cpf, result.published_at
    if place is None or published_at is None:
        raise LineRefused("no_consent")
    return {
        "certification_id": result.certification_id,
        "valid_from": published_at.astimezone(SCHOOLS).date().isoformat(),
        "pix": result.pix,
        "levels": [[*map(int, one.code.split(".")), one.level] for one in _european(result)],
        "last_name": result.last_name,
        "first_name": result.first_name,
        "birth_date": result.birth_date.isoformat(),
        "sex": place.sex,
        "insee_code": place.insee_code,
        "postal_code": place.postal_code,
        "city": place.city,
        "country": place.country,
    }


def _refuse_for_cpf(result: ReportedResult) -> None:
    if result.status != "validated":
        raise LineRefused("rejected")
    if result.cpf is None:
        raise LineRefused("no_consent")
    if result.cpf.sex not in SEXES:
        raise LineRefused("no_sex")
    if max(len(result.last_name), len(result.first_name)) > NAME_MAX_LENGTH:
        raise LineRefused("name_too_long")
    if result.birth_date.year not in BIRTH_YEARS:
        raise LineRefused("birth_year")
    if not _european(result):
        raise LineRefused("no_level")


def _european(result: ReportedResult) -> list[DigCompLevel]:
    return list(digcomp_levels(dict(_levels(result))))


def _levels(result: ReportedResult) -> list[tuple[str, int]]:
    return [(id_, max(level, 0)) for id_, level in sorted(result.levels.items())]


def _instant(at: datetime | None) -> str | None:
    if at is None:
        return None
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
