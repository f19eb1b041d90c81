"""What feeds keep, in memory and in DynamoDB: lists, what was told, runs, receipts, files."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.core.certification.reported_result import ReportedResult
from chalicelib.core.errors import RowExists, StaleRow
from chalicelib.core.feed.errors import FeedRunNotFound
from chalicelib.core.feed.ledger import Delivered, LedgerEntry
from chalicelib.core.feed.receipt import Receipt, RejectedLine
from chalicelib.core.feed.reconciliation import Balance, Reconciliation
from chalicelib.core.feed.run import Chunk, Counts, FeedRun, StoredFile, new_run
from tests.aws import REGION, aws_in_process, empty_tables
from tests.fakes.feeds import (
    FakeDueResults,
    FakeFeedLedger,
    FakeFeedRuns,
    FakeReconciliations,
    InMemoryObjects,
)
from tests.fakes.reported import FakeReportedResults
from tests.feed_nights import TWO_IN_THE_MORNING as NIGHT
from tests.feed_nights import reported


@dataclass
class Stores:
    results: Any
    due: Any
    ledger: Any
    runs: Any
    proofs: Any
    objects: Any


@pytest.fixture(scope="module")
def aws() -> Iterator[None]:
    with aws_in_process():
        yield


@pytest.fixture(params=["memory", "dynamo"])
def stores(request: pytest.FixtureRequest) -> Stores:
    if request.param == "memory":
        results = FakeReportedResults()
        return Stores(
            results,
            FakeDueResults(results),
            FakeFeedLedger(),
            FakeFeedRuns(),
            FakeReconciliations(),
            InMemoryObjects(),
        )
    request.getfixturevalue("aws")
    from chalicelib.adapters.dynamo import feeds
    from chalicelib.adapters.dynamo.reported_results import DynamoReportedResults
    from chalicelib.adapters.feed_files import S3Objects
    from chalicelib.settings import settings

    empty_tables()
    return Stores(
        DynamoReportedResults(),
        feeds.DynamoDueResults(),
        feeds.DynamoFeedLedger(),
        feeds.DynamoFeedRuns(),
        feeds.DynamoReconciliations(),
        S3Objects(settings().bucket_name("exports"), region=REGION),
    )


def _due(stores: Stores, *results: ReportedResult) -> None:
    for one in results:
        stores.results.save(one, before=None, is_due=True)


def test_what_is_due_comes_in_one_order_and_can_be_gone_on_with(stores: Stores) -> None:
    _due(stores, *(reported(f"cert-{number:03d}") for number in range(40)))
    found = list(stores.due.each("lsu", until=NIGHT))
    assert {due.certification_id for due in found} == {f"cert-{n:03d}" for n in range(40)}
    assert {due.version for due in found} == {3}
    assert [due.place for due in found] == sorted(due.place for due in found)
    for at in (0, 7, 38):
        rest = list(stores.due.each("lsu", until=NIGHT, after=found[at].place))
        assert rest == found[at + 1 :]


def test_what_is_due_later_waits(stores: Stores) -> None:
    _due(stores, reported("now"), reported("later", changed_at=NIGHT + timedelta(days=1)))
    assert [due.certification_id for due in stores.due.each("lsu", until=NIGHT)] == ["now"]


def test_what_was_taken_leaves_the_list_but_not_what_is_due_again(stores: Stores) -> None:
    first, other = reported("a"), reported("b")
    _due(stores, first, other)
    taken = list(stores.due.each("lsu", until=NIGHT))
    stores.results.save(replace(first, version=4), before=first, is_due=True)
    stores.due.remove("lsu", taken)
    left = list(stores.due.each("lsu", until=NIGHT))
    assert [(due.certification_id, due.version) for due in left] == [("a", 4)]
    stores.due.remove("lsu", taken)  # again: what is gone is gone
    assert list(stores.due.each("lsu", until=NIGHT)) == left
    assert len(list(stores.due.each("cpf", until=NIGHT))) == 2


def test_who_is_on_a_list_is_known_by_result(stores: Stores) -> None:
    first, other = reported("a"), reported("b")
    _due(stores, first, other)
    stores.due.remove("lsu", [d for d in stores.due.each("lsu", until=NIGHT) if d.place[-1] == "b"])
    assert stores.due.find("lsu", [first, other]) == {"a"}
    assert stores.due.find("lsu", []) == frozenset()


def test_the_ledger_keeps_the_last_entry(stores: Stores) -> None:
    told = Delivered("run", "created", "digest")
    entry = LedgerEntry("a", "run", "03#x#a", "created", version=3, delivered=told)
    refused = LedgerEntry("b", "run", "04#x#b", "refused", "no_school")
    stores.ledger.save_many("lsu", [entry, refused])
    assert stores.ledger.find_many("lsu", ["a", "b", "c"]) == {"a": entry, "b": refused}
    assert stores.ledger.find_many("cpf", ["a"]) == {}
    again = replace(entry, run_id="next", outcome="unchanged", before=told)
    stores.ledger.save_many("lsu", [again])
    assert stores.ledger.find_many("lsu", ["a"]) == {"a": again}
    assert stores.ledger.find_many("lsu", []) == {}


def _run() -> FeedRun:
    return new_run("lsu", release_id="0123456789abcdef", now=NIGHT)


def test_a_day_has_one_run_that_is_rewritten_whole(stores: Stores) -> None:
    stores.runs.add(_run())
    with pytest.raises(RowExists):
        stores.runs.add(_run())
    counts = Counts().with_one("created").with_one("refused", "no_school")
    chunk = Chunk(1, "03#x#a", counts, (StoredFile("part-0001.jsonl.gz", 1, 99, "f" * 64),))
    moved = replace(stores.runs.get("lsu", _run().date), chunks=(chunk,), is_exhausted=True)
    stores.runs.save(moved)
    assert stores.runs.last("lsu") == replace(moved, version=2)
    with pytest.raises(StaleRow):
        stores.runs.save(moved)


def test_runs_are_listed_the_newest_first(stores: Stores) -> None:
    assert stores.runs.last("lsu") is None
    nights = [new_run("lsu", release_id="r", now=NIGHT + timedelta(days=days)) for days in range(4)]
    for run in nights:
        stores.runs.add(run)
    days = [run.date for run in reversed(nights)]
    assert [run.date for run in stores.runs.list_of("lsu")] == days
    assert [run.date for run in stores.runs.list_of("lsu", before=days[1], limit=1)] == days[2:3]
    assert stores.runs.list_of("cpf") == []
    with pytest.raises(FeedRunNotFound):
        stores.runs.get("cpf", days[0])


def test_a_receipt_replaces_the_one_that_was_read(stores: Stores) -> None:
    day = _run().date
    lines = (RejectedLine("a", "UAI"),)
    first = Receipt("lsu", day, "f" * 64, "rejected", "machine", "Rectorat", NIGHT, lines)
    assert stores.runs.find_receipt("lsu", day) is None
    stores.runs.save_receipt(first, former=None)
    with pytest.raises(StaleRow):
        stores.runs.save_receipt(first, former=None)
    second = replace(first, status="accepted", rejected=())
    stores.runs.save_receipt(second, former=first)
    assert stores.runs.find_receipt("lsu", day) == second
    assert stores.runs.list_receipts("lsu") == [second]
    assert stores.runs.list_receipts("lsu", before=day) == []


def test_the_last_proof_is_found(stores: Stores) -> None:
    assert stores.proofs.last() is None
    balance = Balance().with_one("a", "missing").with_one("b", "exported")
    proofs = [
        Reconciliation(NIGHT + timedelta(days=days), NIGHT, NIGHT, 3, {"lsu": balance})
        for days in range(2)
    ]
    for proof in proofs:
        stores.proofs.add(proof)
    assert stores.proofs.last() == proofs[1]


def test_objects_are_whole_and_replaced(stores: Stores) -> None:
    for content in (b"first", b"second"):
        stores.objects.put("feeds/lsu/2026-11-23/x", content, media_type="application/gzip")
        assert stores.objects.get("feeds/lsu/2026-11-23/x") == content
    assert "feeds/lsu/2026-11-23/x" in stores.objects.address("feeds/lsu/2026-11-23/x", name="x")
