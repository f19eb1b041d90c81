"""Runs a nightly feed: takes what is due a chunk at a time, and goes on where it stopped."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from typing import TypeVar

from chalicelib.core.certification.reported_result import FeedName
from chalicelib.core.errors import RowExists, StaleRow
from chalicelib.core.feed.errors import FeedRunBusy, FeedRunDone
from chalicelib.core.feed.ledger import Due, Judged, LedgerEntry, Shape, judged, was_taken
from chalicelib.core.feed.manifest import manifest_of, sha256_of
from chalicelib.core.feed.night import local_date
from chalicelib.core.feed.run import CHUNK_SIZE, Chunk, Counts, FeedRun, new_run, taken_up
from chalicelib.core.feed.shapes import CompetenceName, competence_names, shape_of
from chalicelib.ports import Clock, Releases
from chalicelib.ports.feeds import (
    DueResults,
    FeedFiles,
    FeedLedger,
    FeedRuns,
    ManifestSignatures,
    OpenChunk,
)
from chalicelib.ports.reported import ReportedResults

BATCH = 500
REMOVED_AT_ONCE = 100

MustStop = Callable[[], bool]
"""Is there too little time left for another chunk?"""
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class FeedDoors:
    """What running a feed needs. `batch`: results in memory at a time."""

    runs: FeedRuns
    due: DueResults
    ledger: FeedLedger
    results: ReportedResults
    files: FeedFiles
    signatures: ManifestSignatures
    releases: Releases
    clock: Clock
    chunk_size: Mapping[FeedName, int] = field(default_factory=lambda: CHUNK_SIZE)
    batch: int = BATCH


def run_feed(doors: FeedDoors, feed: FeedName, *, must_stop: MustStop) -> FeedRun | None:
    """Go on with the last run, or start that of today; None when there is nothing to do.

    A day that was not finished is finished before another one starts. The run that comes back is
    `done` or, when it had to stop, `partial`.
    """
    run = _started(doors, feed)
    return None if run is None else _carried_on(doors, run, must_stop)


def resume_run(doors: FeedDoors, feed: FeedName, day: date, *, must_stop: MustStop) -> FeedRun:
    """Go on with that run; raises `FeedRunNotFound`, `FeedRunDone`, `FeedRunBusy`."""
    run = doors.runs.get(feed, day)
    if run.state == "done":
        raise FeedRunDone
    taken = _taken_up(doors, run)
    if taken is None:
        raise FeedRunBusy
    return _carried_on(doors, taken, must_stop)


def _started(doors: FeedDoors, feed: FeedName) -> FeedRun | None:
    now, last = doors.clock.now(), doors.runs.last(feed)
    if last is not None and last.state != "done":
        return _taken_up(doors, last)
    if last is not None and last.date >= local_date(now):
        return None
    run = new_run(feed, release_id=doors.releases.current().id, now=now)
    try:
        doors.runs.add(run)
    except RowExists:  # somebody started it a moment ago
        return None
    return replace(run, version=1)


def _taken_up(doors: FeedDoors, run: FeedRun) -> FeedRun | None:
    now = doors.clock.now()
    if run.is_held(now):
        return None
    try:
        return _saved(doors, taken_up(run, now=now))
    except StaleRow:  # somebody took it up a moment ago
        return None


def _carried_on(doors: FeedDoors, run: FeedRun, must_stop: MustStop) -> FeedRun:
    try:
        return _finished(doors, run, must_stop)
    except StaleRow:  # somebody else is at it: it is theirs
        raise
    except Exception as error:
        _say_failed(doors, run, type(error).__name__)
        raise


def _finished(doors: FeedDoors, run: FeedRun, must_stop: MustStop) -> FeedRun:
    competences = competence_names(doors.releases.get(run.release_id))
    shape = shape_of(run.feed, competences)
    while not run.is_exhausted:
        if must_stop():
            return _saved(doors, replace(run, state="partial"))
        run = _with_chunk(doors, run, shape)
    if not run.manifest_sha256:
        run = _sealed(doors, run, competences)
    while run.cleared < len(run.chunks):
        if must_stop():
            return _saved(doors, replace(run, state="partial"))
        run = _cleared(doors, run)
    return _saved(doors, replace(run, state="done", finished_at=doors.clock.now()))


def _with_chunk(doors: FeedDoors, run: FeedRun, shape: Shape) -> FeedRun:
    """The run with one chunk more; only the last line of this makes it count."""
    size, counts, taken, last = doors.chunk_size[run.feed], Counts(), 0, ""
    due = islice(doors.due.each(run.feed, until=run.cutoff, after=run.last), size)
    with doors.files.chunk(run, len(run.chunks) + 1) as files:
        for batch in _batches(due, doors.batch):
            for one in _judged(doors, run, batch, files=files, shape=shape):
                counts = counts.with_one(one.entry.outcome, one.entry.reason)
            taken, last = taken + len(batch), batch[-1].place
        stored = files.store()
    if taken:
        chunk = Chunk(len(run.chunks) + 1, last, counts, stored)
        run = replace(run, chunks=(*run.chunks, chunk))
    return _saved(doors, replace(run, is_exhausted=taken < size))


def _judged(
    doors: FeedDoors, run: FeedRun, batch: Sequence[Due], *, files: OpenChunk, shape: Shape
) -> list[Judged]:
    """Judge a batch, write its lines, then what was told; a killed run does the same again."""
    ids = list(dict.fromkeys(due.certification_id for due in batch))
    known = dict(doors.ledger.find_many(run.feed, ids))
    results = {one.certification_id: one for one in doors.results.find_many(ids)}
    made: list[Judged] = []
    for due in batch:
        id_ = due.certification_id
        if was_taken(known.get(id_), run, due):
            made += _taken_again(known[id_], due, files)
            continue
        one = judged(run, due, known.get(id_), result=results.get(id_), shape=shape)
        known[id_] = one.entry
        _write(files, due, one)
        made.append(one)
    doors.ledger.save_many(run.feed, [one.entry for one in made if one.entry.outcome != "repeated"])
    return made


def _taken_again(entry: LedgerEntry, due: Due, files: OpenChunk) -> list[Judged]:
    """Due twice: told already, unless it changed since; then it stays due for tomorrow."""
    if due.version > entry.version:
        return []
    files.take(due)
    return [Judged(replace(entry, outcome="repeated", reason=""))]


def _write(files: OpenChunk, due: Due, one: Judged) -> None:
    files.take(due)
    if one.line is not None:
        files.add(one.line)
    elif one.entry.outcome == "refused":
        files.refuse(due.certification_id, one.entry.reason)


def _sealed(doors: FeedDoors, run: FeedRun, competences: Sequence[CompetenceName]) -> FeedRun:
    manifest = manifest_of(run, competences)
    doors.files.seal(run, manifest, doors.signatures.detached(manifest))
    return _saved(doors, replace(run, manifest_sha256=sha256_of(manifest)))


def _cleared(doors: FeedDoors, run: FeedRun) -> FeedRun:
    chunk = run.chunks[run.cleared]
    taken = doors.files.taken(run, chunk.number) if chunk.counts.taken else ()
    for batch in _batches(taken, REMOVED_AT_ONCE):
        doors.due.remove(run.feed, batch)
    return _saved(doors, replace(run, cleared=run.cleared + 1))


def _say_failed(doors: FeedDoors, run: FeedRun, failure: str) -> None:
    """Leave it to the next hour; whoever took it up meanwhile keeps it."""
    now = doors.runs.get(run.feed, run.date)
    if now.state == "running" and now.leased_until == run.leased_until:
        with suppress(StaleRow):
            doors.runs.save(replace(now, state="failed", failure=failure))


def _saved(doors: FeedDoors, run: FeedRun) -> FeedRun:
    doors.runs.save(run)
    return replace(run, version=run.version + 1)


def _batches(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    waiting = iter(items)
    while batch := list(islice(waiting, size)):
        yield batch
