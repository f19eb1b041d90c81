"""What calibrating the bank needs from outside; `ports` has the others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from chalicelib.core.assessment import Event, Header
from chalicelib.core.calibration import Activation, Calibration
from chalicelib.core.content import Release
from chalicelib.core.findings import Findings
from chalicelib.core.identity import Lang


class AssessmentArchive(Protocol):
    """Every assessment, for work that nobody waits for."""

    def each(self, share: int, *, of: int) -> Iterator[tuple[Header, Sequence[Event]]]:
        """The assessments of one of `of` shares of the store (0 is the first), in any order.

        Texts of answers are left out; what is written meanwhile may be missing.
        """
        ...


class AnswerFiles(Protocol):
    """Exported answers, a line each, in parts; gone after some days."""

    def write(self, job_id: str, part: int, lines: Iterable[str]) -> None:
        """Store a part, whole or not at all; the same part again replaces it."""
        ...

    def has(self, job_id: str, part: int) -> bool:
        """Is the part stored?"""
        ...

    def lines(self, job_id: str) -> Iterator[bytes]:
        """Every line of every part, in order."""
        ...


class Drafts(Protocol):
    """Calibrations of releases, with the report of each in the languages of the service."""

    def add(self, calibration: Calibration, pages: Mapping[Lang, str]) -> None:
        """Keep a calibration; the same twice is one."""
        ...

    def get(self, release_id: str, calibration_id: str) -> Calibration:
        """The calibration of that release; raises `CalibrationNotFound`."""
        ...


class Activations(Protocol):
    """Which release and which of its calibrations new assessments get: a pointer and its log."""

    def active(self) -> tuple[str, str]:
        """The ids of both, read consistently; raises `UnknownRelease` when there is none."""
        ...

    def activate(self, activation: Activation) -> None:
        """Log it, then move the pointer.

        Raises `StaleRow` when the active pair is not the activation's release and former one.
        """
        ...

    def list_of(self, release_id: str) -> Sequence[Activation]:
        """Every activation of the release, oldest first."""
        ...


class CalibrationPages(Protocol):
    """The report of a calibration as a page for humans."""

    def page(self, findings: Findings, release: Release, lang: Lang) -> str:
        """A whole HTML document that needs nothing else."""
        ...
