"""What reading files of learners needs, in memory."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import IO

from chalicelib.core.job import Job
from chalicelib.core.orga_errors import UploadIncomplete
from chalicelib.core.roster_diff import Category, Change, Written


class FakeUploads:
    def __init__(self) -> None:
        self.parts: dict[str, dict[int, bytes]] = {}
        self.files: dict[str, bytes] = {}

    def begin(self, key: str) -> str:
        self.parts[key] = {}
        return f"upload of {key}"

    def part_address(self, key: str, upload_id: str, number: int) -> str:
        return f"https://uploads.test/{key}?part={number}"

    def put(self, key: str, number: int, body: bytes) -> None:
        """What the browser does."""
        self.parts[key][number] = body

    def stored_parts(self, key: str, upload_id: str) -> Mapping[int, int]:
        return {number: len(body) for number, body in self.parts.get(key, {}).items()}

    def complete(self, key: str, upload_id: str) -> None:
        if parts := self.parts.pop(key, {}):
            self.files[key] = b"".join(body for _, body in sorted(parts.items()))

    def size(self, key: str) -> int:
        return len(self.files.get(key, b""))

    @contextmanager
    def fetch(self, key: str) -> Iterator[IO[bytes]]:
        if key not in self.files:
            raise UploadIncomplete
        yield BytesIO(self.files[key])

    def remove(self, key: str, upload_id: str) -> None:
        self.parts.pop(key, None)
        self.files.pop(key, None)


class FakePages:
    def __init__(self) -> None:
        self.changes: dict[tuple[str, str, int], Sequence[Change]] = {}
        self.undo: dict[tuple[str, str], Sequence[Written]] = {}

    def write(self, job: Job, category: Category, changes: Sequence[Change], *, page: int) -> None:
        self.changes[job.id, category, page] = tuple(changes)

    def read(self, job: Job, category: Category, *, page: int) -> Sequence[Change]:
        return self.changes.get((job.id, category, page), ())

    def write_undo(self, job: Job, page: str, written: Sequence[Written]) -> None:
        self.undo[job.id, page] = tuple(written)

    def read_undo(self, job: Job, page: str) -> Sequence[Written]:
        return self.undo.get((job.id, page), ())
