"""How results are written for institutions: the fields that LSU/LSL and Parcoursup know."""

import datetime as dt
from collections.abc import Iterable

from chalicelib import wiring
from chalicelib.api.endpoint import Instant, View
from chalicelib.core.certification.reported_result import ReportedResult, ReportedStatus
from chalicelib.core.certification.session import grouped
from chalicelib.core.content import Release


class ReportedLevelView(View):
    """A level, 0 to 8, of a competence."""

    competence_id: str
    level: int


class SchoolResultView(View):
    """What a school's records take over. While `pending`, neither score nor levels are there."""

    id: str
    first_name: str
    middle_name: str
    third_name: str
    last_name: str
    birth_date: dt.date
    national_student_id: str
    division: str
    status: ReportedStatus
    pix_score: int | None
    verification_code: str | None
    date: Instant
    delivered_at: Instant | None
    certification_center: str
    competence_results: list[ReportedLevelView]


class ReportedCompetenceView(View):
    """A competence of the framework, in the language of `Accept-Language`."""

    id: str
    name: str
    area_name: str


class ReportedMarkView(View):
    """A level, 0 to 8, with the names of its competence and area."""

    code: str
    name: str
    level: int
    area_name: str


class ReportedCertificationView(View):
    """One certification. Found by its code, it tells neither school nor national number."""

    organization_uai: str | None
    ine: str | None
    last_name: str
    first_name: str
    birth_date: dt.date
    status: ReportedStatus
    pix_score: int | None
    global_level: str | None
    certification_date: dt.date
    competences: list[ReportedMarkView]


def school_result_view(one: ReportedResult) -> SchoolResultView:
    """A line of a school's list."""
    return SchoolResultView(
        id=one.certification_id,
        first_name=one.first_name,
        middle_name=one.middle_name,
        third_name=one.third_name,
        last_name=one.last_name,
        birth_date=one.birth_date,
        national_student_id=one.ine,
        division=one.division,
        status=one.status,
        pix_score=one.pix,
        verification_code=grouped(one.code) if one.code else None,
        date=one.taken_at,
        delivered_at=one.published_at,
        certification_center=one.center_name,
        competence_results=[
            ReportedLevelView(competence_id=id_, level=level)
            for id_, level in sorted(one.levels.items())
        ],
    )


def competence_views(lang: str) -> list[ReportedCompetenceView]:
    """Every competence there is, as the content now served names them."""
    release = wiring.releases().current()
    return list(_competences(release, lang))


def certification_view(
    one: ReportedResult, *, lang: str, is_identified: bool
) -> ReportedCertificationView:
    """One certification; `is_identified`: who asked knew the person's school or number."""
    names = {competence.id: competence for competence in competence_views(lang)}
    return ReportedCertificationView(
        organization_uai=one.uai or None if is_identified else None,
        ine=one.ine or None if is_identified else None,
        last_name=one.last_name,
        first_name=one.first_name,
        birth_date=one.birth_date,
        status=one.status,
        pix_score=one.pix,
        global_level=one.global_level,
        certification_date=one.taken_on,
        competences=[
            ReportedMarkView(
                code=id_, name=names[id_].name, level=level, area_name=names[id_].area_name
            )
            for id_, level in sorted(one.levels.items())
            if id_ in names
        ],
    )


def _competences(release: Release, lang: str) -> Iterable[ReportedCompetenceView]:
    areas = {area.id: area.title[lang] for area in release.areas}
    for one in release.competences:
        name = one.title[lang]
        yield ReportedCompetenceView(id=one.id, name=name, area_name=areas[one.area_id])
