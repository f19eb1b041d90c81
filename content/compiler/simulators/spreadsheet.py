"""The spreadsheet's data."""

import re
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from content.compiler.simulators.base import Expect, Part, SimulatorData, exactly

_CELL = r"[A-N][1-9][0-9]?"
_RANGE = rf"^{_CELL}(:{_CELL})?$"
_ZONE = re.compile(rf"^({_CELL}(:{_CELL})?|[A-N])$")
_KEYS = {"sort": ["order"], "filter": ["shown"], "chart": ["type", "labels", "series"]}

Cell = str | int | float | bool | None
Format = Literal["euro", "percent", "integer", "decimal", "date"]


class Target(Part):
    """A cell or a range that is judged."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]{0,23}$")
    cells: str = Field(pattern=_RANGE)
    name: str = ""


class DATA(SimulatorData):
    """One sheet, and what is looked at in it."""

    task: Literal["look", "fill", "sort", "filter", "chart"]
    title: str
    rows: Annotated[list[Annotated[list[Cell], Field(max_length=14)]], Field(max_length=60)]
    table: str = Field(default="", pattern=rf"{_RANGE}|^$")
    key: str = Field(default="A", pattern=r"^[A-N]$")
    formats: dict[str, Format] = Field(default_factory=dict)
    targets: list[Target] = Field(default_factory=list)
    editable: str = ""
    recheck: dict[str, Cell] = Field(default_factory=dict)

    def task_faults(self, expect: Expect) -> Iterator[str]:
        """Addresses that are none, keys never sent, rows that cannot be told apart."""
        zones = [*self.formats, *self.editable.split()]
        for zone in zones:
            if not _ZONE.match(zone):
                yield f"« {zone} » n'est ni une cellule, ni une plage, ni une colonne"
        for name in self.recheck:
            if not re.fullmatch(_CELL, name):
                yield f"recheck : « {name} » n'est pas une cellule"
        if self.task in ("sort", "filter"):
            yield from self._twin_rows()
        yield from exactly(expect, self._keys())

    def _keys(self) -> list[str]:
        suffixes = ["", "_formula", *(["_again"] if self.recheck else [])]
        if self.task == "fill":
            return [f"{target.id}{suffix}" for target in self.targets for suffix in suffixes]
        return _KEYS.get(self.task, [])

    def _twin_rows(self) -> Iterator[str]:
        column = ord(self.key) - ord("A")
        names = [str(row[column]) for row in self.rows if column < len(row)]
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield f"deux lignes ont la même valeur « {name} » dans la colonne {self.key}"
