"""What keeping the bank needs from outside: calibration, exposure; `ports` has the others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from chalicelib.core.assessment import Event, Header
from chalicelib.core.calibration import Activation, Calibration
from chalicelib.core.content import Pool, Release
from chalicelib.core.edition import Published
from chalicelib.core.exposure import Asker, PriceList, Uses
from chalicelib.core.findings import Findings
from chalicelib.core.identity import Lang
from chalicelib.core.item_pool import ItemPool, Wanted


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

        Raises `StaleRow` when the active pair is not the activation's `former`.
        """
        ...

    def list_of(self, release_id: str) -> Sequence[Activation]:
        """Every activation of the release, oldest first."""
        ...

    def history(self) -> Sequence[Activation]:
        """Every activation, the last first; the hundred last at most."""
        ...


class Shelf(Protocol):
    """The releases that were published, whichever is in service."""

    def published(self) -> Sequence[Published]:
        """All of them, the last published first."""
        ...


class CalibrationPages(Protocol):
    """The report of a calibration as a page for humans."""

    def page(self, findings: Findings, release: Release, lang: Lang) -> str:
        """A whole HTML document that needs nothing else."""
        ...


class UseCounts(Protocol):
    """How often challenges were asked, by whom, hour by hour; counts go after a week."""

    def add(self, batch_id: str, uses: Uses, *, asker: Asker, hour: datetime) -> None:
        """Keep what one batch of the stream counted; the same batch again replaces it."""
        ...

    def of_hour(self, hour: datetime, asker: Asker) -> Uses:
        """All that they asked in the hour that begins then."""
        ...


class Prices(Protocol):
    """Snapshots of prices, and which one new tests get."""

    def current(self, release_id: str, pool: Pool) -> PriceList | None:
        """The newest list; None when the release was built without prices for that pool."""
        ...

    def get(self, release_id: str, pool: Pool, prices_id: str) -> PriceList | None:
        """A former list, for who repeats a draw; None when there is no such list."""
        ...

    def renew(self, following: PriceList, *, former_id: str) -> None:
        """Keep a list and make it the current one; raises `StaleRow` unless `former_id` is."""
        ...


class ItemPools(Protocol):
    """What a step of an exam chooses from."""

    def get(self, release: Release, wanted: Wanted) -> ItemPool:
        """The items that fit, at the newest prices; raises `QuotasNotMet`."""
        ...
