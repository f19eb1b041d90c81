"""One file of learners in a process of its own: `python -m tests.bench.imports_run 20000`.

Prints its figures as JSON. Pages go to a folder, the list is an empty one that forgets: what is
measured is our reading and writing, whose memory must not follow the length of the file.
"""

import json
import sys
import time
import tracemalloc
from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pydantic import TypeAdapter

from chalicelib.adapters.learner_files.rosters import RosterFiles
from chalicelib.adapters.learner_files.scratch import SqliteScratches
from chalicelib.core.job import Job
from chalicelib.core.learner import Learner
from chalicelib.core.organization import Organization
from chalicelib.core.roster_diff import Change, Written
from chalicelib.services.roster_accepting import AcceptingDoors, write_accepted
from chalicelib.services.roster_reading import ReadingDoors, read_file
from tests.bench.memory import peak_mb
from tests.factories import NOW
from tests.siecle import UAI, write_siecle

SCHOOL_ID = "s" * 24
CHANGES: TypeAdapter[Sequence[Change]] = TypeAdapter(Sequence[Change])
WRITTEN: TypeAdapter[Sequence[Written]] = TypeAdapter(Sequence[Written])


class Folder:
    """The file, and pages on disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def fetch(self, key: str) -> Any:
        with (self.folder / "file").open("rb") as file:
            yield file

    def remove(self, key: str, upload_id: str) -> None:
        """Kept: the folder goes."""

    def write(self, job: Job, category: str, changes: Sequence[Change], *, page: int) -> None:
        (self.folder / f"{category}-{page}").write_bytes(CHANGES.dump_json(changes))

    def read(self, job: Job, category: str, *, page: int) -> Sequence[Change]:
        return CHANGES.validate_json((self.folder / f"{category}-{page}").read_bytes())

    def write_undo(self, job: Job, page: str, written: Sequence[Written]) -> None:
        (self.folder / f"undo-{page}").write_bytes(WRITTEN.dump_json(written))

    def read_undo(self, job: Job, page: str) -> Sequence[Written]:
        return ()


class Forgetful:
    """A list that is empty and stays so; it counts what is written to it."""

    def __init__(self) -> None:
        self.written = 0

    def each(self, organization_id: str) -> Sequence[Learner]:
        return ()

    def find_many(self, organization_id: str, ids: Sequence[str]) -> Mapping[str, Learner]:
        return {}

    def save_many(self, learners: Sequence[Learner]) -> None:
        self.written += len(learners)

    def count_divisions(self, organization_id: str) -> Mapping[str, int]:
        return {}


class OneJob:
    """The job, as it was last saved."""

    def __init__(self, job: Job) -> None:
        self.job = job

    def save(self, job: Job, *, event: object = None) -> None:
        self.job = replace(job, version=job.version + 1)


class OneSchool:
    """The school."""

    def get(self, organization_id: str) -> Organization:
        return Organization(organization_id, "school", "Ada", NOW, uai=UAI)


def run(size: int, folder: Path) -> dict[str, float]:
    """Read a file of that many pupils and write it all."""
    with (folder / "file").open("wb") as file:
        write_siecle(file, size)
    doors, learners = Folder(folder), Forgetful()
    jobs = OneJob(Job("j1", SCHOOL_ID, "import", "running", "boss", NOW))
    reading: Any = {"uploads": doors, "pages": doors, "learners": learners, "jobs": jobs}
    parts: Any = {"rosters": RosterFiles(), "scratches": SqliteScratches()}
    tracemalloc.start()
    started = time.process_time()
    read_file(ReadingDoors(**reading, **parts, organizations=OneSchool()), jobs.job, now=NOW)
    read_at = time.process_time()
    chosen = {"categories": "new", "with_doubtful": "no"}
    write_accepted(AcceptingDoors(**reading), replace(jobs.job, options=chosen), now=NOW)
    return {
        "written": learners.written,
        "read_seconds": read_at - started,
        "write_seconds": time.process_time() - read_at,
        "python_peak_mb": tracemalloc.get_traced_memory()[1] / 2**20,
        "process_peak_mb": peak_mb(),
        "file_mb": (folder / "file").stat().st_size / 2**20,
    }


def main() -> None:
    """Print the figures of one run."""
    with TemporaryDirectory() as folder:
        print(json.dumps(run(int(sys.argv[1]), Path(folder))))


if __name__ == "__main__":
    main()
