"""A run of a feed: what it took, a chunk at a time, and how far it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Literal, get_args

from chalicelib.core.certification.reported_result import FeedName
from chalicelib.core.draws import identifier_of
from chalicelib.core.feed.night import CLOSES_AT, LEASE, SCHOOLS, local_date

RunState = Literal["running", "partial", "failed", "done"]
"""`running`: somebody is at it, or was and died; `partial`: it stopped before its time was over and
goes on at the next hour; `failed`: an error stopped it, and it is tried again. See `state_at`."""
Operation = Literal["created", "corrected", "cancelled"]
Outcome = Literal["created", "corrected", "cancelled", "unchanged", "refused", "repeated"]
"""What becomes of a result that is due. `unchanged`: the receiver has it as it is; `refused`: not
for this feed, a reason says why; `repeated`: due twice in one run."""
OPERATIONS: tuple[Operation, ...] = get_args(Operation)
CHUNK_SIZE: Mapping[FeedName, int] = {"lsu": 10_000, "parcoursup": 10_000, "cpf": 50_000}
"""How many results a chunk takes, hence how many lines a part has at most."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the results that were due; `taken` is the sum of the others."""

    taken: int = 0
    created: int = 0
    corrected: int = 0
    cancelled: int = 0
    unchanged: int = 0
    repeated: int = 0
    refused: int = 0
    by_reason: Mapping[str, int] = field(default_factory=dict)

    @property
    def exported(self) -> int:
        """Lines."""
        return self.created + self.corrected + self.cancelled

    def with_one(self, outcome: Outcome, reason: str = "") -> "Counts":
        """One more."""
        reasons = dict(self.by_reason)
        if outcome == "refused":
            reasons[reason] = reasons.get(reason, 0) + 1
        more: Mapping[str, int] = {outcome: getattr(self, outcome) + 1}
        return replace(self, **more, taken=self.taken + 1, by_reason=reasons)


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file of a run: its lines, its bytes and their SHA-256 in hexadecimal."""

    name: str
    lines: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Chunk:
    """What a run has taken and stored for good; `last` is the place of the last result taken."""

    number: int
    last: str
    counts: Counts
    files: tuple[StoredFile, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedRun:
    """The run of a feed on a date; the id follows from both.

    `cutoff`: what was due then is taken, now and when the run goes on. `release_id`: the framework
    that names competences. `is_exhausted`: everything was taken. `manifest_sha256`: "" before the
    manifest is stored. `cleared`: how many chunks have left the work list. `failure`: the kind of
    the error that stopped it last.
    """

    feed: FeedName
    date: date
    id: str
    cutoff: datetime
    release_id: str
    leased_until: datetime
    state: RunState = "running"
    chunks: tuple[Chunk, ...] = ()
    is_exhausted: bool = False
    manifest_sha256: str = ""
    cleared: int = 0
    failure: str = ""
    finished_at: datetime | None = None
    version: int = 0

    @property
    def last(self) -> str:
        """Where the next chunk starts; "" at the beginning."""
        return self.chunks[-1].last if self.chunks else ""

    @property
    def counts(self) -> Counts:
        """Those of every chunk."""
        return total(chunk.counts for chunk in self.chunks)

    @property
    def files(self) -> tuple[StoredFile, ...]:
        """Those of every chunk, in order."""
        return tuple(file for chunk in self.chunks for file in chunk.files)

    def state_at(self, now: datetime) -> RunState:
        """What people are told: a run that nobody holds any more is not running."""
        is_left = self.state == "running" and not self.is_held(now)
        return "partial" if is_left else self.state

    def is_held(self, now: datetime) -> bool:
        """Is somebody at it?"""
        return self.state == "running" and now < self.leased_until


def new_run(feed: FeedName, *, release_id: str, now: datetime) -> FeedRun:
    """The run that starts now."""
    day = local_date(now)
    return FeedRun(
        feed=feed,
        date=day,
        id=identifier_of(f"feed#{feed}#{day.isoformat()}"),
        cutoff=now,
        release_id=release_id,
        leased_until=now + LEASE,
    )


def taken_up(run: FeedRun, *, now: datetime) -> FeedRun:
    """The same run, held by whoever goes on with it."""
    return replace(run, state="running", leased_until=now + LEASE, failure="")


def total(counts: Iterable[Counts]) -> Counts:
    """All of them together."""
    numbers = ("taken", *OPERATIONS, "unchanged", "repeated", "refused")
    sums, reasons = dict.fromkeys(numbers, 0), dict[str, int]()
    for one in counts:
        for name in numbers:
            sums[name] += getattr(one, name)
        for reason, number in one.by_reason.items():
            reasons[reason] = reasons.get(reason, 0) + number
    return Counts(**sums, by_reason=dict(sorted(reasons.items())))


def is_late(run: FeedRun | None, *, now: datetime) -> bool:
    """Is the run of today not there, though the night is over?"""
    if now.astimezone(SCHOOLS).hour < CLOSES_AT:
        return False
    return run is None or run.date < local_date(now) or run.state != "done"
