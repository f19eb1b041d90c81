"""The `inspector` simulator's data: a page, its code, and what it asked of the network."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Literal

from pydantic import Field, model_validator

from content.compiler.simulators.base import (
    Expect,
    Part,
    SimulatorData,
    exactly,
    ids_in,
    within,
)

_MOST_LINES = 120
_KEY = re.compile(r"([a-z]{1,2})(\d+)-([a-z][a-z0-9-]*)")
_OPENING = re.compile(r"<([a-z][a-z0-9]*)\b")
_DECLARATION = re.compile(r"^\s*([a-z-]+)\s*:")


class File(Part):
    """A file of the page."""

    id: str = Field(pattern=r"^[a-z]{1,2}$")
    name: str
    text: str

    @property
    def lines(self) -> list[str]:
        """Its lines; the first is number 1."""
        return self.text.rstrip("\n").split("\n")

    @property
    def language(self) -> str:
        """html, css, js, json or text."""
        suffix = PurePosixPath(self.name).suffix[1:]
        return {"htm": "html"}.get(
            suffix, suffix if suffix in ("html", "css", "js", "json") else "text"
        )

    def ids(self) -> list[str]:
        """One id a line."""
        return [f"{self.id}{number}" for number in range(1, len(self.lines) + 1)]

    def faults(self) -> Iterator[str]:
        """What the frame could not show or change line by line."""
        if len(self.lines) > _MOST_LINES:
            yield f"{self.name} : {len(self.lines)} lignes, {_MOST_LINES} au plus"
        for number, line in enumerate(self.lines, start=1):
            if (
                self.language == "html"
                and len(_OPENING.findall(re.sub(r"<!--.*?-->", "", line))) > 1
            ):
                yield f"{self.name}, ligne {number} : une seule balise ouvrante par ligne"
            if self.language == "css" and line.count(":") > 1 and "{" in line:
                yield f"{self.name}, ligne {number} : une déclaration par ligne, sous le sélecteur"


class Request(Part):
    """One request of the network panel; `size` in bytes."""

    id: str
    name: str
    host: str = ""
    type: str = ""
    status: int = 200
    size: int = 0
    ms: int = 0
    cookies: int = 0
    headers: str = ""


class Message(Part):
    """A line of the console; `at` is a line of a file."""

    level: Literal["error", "warning", "info"] = "info"
    text: str
    at: str = ""


class Stored(Part):
    """A cookie, or a thing kept on the device."""

    id: str
    name: str
    host: str = ""
    value: str = ""
    expires: str = ""


class DATA(SimulatorData):
    """A page and what lies behind it."""

    task: Literal["look", "select", "edit"]
    files: list[File] = Field(min_length=1)
    entry: str = ""
    pictures: dict[str, str] = Field(default_factory=dict)
    requests: list[Request] = Field(default_factory=list)
    console: list[Message] = Field(default_factory=list)
    storage: list[Stored] = Field(default_factory=list)
    editable: list[Literal["text", "attributes", "tag", "style", "lines"]] = Field(
        default=["text", "attributes", "tag", "style"]
    )

    @model_validator(mode="after")
    def _distinct(self) -> "DATA":
        ids = [file.id for file in self.files] + self._behind()
        if len(set(ids)) < len(ids):
            raise ValueError("deux choses ont le même id")
        return self

    def _behind(self) -> list[str]:
        return [one.id for one in self.requests] + [one.id for one in self.storage]

    def task_faults(self, expect: Expect) -> Iterator[str]:
        """Lines that do not exist, keys never sent."""
        for file in self.files:
            yield from file.faults()
        lines = [id_ for file in self.files for id_ in file.ids()]
        for message in self.console:
            if message.at and message.at not in lines:
                yield f"console : la ligne « {message.at} » n'existe pas"
        if self.task == "select":
            yield from exactly(expect, ["selected"])
            yield from ids_in(expect, "selected", [*lines, *self._behind()])
        elif self.task == "edit":
            for key in expect:
                yield from self._key_faults(key)
        else:
            yield from within(expect, [])

    def _key_faults(self, key: str) -> Iterator[str]:
        read = _KEY.fullmatch(key)
        file = next((one for one in self.files if read and one.id == read[1]), None)
        if read is None or file is None or not 1 <= int(read[2]) <= len(file.lines):
            yield f"la clé « {key} » ne nomme pas une ligne (p4-alt, c2-color, j3-line)"
            return
        line, what = file.lines[int(read[2]) - 1], read[3]
        if file.language == "html" and not _OPENING.search(line):
            yield f"{key} : aucune balise ne s'ouvre à cette ligne"
        if file.language == "css":
            found = _DECLARATION.match(line)
            if found and "{" not in line and found[1] != what:
                yield f"{key} : cette ligne règle « {found[1]} »"
        if file.language not in ("html", "css") and what != "line":
            whole = f"{read[1]}{read[2]}-line"
            yield f"{key} : {file.name} change par lignes entières ({whole})"
        if self._part(file.language, what) not in self.editable:
            yield f"{key} : editable ne le permet pas"

    def _part(self, language: str, what: str) -> str:
        if language == "css":
            return "style"
        if language != "html":
            return "lines"
        return {"text": "text", "tag": "tag"}.get(what, "attributes")
