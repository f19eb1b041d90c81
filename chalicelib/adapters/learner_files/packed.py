"""The one file that a zip holds, read as a stream; archives made to hurt are refused."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from chalicelib.core.roster_file import MAX_UNPACKED_BYTES, FileRefused

_MAX_RATIO = 200
"""Lists of pupils shrink thirty times; what shrinks more was made to."""
_MAX_ENTRIES = 200
_END = b"PK\x05\x06"
_END_BYTES = 22
_TAIL_BYTES = 64 * 1024 + _END_BYTES
_ENCRYPTED = 0x1
_ENDINGS = (".xml", ".csv", ".txt")
_OFFICE = {"[Content_Types].xml", "mimetype"}
"""What tells a spreadsheet, which is an archive too."""
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


def is_zip(file: IO[bytes]) -> bool:
    """Does it begin as an archive?"""
    file.seek(0)
    return file.read(4) in {b"PK\x03\x04", _END}


@contextmanager
def unpacked(file: IO[bytes]) -> Iterator[IO[bytes]]:
    """The one list in the archive; raises `FileRefused`."""
    if _count_entries(file) > _MAX_ENTRIES:
        raise FileRefused("zip_bomb")
    try:
        with zipfile.ZipFile(file) as archive, _opened(archive) as inner:
            yield inner
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise FileRefused("invalid_file") from error


def _opened(archive: zipfile.ZipFile) -> IO[bytes]:
    info = _the_one(archive)
    try:
        return archive.open(info)
    except RuntimeError as error:  # what this reader cannot do
        raise FileRefused("invalid_file") from error


def _count_entries(file: IO[bytes]) -> int:
    """How many entries the archive says it has, before a list of them is made."""
    file.seek(0, 2)
    size = file.tell()
    file.seek(max(0, size - _TAIL_BYTES))
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_BYTES:
        raise FileRefused("invalid_file")
    listed = int.from_bytes(tail[at + 12 : at + 16], "little")  # bytes of the list of entries
    return max(int.from_bytes(tail[at + 10 : at + 12], "little"), listed // 1024)


def _the_one(archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """The only list; folders and files that begin with a dot, and what macOS adds, are litter."""
    if _OFFICE & {info.filename for info in archive.infolist()}:
        raise FileRefused("format_unknown")
    lists = [info for info in archive.infolist() if _is_list(info.filename)]
    if len(lists) != 1:
        raise FileRefused("zip_one_file", found=str(len(lists)))
    info = lists[0]
    if info.flag_bits & _ENCRYPTED:
        raise FileRefused("zip_encrypted")
    if info.compress_type not in _METHODS:
        raise FileRefused("invalid_file")
    is_bomb = info.file_size > _MAX_RATIO * max(1, info.compress_size)
    if is_bomb or info.file_size > MAX_UNPACKED_BYTES:
        raise FileRefused("zip_bomb")
    return info


def _is_list(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    is_litter = any(part.startswith(".") or part == "__MACOSX" for part in parts)
    return not is_litter and name.lower().endswith(_ENDINGS)
