"""Releases and versions that exams are tried on."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from chalicelib.core.content import Release
from chalicelib.core.exam_version import ExamVersion
from content.compiler.certifications import exams_of, read_exams
from content.compiler.problems import Problems
from tests.simulated_releases import release_of

CONTENT = Path(__file__).parents[1] / "content"
COMPETENCES = tuple(
    f"{area}.{number}"
    for area, count in enumerate((3, 4, 4, 3, 2), 1)
    for number in range(1, count + 1)
)
LENGTH = 32


@cache
def versions() -> tuple[ExamVersion, ...]:
    """The versions that the service offers, the usual one first."""
    return exams_of(read_exams(CONTENT, Problems()))


def version(version_id: str) -> ExamVersion:
    """One of them, on made-up banks: all their questions are of one pool."""
    return replace(offered(version_id), pool="training")


def offered(version_id: str) -> ExamVersion:
    """One of them as it is, for the service's own release."""
    return next(one for one in versions() if one.id == version_id)


@cache
def small_pool(*, tubes: int = 2) -> Release:
    """Sixteen competences of two subjects of four questions: as the first pool of the service."""
    return release_of(COMPETENCES, tubes=tubes)
