"""In-memory stores of exported answers, calibrations and their activations."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from chalicelib.core.assessment import Event, Header
from chalicelib.core.calibration import Activation, Calibration
from chalicelib.core.content import Release
from chalicelib.core.errors import CalibrationNotFound, StaleRow, UnknownRelease
from chalicelib.core.findings import Findings
from chalicelib.core.identity import Lang
from tests.fakes.learning import FakeAssessments


class FakeArchive:
    """`ports.bank.AssessmentArchive` over fake assessments, dealt in turn."""

    def __init__(self, assessments: FakeAssessments) -> None:
        self._assessments = assessments

    def each(self, share: int, *, of: int) -> Iterator[tuple[Header, Sequence[Event]]]:
        for place, assessment_id in enumerate(sorted(self._assessments.ids())):
            if place % of == share:
                yield self._assessments.get(assessment_id)


class FakeAnswerFiles:
    """`ports.bank.AnswerFiles` in a dictionary; counts what was written."""

    def __init__(self) -> None:
        self.parts: dict[tuple[str, int], list[str]] = {}
        self.written = 0

    def write(self, job_id: str, part: int, lines: Iterable[str]) -> None:
        self.parts[job_id, part] = list(lines)
        self.written += 1

    def has(self, job_id: str, part: int) -> bool:
        return (job_id, part) in self.parts

    def lines(self, job_id: str) -> Iterator[bytes]:
        for (job, _), lines in sorted(self.parts.items()):
            if job == job_id:
                yield from (f"{line}\n".encode() for line in lines)


class FakeCalibrations:
    """`ports.bank.Drafts` and `ports.bank.Activations` in memory."""

    def __init__(self, release_id: str = "") -> None:
        self.pages: dict[str, Mapping[Lang, str]] = {}
        self._drafts: dict[tuple[str, str], Calibration] = {}
        self._active = (release_id, "")
        self._log: list[Activation] = []

    def add(self, calibration: Calibration, pages: Mapping[Lang, str]) -> None:
        self._drafts[calibration.release_id, calibration.id] = calibration
        self.pages[calibration.id] = pages

    def get(self, release_id: str, calibration_id: str) -> Calibration:
        if (release_id, calibration_id) not in self._drafts:
            raise CalibrationNotFound(calibration_id)
        return self._drafts[release_id, calibration_id]

    def active(self) -> tuple[str, str]:
        if not self._active[0]:
            raise UnknownRelease
        return self._active

    def activate(self, activation: Activation) -> None:
        if self._active != activation.former:
            raise StaleRow
        self._log.append(activation)
        self._active = (activation.release_id, activation.calibration_id)

    def list_of(self, release_id: str) -> Sequence[Activation]:
        return [one for one in self._log if one.release_id == release_id]

    def history(self) -> Sequence[Activation]:
        return self._log[::-1]


class FakePages:
    """`ports.bank.CalibrationPages`: a line."""

    def page(self, findings: Findings, release: Release, lang: Lang) -> str:
        return f"{lang} {findings.calibration.id} {release.id}"
