"""Nights of feeds in memory: results that change, runs that are killed, a receiver that loads."""

import gzip
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from chalicelib.adapters.cpf_xml import CpfSender
from chalicelib.adapters.feed_files import StoredFeedFiles
from chalicelib.core.certification.candidate import BirthPlace
from chalicelib.core.certification.reported_result import FeedName, ReportedResult
from chalicelib.core.feed.run import FeedRun
from chalicelib.core.feed.shapes import Shape, competence_names, shape_of
from chalicelib.services.feed_run import FeedDoors, run_feed
from tests.factories import release
from tests.fakes.feeds import (
    FakeDueResults,
    FakeFeedLedger,
    FakeFeedRuns,
    FakeManifestSignatures,
    InMemoryObjects,
)
from tests.fakes.learning import FakeReleases
from tests.fakes.reported import FakeReportedResults

TWO_IN_THE_MORNING = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
"""In Paris, in winter."""
PUBLISHED = datetime(2026, 7, 6, 10, 30, tzinfo=UTC)
SENDER = CpfSender("00AAA000", "MCFCER999999", "RS5875")


def reported(certification_id: str, **changes: Any) -> ReportedResult:
    """A pupil's published result; an adult's that the CPF may know with `cpf`."""
    made = ReportedResult(
        certification_id=certification_id,
        version=3,
        status="validated",
        first_name="Zélie",
        last_name="Martelin",
        birth_date=date(2008, 3, 7),
        taken_at=datetime(2026, 7, 1, 8, 0, tzinfo=UTC),
        changed_at=PUBLISHED,
        center_name="Lycée Hedy-Lamarr",
        max_level=7,
        max_pix=895,
        ine="123456789AB",
        uai="0991234D",
        pix=412,
        global_level="LEVEL_INDEPENDENT_4",
        levels={"1.1": 4, "1.2": 3, "2.1": 0},
        code="BCDFGHJKMPQRTV",
        published_at=PUBLISHED,
        cpf=BirthPlace("F", "FRANCE", insee_code="33063"),
    )
    return replace(made, **changes)


class Killed(BaseException):
    """The process is gone: nothing after this runs, not even what catches errors."""


@dataclass
class Hour:
    """A clock that is moved."""

    time: datetime = TWO_IN_THE_MORNING

    def now(self) -> datetime:
        return self.time


@dataclass
class Night:
    """One feed and all it stands on. `before_step`: called before and after each thing a run does
    to the outside."""

    feed: FeedName = "lsu"
    results: FakeReportedResults = field(default_factory=FakeReportedResults)
    ledger: FakeFeedLedger = field(default_factory=FakeFeedLedger)
    runs: FakeFeedRuns = field(default_factory=FakeFeedRuns)
    objects: InMemoryObjects = field(default_factory=InMemoryObjects)
    clock: Hour = field(default_factory=Hour)
    steps: int = 0
    at_step: Callable[[int], None] = field(default=lambda step: None)

    def publish(self, result: ReportedResult) -> ReportedResult:
        """Tell the store, as its worker does."""
        before = next(iter(self.results.find_many([result.certification_id])), None)
        self.results.save(result, before=before, is_due=True)
        return result

    def doors(self, *, chunk: int = 4, batch: int = 2) -> FeedDoors:
        """Small chunks; every door can kill."""
        doors: dict[str, Any] = {
            "runs": self.runs,
            "due": FakeDueResults(self.results),
            "ledger": self.ledger,
            "results": self.results,
            "files": StoredFeedFiles(self.objects, SENDER),
            "signatures": FakeManifestSignatures(),
        }
        sizes: dict[FeedName, int] = {"lsu": chunk, "parcoursup": chunk, "cpf": chunk}
        return FeedDoors(
            **{name: _Steps(door, self) for name, door in doors.items()},
            releases=FakeReleases(release()),
            clock=self.clock,
            chunk_size=sizes,
            batch=batch,
        )

    def run(self, **sizes: int) -> FeedRun | None:
        """A call of the schedule that has time enough."""
        return run_feed(self.doors(**sizes), self.feed, must_stop=lambda: False)

    def killed_run(self, at: int, **sizes: int) -> bool:
        """A call that is killed at its step `at`; False when it ended before."""

        def kill(step: int) -> None:
            if step == at:
                raise Killed

        self.steps, self.at_step = 0, kill
        try:
            with suppress(Killed):
                self.run(**sizes)
                return False
            return True
        finally:
            self.at_step = lambda step: None

    def let_lease_end(self) -> None:
        """What was killed held its run; when it was killed before there was one, nothing waits."""
        if self.runs.last(self.feed) is not None:
            self.later(minutes=17)

    def later(self, **duration: float) -> None:
        """Let time pass."""
        self.clock.time += timedelta(**duration)

    def shape(self) -> Shape:
        """What this feed says of a result."""
        return shape_of(self.feed, competence_names(release()))

    def files(self, run: FeedRun) -> dict[str, bytes]:
        """The objects of a run, by name."""
        start = f"feeds/{run.feed}/{run.date}/"
        return {
            key.removeprefix(start): content
            for key, content in self.objects.files.items()
            if key.startswith(start)
        }

    def manifest(self, run: FeedRun) -> dict[str, Any]:
        return dict(json.loads(self.files(run)["manifest.json"]))

    def lines(self, run: FeedRun, kind: str = "part") -> list[dict[str, Any]]:
        """The lines of the parts that the manifest names."""
        files = self.files(run)
        names = [part["name"] for part in self.manifest(run)["parts"]]
        return [
            json.loads(line)
            for name in names
            if name.startswith(f"{kind}-")
            for line in gzip.decompress(files[name]).decode().splitlines()
        ]


class _Steps:
    """A door each of whose calls is a step before it, and one after it."""

    def __init__(self, door: Any, night: Night) -> None:
        self._door = door
        self._night = night

    def __getattr__(self, name: str) -> Any:
        call = getattr(self._door, name)

        def stepping(*args: Any, **given: Any) -> Any:
            self._step()
            made = call(*args, **given)
            self._step()
            return self._opened(made) if name == "chunk" else made

        return stepping

    @contextmanager
    def _opened(self, opening: Any) -> Iterator[Any]:
        with opening as chunk:
            yield _Steps(chunk, self._night)

    def _step(self) -> None:
        self._night.steps += 1
        self._night.at_step(self._night.steps)


@dataclass
class Receiver:
    """Loads lines as a receiver does, and minds what it is told."""

    held: dict[str, dict[str, Any]] = field(default_factory=dict)
    loaded: set[date] = field(default_factory=set)

    def load(self, lines: list[dict[str, Any]]) -> None:
        seen = [line["certification_id"] for line in lines]
        assert len(seen) == len(set(seen))
        for line in lines:
            self._take(dict(line))

    def _take(self, line: dict[str, Any]) -> None:
        operation, id_ = line.pop("operation"), line["certification_id"]
        assert (id_ in self.held) == (operation != "created")
        if operation == "cancelled":
            assert line == {"certification_id": id_}
            del self.held[id_]
            return
        assert self.held.get(id_) != line
        self.held[id_] = line
