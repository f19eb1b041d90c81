"""SIECLE: the XML of secondary schools, as a stream; no DTD, no entities, nothing fetched."""

from collections.abc import Iterator
from typing import IO
from xml.parsers.expat import ExpatError, ParserCreate

from chalicelib.adapters.learner_files.texts import declared_encoding, pieces, refuse_disguised
from chalicelib.core.roster_file import ClassOf, FileRefused, Item, Person, School

_ROOT = "BEE_ELEVES"
_DEPTH = 12
_LONGEST = 10_000
"""Of a text: a longer one was made to fill the memory."""
_MOST_FIELDS = 400
"""Elements of one pupil."""


def items(file: IO[bytes]) -> Iterator[Item]:
    """The school, its pupils and their classes, as one reads; raises `FileRefused`."""
    encoding = declared_encoding(file)
    refuse_disguised(file, encoding)
    reader = _Reader()
    for text in pieces(file, encoding):
        yield from reader.read(text)
    yield from reader.end()


class _Reader:
    """Expat, with the elements that stay open and what was made of those that closed.

    Text was decoded before: expat is told it is UTF-8, whatever the prologue says.
    """

    def __init__(self) -> None:
        self._parser = ParserCreate("utf-8")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._close
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = self._forbid
        self._parser.EntityDeclHandler = self._forbid
        self._parser.ProcessingInstructionHandler = None
        self._path: list[str] = []
        self._texts: list[str] = []
        self._length = 0
        self._line = 0
        self._cells: dict[str, str] = {}
        self._kinds: list[tuple[str, str]] = []
        self._structure: dict[str, str] = {}
        self._made: list[Item] = []

    def read(self, text: str) -> list[Item]:
        """What a piece of the file completes."""
        return self._fed(text.encode(), is_last=False)

    def end(self) -> list[Item]:
        """What the end completes."""
        return self._fed(b"", is_last=True)

    def _fed(self, raw: bytes, *, is_last: bool) -> list[Item]:
        self._made = []
        try:
            self._parser.Parse(raw, is_last)
        except ExpatError as error:
            raise FileRefused("invalid_file", line=error.lineno) from error
        return self._made

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._path and name != _ROOT:
            raise FileRefused("invalid_file", line=self._parser.CurrentLineNumber)
        self._path.append(name)
        if len(self._path) > _DEPTH:
            raise FileRefused("xml_forbidden", line=self._parser.CurrentLineNumber)
        self._texts, self._length = [], 0
        if name in {"ELEVE", "STRUCTURES_ELEVE"} and self._path[:2] == [_ROOT, "DONNEES"]:
            self._line = self._parser.CurrentLineNumber
            self._cells = {"ELEVE_ID": attributes.get("ELEVE_ID", "").strip()[:_LONGEST]}
            self._kinds = []
        elif name == "STRUCTURE":
            self._structure = {}

    def _text(self, text: str) -> None:
        self._length += len(text)
        if self._length > _LONGEST:
            raise FileRefused("xml_forbidden", line=self._parser.CurrentLineNumber)
        self._texts.append(text)

    def _close(self, name: str) -> None:
        place, text = self._path[1:-1], "".join(self._texts)
        self._path.pop()
        self._texts, self._length = [], 0
        if (place, name) == (["PARAMETRES"], "UAJ"):
            self._made.append(School(text.strip(), self._parser.CurrentLineNumber))
        elif name == "ELEVE" and len(place) == 2:
            self._made.append(Person(self._line, self._cells))
        elif name == "STRUCTURES_ELEVE" and len(place) == 2:
            self._made.extend(_classes(self._cells["ELEVE_ID"], self._kinds))
        elif place[-1:] == ["ELEVE"] and len(self._cells) < _MOST_FIELDS:
            self._cells[name] = text
        elif name == "STRUCTURE":
            found = self._structure
            self._kinds.append((found.get("TYPE_STRUCTURE", ""), found.get("CODE_STRUCTURE", "")))
        elif place[-1:] == ["STRUCTURE"]:
            self._structure[name] = text.strip()

    def _forbid(self, *_: object) -> None:
        raise FileRefused("xml_forbidden", line=self._parser.CurrentLineNumber)


def _classes(key: str, structures: list[tuple[str, str]]) -> list[ClassOf]:
    """The class: the last structure that is one; who is in "Inactifs" is in none."""
    found = [code for kind, code in structures if kind == "D" and code and code != "Inactifs"]
    return [ClassOf(key, " ".join(found[-1].split()))] if found and key else []
