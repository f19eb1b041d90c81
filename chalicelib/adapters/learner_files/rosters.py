"""A file of learners, whatever it is: packed or not, XML or a table."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from chalicelib.adapters.learner_files import siecle
from chalicelib.adapters.learner_files.packed import is_zip, unpacked
from chalicelib.adapters.learner_files.tables import read_table
from chalicelib.core.roster_file import FileRefused, Roster
from chalicelib.core.roster_formats import SIECLE

_XML_STARTS = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<", b"\xfe\xff\x00<")
_SPREADSHEETS = (b"\xd0\xcf\x11\xe0",)


class RosterFiles:
    """`ports.orga.Rosters`."""

    @contextmanager
    def open(self, file: IO[bytes], format_id: str) -> Iterator[Roster]:
        """Unpacked when it is packed; what it is, its first bytes say."""
        if is_zip(file):
            with unpacked(file) as inner:
                yield _roster(inner, format_id)
        else:
            yield _roster(file, format_id)


def _roster(file: IO[bytes], format_id: str) -> Roster:
    file.seek(0)
    start = file.read(64).lstrip(b" \r\n\t")
    if not start:
        raise FileRefused("empty_file")
    if start.startswith(_SPREADSHEETS):
        raise FileRefused("format_unknown")
    is_xml = start.startswith(_XML_STARTS)
    if is_xml and format_id in {"auto", "siecle"}:
        return Roster(SIECLE, siecle.items(file))
    if is_xml or format_id == "siecle":
        raise FileRefused("format_unknown")
    return read_table(file, format_id)
