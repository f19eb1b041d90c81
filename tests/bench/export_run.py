"""A night of a feed in a process of its own: `python -m tests.bench.export_run lsu 200000`.

Prints its figures as JSON. Everything is ours but the network: under botocore, a DynamoDB makes up
the results that it is asked for and forgets what it is told, so that only our memory is measured;
files go to a folder.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from botocore.client import BaseClient

from tests.bench.memory import peak_mb

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
DUE = "2026-10-01T00:00:00.000Z"
SHARDS = 16
Item = dict[str, Any]
_BODY = (
    '{{"certification_id":"{id}","version":3,"status":"validated","first_name":"Zélie {number}",'
    '"last_name":"Martelin {number}","birth_date":"2006-0{digit}-07",'
    '"taken_at":"2026-06-12T08:00:00Z","changed_at":"2026-06-22T10:30:00Z",'
    '"center_name":"Lycée Hedy-Lamarr","max_level":7,"max_pix":895,"ine":"{number:09d}AB",'
    '"uai":"0991234D","school_id":"{id}","learner_id":"{id}","division":"T{digit}","pix":{pix},'
    '"global_level":"LEVEL_INDEPENDENT_4","levels":{{{levels}}},"code":"BCDFGHJKMPQRTV",'
    '"published_at":"2026-06-22T10:30:00Z",'
    '"cpf":{{"sex":"F","country":"FRANCE","insee_code":"33063"}}}}'
)
_COMPETENCES = [
    f"{area}.{rank}"
    for area, count in enumerate((3, 4, 4, 3, 2), start=1)
    for rank in range(1, count + 1)
]


@dataclass
class MadeUp:
    """Answers as DynamoDB would: so many results are due, none was ever told."""

    size: int
    requests: int = 0
    saved_at: list[float] = field(default_factory=list)
    runs: dict[str, Item] = field(default_factory=dict)

    def reply(self, operation: str, given: dict[str, Any]) -> Any:
        """The reply to one request."""
        self.requests += 1
        if operation == "Query":
            return self._query(given)
        if operation == "BatchGetItem":
            return self._found(given["RequestItems"])
        if operation == "PutItem":
            self.saved_at.append(time.process_time())
            self.runs[given["Item"]["s"]["S"]] = given["Item"]
        elif operation == "GetItem":
            item = self.runs.get(given["Key"]["s"]["S"])
            return {"Item": item} if item else {}
        elif operation not in {"BatchWriteItem", "TransactWriteItems"}:
            raise ValueError(f"{operation} is not what a run asks for")
        return {"UnprocessedItems": {}}

    def _query(self, given: dict[str, Any]) -> Any:
        values = [value["S"] for value in given["ExpressionAttributeValues"].values()]
        key = next(value for value in values if "#" in value and not value.startswith(DUE[:4]))
        if key.startswith("run#"):
            items = [self.runs[day] for day in sorted(self.runs, reverse=True)]
            return {"Items": items[:1], "Count": len(items[:1]), "ScannedCount": 1}
        shard = int(key.partition("#")[2])
        last = given.get("ExclusiveStartKey", {}).get("s", {}).get("S", "")
        first = max([_rank(value) for value in (*values, last)], default=-1) + 1
        count = self.size // SHARDS
        ranks = range(first, min(first + given.get("Limit", 500), count))
        items = [_work_item(key, shard, rank) for rank in ranks]
        reply: Item = {"Items": items, "Count": len(items), "ScannedCount": len(items)}
        if items and ranks[-1] + 1 < count:
            reply["LastEvaluatedKey"] = {name: items[-1][name] for name in "ps"}
        return reply

    def _found(self, asked: dict[str, Any]) -> Any:
        found = {
            table: [_result(key["p"]["S"]) for key in keys["Keys"]]
            if table.endswith("-results")
            else []
            for table, keys in asked.items()
        }
        return {"Responses": found, "UnprocessedKeys": {}}


def _rank(value: str) -> int:
    """The place in its shard that a place of the work list names; -1 when it names none."""
    id_ = value.partition("#")[2].strip()
    return int(id_[2:10]) if value.startswith(DUE) and id_ else -1


def _work_item(key: str, shard: int, rank: int) -> Item:
    id_ = f"{shard:02d}{rank:08d}".ljust(24, "x")
    return {"p": {"S": key}, "s": {"S": f"{DUE}#{id_}"}, "a": {"S": "3"}}


def _result(id_: str) -> Item:
    number = int(id_[2:10]) * SHARDS + int(id_[:2])
    levels = ",".join(f'"{one}":{(number + at) % 7}' for at, one in enumerate(_COMPETENCES))
    body = _BODY.format(
        id=id_, number=number, digit=number % 9 + 1, pix=number % 895, levels=levels
    )
    return {
        "p": {"S": id_},
        "a": {"S": body},
        "v": {"N": "3"},
        "t": {"N": "1782124200000"},
    }


class Folder:
    """`adapters.feed_files.Objects` on disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.bytes = 0

    def put(self, key: str, content: bytes, *, media_type: str) -> None:
        self.bytes += len(content)
        self._place(key).write_bytes(content)

    def get(self, key: str) -> bytes:
        return self._place(key).read_bytes()

    def address(self, key: str, *, name: str) -> str:
        return key

    def _place(self, key: str) -> Path:
        return self._folder / key.replace("/", "_")


