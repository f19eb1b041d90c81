"""A ground of the `blocks` simulator while a program runs on it: what is where, what is sensed."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from content.compiler.simulators.blocks_program import COMPARISON, PARITY

FACINGS = ("north", "east", "south", "west")
ASPECTS = ("cell", "facing", "items", "picked", "painted", "said")
_MOVES = ((0, -1), (1, 0), (0, 1), (-1, 0))
_COMPARE: Mapping[str, Callable[[int, int], bool]] = {
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "=": lambda a, b: a == b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
    "!=": lambda a, b: a != b,
}

Cell = tuple[int, int]


def name_of(cell: Cell) -> str:
    """The name people read: (0, 0) is A1."""
    return f"{chr(ord('A') + cell[0])}{cell[1] + 1}"


def cell_of(name: str) -> Cell:
    """The cell named, by column and row from zero."""
    return ord(name[0]) - ord("A"), int(name[1:]) - 1


@dataclass
class World:
    """A grid while a program runs on it."""

    rows: Sequence[str]
    at: Cell
    turn: int
    items: dict[Cell, int] = field(default_factory=dict)
    painted: set[Cell] = field(default_factory=set)
    picked: int = 0
    said: list[int] = field(default_factory=list)
    variables: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, grid: Mapping[str, Any]) -> "World":
        """The world before the first step."""
        rows = grid["map"]
        world = cls(rows, cell_of(grid["start"]), FACINGS.index(grid["facing"]))
        for y, row in enumerate(rows):
            for x, sign in enumerate(row):
                if sign in "oH" or sign in "23456789":
                    world.items[x, y] = int(sign) if sign.isdigit() else 1
                if sign == "p":
                    world.painted.add((x, y))
        return world

    def sign(self, cell: Cell) -> str:
        """What the map says there; outside, a wall."""
        x, y = cell
        return self.rows[y][x] if 0 <= y < len(self.rows) and 0 <= x < len(self.rows[y]) else "#"

    def beside(self, turn: int = 0) -> Cell:
        """The cell ahead (turn 0), at the right (1) or at the left (3)."""
        dx, dy = _MOVES[(self.turn + turn) % 4]
        return self.at[0] + dx, self.at[1] + dy

    def senses(self, sensor: str) -> bool:
        """A bare condition about the grid."""
        if sensor.startswith(("free", "wall")):
            turn = {"left": 3, "right": 1}.get(sensor.partition("_")[2], 0)
            return (self.sign(self.beside(turn)) == "#") == sensor.startswith("wall")
        if sensor == "item":
            return self.items.get(self.at, 0) > 0
        if sensor == "painted":
            return self.at in self.painted
        return self.sign(self.at) in "GH" if sensor == "goal" else self.picked > 0

    def value(self, word: str) -> int:
        """A number, or what a variable holds (0 at first)."""
        return int(word) if re.fullmatch(r"-?\d+", word) else self.variables.get(word, 0)

    def state(self) -> tuple[object, ...]:
        """All that decides what comes next."""
        held = (tuple(self.items.values()), tuple(self.variables.items()), len(self.painted))
        return self.at, self.turn, self.picked, *held

    def aspects(self) -> dict[str, str]:
        """The state reached, in the words of the answer."""
        left = [name_of(c) + (f"*{n}" if n > 1 else "") for c, n in self.items.items() if n]
        return {
            "cell": name_of(self.at),
            "facing": FACINGS[self.turn],
            "items": ",".join(sorted(left)),
            "picked": str(self.picked),
            "painted": ",".join(sorted(map(name_of, self.painted))),
            "said": "/".join(map(str, self.said)),
        }

    def holds(self, condition: str) -> bool:
        """Whether the condition is true now; `and` binds more tightly than `or`."""
        return any(all(map(self._is, either)) for either in _parts(condition))

    def _is(self, part: str) -> bool:
        if part.startswith("not "):
            return not self._is(part.removeprefix("not "))
        if compared := _compared(part):
            return _COMPARE[compared[2]](self.value(compared[1]), self.value(compared[3]))
        if parity := _parity(part):
            return (self.value(parity[1]) % 2 == 0) == (parity[2] == "even")
        return self.senses(part)


@cache
def _parts(condition: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(either.split(" and ")) for either in condition.split(" or "))


@cache
def _compared(part: str) -> re.Match[str] | None:
    return COMPARISON.fullmatch(part)


@cache
def _parity(part: str) -> re.Match[str] | None:
    return PARITY.fullmatch(part)
