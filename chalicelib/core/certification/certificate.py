"""A certificate: what is said of a holder, whatever carries it (paper, page, credential)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate, pairwise
from typing import Literal
from zoneinfo import ZoneInfo

from chalicelib.core.certif_errors import NotPublished
from chalicelib.core.certification.certification import Certification, ShownName
from chalicelib.core.certification.digcomp import DigCompLevel, digcomp_levels
from chalicelib.core.certification.scoring import MESHES
from chalicelib.core.content import Release, Texts
from chalicelib.core.exam_version import ExamVersion

Validity = Literal["valid", "expired", "revoked"]
TOP_PIX = 1024
"""What the whole scale is worth: 16 competences, 8 levels, 8 pix each."""
TOP_LEVEL = 8


@dataclass(frozen=True, slots=True)
class CertifiedLevel:
    """A level of one of our competences; None: the exam did not measure it."""

    competence_id: str
    title: Texts
    level: int | None


@dataclass(frozen=True, slots=True)
class CertifiedArea:
    """The competences of one area."""

    id: str
    title: Texts
    levels: tuple[CertifiedLevel, ...]


@dataclass(frozen=True, slots=True)
class GridStep:
    """A step of the reading grid: a global level and the scores it stands for, ends included."""

    mesh: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Certificate:
    """Everything that is printed. Dates are those of the center's place.

    `mesh`: name of the global level (None: the exam gives none). `max_pix`, `max_level`: what could
    be reached at most that day.
    """

    id: str
    code: str
    first_name: str = field(repr=False)
    last_name: str = field(repr=False)
    birth_date: date = field(repr=False)
    center_name: str
    taken_on: date
    published_on: date
    valid_until: date
    pix: int
    max_pix: int
    max_level: int
    mesh: str | None
    areas: tuple[CertifiedArea, ...]
    digcomp: tuple[DigCompLevel, ...]
    grid: tuple[GridStep, ...]
    professional_pix: int
    register_number: str
    is_clea: bool

    @property
    def is_professional(self) -> bool:
        """Is the professional threshold reached?"""
        return self.pix >= self.professional_pix


@dataclass(frozen=True, slots=True)
class Issuing:
    """Where and under which rules a certification was taken."""

    version: ExamVersion
    release: Release
    center_name: str
    zone: str


def certificate_of(certification: Certification, issuing: Issuing) -> Certificate:
    """The certificate of a published, validated certification; raises `NotPublished`."""
    result, published_at = certification.result, certification.published_at
    if published_at is None or not result.is_certified or not certification.code:
        raise NotPublished
    zone, version = ZoneInfo(issuing.zone), issuing.version
    published_on = published_at.astimezone(zone).date()
    return Certificate(
        id=certification.id,
        code=certification.code,
        first_name=certification.first_name,
        last_name=certification.last_name,
        birth_date=certification.birth_date,
        center_name=issuing.center_name,
        taken_on=certification.taken_at.astimezone(zone).date(),
        published_on=published_on,
        valid_until=end_of_validity(published_on, years=version.validity_years),
        pix=result.pix or 0,
        max_pix=result.max_pix,
        max_level=result.max_level,
        mesh=mesh_name(result.mesh),
        areas=_areas(result.levels, issuing.release),
        digcomp=digcomp_levels(result.levels),
        grid=reading_grid(version, max_pix=result.max_pix),
        professional_pix=version.professional_pix,
        register_number=version.register_number,
        is_clea=result.is_clea,
    )


def mesh_name(mesh: int | None) -> str | None:
    """The name of a global level, a key that is worded elsewhere."""
    return None if mesh is None else MESHES[mesh]


def reading_grid(version: ExamVersion, *, max_pix: int) -> tuple[GridStep, ...]:
    """The steps of a version's scale, the last one ending with the highest score."""
    ends = list(accumulate(version.weights, initial=0))
    steps = [
        GridStep(name, low, high - 1)
        for name, (low, high) in zip(MESHES, pairwise(ends), strict=False)
        if low <= max_pix
    ]
    return (*steps[:-1], GridStep(steps[-1].mesh, steps[-1].low, max_pix))


def end_of_validity(published_on: date, *, years: int) -> date:
    """The last day; who was certified on 29 February has until the 28th."""
    try:
        return published_on.replace(year=published_on.year + years)
    except ValueError:
        return published_on.replace(year=published_on.year + years, day=28)


def validity(certification: Certification, valid_until: date, *, today: date) -> Validity:
    """What verification answers."""
    if certification.revoked_at is not None or not certification.result.is_certified:
        return "revoked"
    return "valid" if today <= valid_until else "expired"


def shown_holder(first_name: str, last_name: str, shown: ShownName) -> str:
    """The name of the holder as they chose to show it to whoever verifies."""
    if shown == "initial":
        return f"{first_name} {last_name[:1].upper()}."
    return f"{first_name} {last_name.upper()}"


def _areas(levels: Mapping[str, int], release: Release) -> tuple[CertifiedArea, ...]:
    return tuple(
        CertifiedArea(
            area.id,
            area.title,
            tuple(
                CertifiedLevel(one.id, one.title, levels.get(one.id))
                for one in release.competences
                if one.area_id == area.id
            ),
        )
        for area in release.areas
    )