class Still:
    """A clock that stands."""

    def now(self) -> datetime:
        return NOW


@contextmanager
def made_up(size: int) -> Iterator[MadeUp]:
    """Every DynamoDB request of this process is answered from nothing."""
    table = MadeUp(size)

    def replying(_client: BaseClient, operation: str, given: dict[str, Any]) -> Any:
        return table.reply(operation, given)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseClient, "_make_api_call", replying)
        yield table


def run(feed: str, size: int, folder: Path) -> dict[str, float]:
    """A night of that many results."""
    doors, objects = _doors(folder)
    from chalicelib.core.certification.reported_result import FEEDS
    from chalicelib.services.feed_run import run_feed

    name = next(one for one in FEEDS if one == feed)
    with made_up(size) as table:
        started = time.process_time()
        made = run_feed(doors, name, must_stop=lambda: False)
        ended = time.process_time()
    if made is None or made.counts.exported != size:
        raise SystemExit(f"{size} results were to be told, and {made and made.counts}")
    chunks = _seconds(table.saved_at, len(made.chunks))
    half = max(1, min(5, len(chunks) // 2))
    return {
        "exported": made.counts.exported,
        "first_s": sum(chunks[:half]) / half,
        "last_s": sum(chunks[-half:]) / half,
        "total_s": ended - started,
        "requests": table.requests,
        "files_mb": objects.bytes / 2**20,
        "peak_mb": peak_mb(),
    }


def _doors(folder: Path) -> tuple[Any, Folder]:
    from chalicelib.adapters.cpf_xml import CpfSender
    from chalicelib.adapters.dynamo import feeds
    from chalicelib.adapters.dynamo.reported_results import DynamoReportedResults
    from chalicelib.adapters.feed_files import StoredFeedFiles
    from chalicelib.services.feed_run import FeedDoors
    from tests.factories import release
    from tests.fakes.feeds import FakeManifestSignatures
    from tests.fakes.learning import FakeReleases

    objects = Folder(folder)
    doors = FeedDoors(
        runs=feeds.DynamoFeedRuns(),
        due=feeds.DynamoDueResults(),
        ledger=feeds.DynamoFeedLedger(),
        results=DynamoReportedResults(),
        files=StoredFeedFiles(objects, CpfSender("00AAA000", "MCFCER000000", "RS5875")),
        signatures=FakeManifestSignatures(),
        releases=FakeReleases(release()),
        clock=Still(),
    )
    return doors, objects


def _seconds(saved_at: list[float], chunks: int) -> list[float]:
    """Seconds of each chunk: the run is saved when it starts, then after each of them."""
    at = saved_at[: chunks + 1]
    return [after - before for before, after in pairwise(at)]


def main() -> None:
    """Print the figures of one run."""
    os.environ.setdefault("AWS_ACCESS_KEY_ID", "testing")
    os.environ.setdefault("AWS_SECRET_ACCESS_KEY", "testing")
    with TemporaryDirectory() as folder:
        print(json.dumps(run(sys.argv[1], int(sys.argv[2]), Path(folder))))


if __name__ == "__main__":
    main()
