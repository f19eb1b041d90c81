"""What reading files of learners needs from outside."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import IO, Protocol

from chalicelib.core.job import Job
from chalicelib.core.learner import Learner
from chalicelib.core.roster_diff import Category, Change, Known, Written
from chalicelib.core.roster_file import ClassOf, Roster
from chalicelib.core.roster_row import Entry, Row


class Uploads(Protocol):
    """Files that people hand in, straight to the store, part after part."""

    def begin(self, key: str) -> str:
        """Open a file to be sent in parts, and return what it is called meanwhile."""
        ...

    def part_address(self, key: str, upload_id: str, number: int) -> str:
        """Where to put a part (the first is 1), good for an hour."""
        ...

    def stored_parts(self, key: str, upload_id: str) -> Mapping[int, int]:
        """The parts there are and their sizes; none when the file was completed or given up."""
        ...

    def complete(self, key: str, upload_id: str) -> None:
        """Make one file of its parts; nothing happens when it was made already."""
        ...

    def size(self, key: str) -> int:
        """Bytes of a complete file; 0 when there is none."""
        ...

    def fetch(self, key: str) -> AbstractContextManager[IO[bytes]]:
        """The file, on this machine's disk while it is used; raises `UploadIncomplete`."""
        ...

    def remove(self, key: str, upload_id: str) -> None:
        """Forget a file, complete or not; nothing happens when there is none."""
        ...


class Rosters(Protocol):
    """Reads files of learners."""

    def open(self, file: IO[bytes], format_id: str) -> AbstractContextManager[Roster]:
        """What the file holds, `format_id` "auto" to find out; raises `FileRefused`."""
        ...


class Scratch(Protocol):
    """What is known of one file while it is read: on disk, so that its length does not matter."""

    def claim(self, key: str, line: int) -> int:
        """The first line that had that key: this one, or one before."""
        ...

    def hold(self, row: Row) -> None:
        """Keep a line."""
        ...

    def hold_class(self, found: ClassOf) -> None:
        """Keep somebody's class; a second one replaces it."""
        ...

    def rows(self) -> Iterator[Row]:
        """The lines in order, with the classes that are elsewhere in the file."""
        ...

    def know(self, learners: Iterable[Learner]) -> None:
        """Keep the list there is."""
        ...

    def known(self, entry: Entry) -> Known:
        """Whom of the list an entry may be; a merged learner is the one they were merged into."""
        ...

    def take(self, learner_id: str, line: int) -> int:
        """Somebody of the list is on that line; the first line that said so."""
        ...

    def left(self) -> Iterator[Learner]:
        """Those of the list, not gone and not merged, whom no line has taken."""
        ...


class Scratches(Protocol):
    """Makes them."""

    def open(self) -> AbstractContextManager[Scratch]:
        """An empty one, gone afterwards."""
        ...


class RosterPages(Protocol):
    """Pages of previews, and of what acceptances wrote; gone after thirty days and some."""

    def write(self, job: Job, category: Category, changes: Sequence[Change], *, page: int) -> None:
        """Keep a page (the first is 1) of a preview; the same page again replaces it."""
        ...

    def read(self, job: Job, category: Category, *, page: int) -> Sequence[Change]:
        """A page of a preview; nobody when there is none."""
        ...

    def write_undo(self, job: Job, page: str, written: Sequence[Written]) -> None:
        """Keep what a page is about to write."""
        ...

    def read_undo(self, job: Job, page: str) -> Sequence[Written]:
        """What a page wrote, or was about to; nothing when there is no such page."""
        ...
