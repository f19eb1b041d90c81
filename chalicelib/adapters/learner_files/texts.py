"""Bytes -> text, a piece at a time, under the encoding a file says it has: lies are refused."""

import codecs
import re
from collections.abc import Iterator
from typing import IO

from chalicelib.core.roster_file import MAX_UNPACKED_BYTES, FileRefused

PIECE = 64 * 1024
PROLOGUE = 128
_DECLARED = re.compile(rb"""<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ALLOWED = {
    "ascii",
    "cp1252",
    "iso8859-1",
    "iso8859-15",
    "mac-roman",
    "utf-16",
    "utf-16-be",
    "utf-16-le",
    "utf-8",
}
"""No others: some codecs of Python unpack or rewrite what they read."""
_ONE_BYTE = {"cp1252", "iso8859-1", "iso8859-15", "mac-roman"}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def declared_encoding(file: IO[bytes]) -> str:
    """What an XML file says it is written in; raises `FileRefused` when it contradicts itself."""
    start = _start(file)
    marked = _marked(start)
    found = _DECLARED.search(start if not marked.startswith("utf-16") else _narrow(start, marked))
    said = _known(found[1].decode("ascii")) if found else ""
    if marked:
        if said and not said.startswith(marked[:6]):
            raise FileRefused("encoding_wrong", encoding=said)
        return marked
    if said.startswith("utf-16"):  # without its mark, and read as bytes: it is not
        raise FileRefused("encoding_wrong", encoding=said)
    return said or "utf-8"


def pieces(file: IO[bytes], encoding: str) -> Iterator[str]:
    """The text; raises `FileRefused` where the bytes are not of that encoding, or too many."""
    decode = codecs.getincrementaldecoder(encoding)("strict")
    size, line, is_first = 0, 1, True
    file.seek(0)
    while True:
        raw = file.read(PIECE)
        size += len(raw)
        if size > MAX_UNPACKED_BYTES:
            raise FileRefused("zip_bomb")
        try:
            text = decode.decode(raw, final=not raw)
        except UnicodeDecodeError as error:
            raise FileRefused("encoding_wrong", line=line, encoding=encoding) from error
        if is_first:
            text, is_first = text.removeprefix("\ufeff"), False
        if control := _CONTROL.search(text):
            at = line + text.count("\n", 0, control.start())
            raise FileRefused("encoding_wrong", line=at, encoding=encoding)
        line += text.count("\n")
        yield text
        if not raw:
            return


def refuse_disguised(file: IO[bytes], encoding: str) -> None:
    """Refuse a file that says one byte a letter and is written in UTF-8: names would be garbled.

    French text in one of those encodings is never valid UTF-8 from its first accent to its last.
    """
    if encoding not in _ONE_BYTE:
        return
    decode = codecs.getincrementaldecoder("utf-8")("strict")
    has_accent = False
    file.seek(0)
    while raw := file.read(PIECE):
        try:
            has_accent |= not decode.decode(raw).isascii()
        except UnicodeDecodeError:
            return
    if has_accent:
        raise FileRefused("encoding_wrong", encoding=encoding)


def marked_encoding(file: IO[bytes]) -> str:
    """What the first bytes say ("": nothing)."""
    return _marked(_start(file))


def _start(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read(2 * PROLOGUE)


def _marked(start: bytes) -> str:
    return next((name for mark, name in _MARKS if start.startswith(mark)), "")


def _narrow(start: bytes, encoding: str) -> bytes:
    return start[2:].decode(encoding, "replace").encode("ascii", "replace")


def _known(said: str) -> str:
    try:
        name = codecs.lookup(said).name
    except LookupError:
        name = ""
    if name not in _ALLOWED:
        raise FileRefused("encoding_not_supported", encoding=said)
    return name
