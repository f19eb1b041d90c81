"""Runs programs of the `blocks` simulator on their grids, exactly as the frame does.

`frontend/simulators/blocks/run.js` is its twin: a test of the browser holds them to one another.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from content.compiler.simulators.blocks_program import (
    COMPARISON,
    PARITY,
    Block,
    Program,
    read_program,
)

MOST_STEPS = 5_000
DEEPEST_CALL = 100
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


class Halt(Exception):
    """The program cannot go on; its text is the reason: wall, nothing or endless."""


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


@dataclass
class Run:
    """A program at work in a world; every step is counted."""

    program: Program
    world: World
    steps: int = 0
    depth: int = 0
    trace: list[Cell] = field(default_factory=list)

    def go(self) -> None:
        """Run to the end; raises Halt when it cannot."""
        self.trace.append(self.world.at)
        self._all(self.program.main)

    def _all(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            self._count()
            _DO[block.do](self, block)

    def _count(self) -> None:
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise Halt("endless")

    def do_forward(self, _: Block) -> None:
        """One cell ahead."""
        ahead = self.world.beside()
        if self.world.sign(ahead) == "#":
            raise Halt("wall")
        self.world.at = ahead
        self.trace.append(ahead)

    def do_turn(self, block: Block) -> None:
        """A quarter turn on the spot."""
        self.world.turn = (self.world.turn + (1 if block.do == "right" else 3)) % 4

    def do_pick(self, _: Block) -> None:
        """Take one object here."""
        world = self.world
        if not world.items.get(world.at):
            raise Halt("nothing")
        world.items[world.at] -= 1
        world.picked += 1

    def do_drop(self, _: Block) -> None:
        """Put one object down."""
        world = self.world
        if not world.picked:
            raise Halt("nothing")
        world.items[world.at] = world.items.get(world.at, 0) + 1
        world.picked -= 1

    def do_paint(self, _: Block) -> None:
        """Paint the cell."""
        self.world.painted.add(self.world.at)

    def do_repeat(self, block: Block) -> None:
        """The number of times is read once."""
        for _ in range(self.world.value(block.words[0])):
            self._count()
            self._all(block.body)

    def do_while(self, block: Block) -> None:
        """While the condition holds, or until it does; never twice in the same state."""
        seen = set()
        while self.holds(block.condition) == (block.do == "while"):
            self._count()
            state = self.world.state()
            if state in seen:
                raise Halt("endless")
            seen.add(state)
            self._all(block.body)

    def do_if(self, block: Block) -> None:
        """One branch or the other."""
        self._all(block.body if self.holds(block.condition) else block.orelse or [])

    def do_set(self, block: Block) -> None:
        """Put a number in a variable, or add it."""
        name, word = block.words
        before = self.world.value(name) if block.do == "add" else 0
        self.world.variables[name] = before + self.world.value(word)

    def do_say(self, block: Block) -> None:
        """Show a number."""
        self.world.said.append(self.world.value(block.words[0]))

    def do_call(self, block: Block) -> None:
        """Run a block of one's own."""
        if self.depth >= DEEPEST_CALL:
            raise Halt("endless")
        self.depth += 1
        self._all(self.program.functions.get(block.words[0], ()))
        self.depth -= 1

    def holds(self, condition: str) -> bool:
        """Whether the condition is true now; `and` binds more tightly than `or`."""
        return any(all(map(self._is, either)) for either in _parts(condition))

    def _is(self, part: str) -> bool:
        if part.startswith("not "):
            return not self._is(part.removeprefix("not "))
        world = self.world
        if compared := _compared(part):
            return _COMPARE[compared[2]](world.value(compared[1]), world.value(compared[3]))
        if parity := _parity(part):
            return (world.value(parity[1]) % 2 == 0) == (parity[2] == "even")
        return world.senses(part)


_DO: Mapping[str, Callable[[Run, Block], None]] = {
    "forward": Run.do_forward, "left": Run.do_turn, "right": Run.do_turn, "pick": Run.do_pick,
    "drop": Run.do_drop, "paint": Run.do_paint, "repeat": Run.do_repeat, "while": Run.do_while,
    "until": Run.do_while, "if": Run.do_if, "set": Run.do_set, "add": Run.do_set, "say": Run.do_say,
    "call": Run.do_call,
}  # fmt: skip


@cache
def _parts(condition: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(either.split(" and ")) for either in condition.split(" or "))


@cache
def _compared(part: str) -> re.Match[str] | None:
    return COMPARISON.fullmatch(part)


@cache
def _parity(part: str) -> re.Match[str] | None:
    return PARITY.fullmatch(part)


def end_of(program: str, grid: Mapping[str, Any]) -> dict[str, str]:
    """Every aspect of where the program ends on the grid, or the reason it does not end well."""
    run = Run(read_program(program), World.of(grid))
    try:
        run.go()
    except Halt as halt:
        return dict.fromkeys(ASPECTS, str(halt))
    return run.world.aspects()


def ends(
    program: str, grids: Sequence[Mapping[str, Any]], report: Sequence[str] = ("cell",)
) -> dict[str, str]:
    """The answer of the tasks `program` and `repair`: `g1_cell`, …"""
    return {
        f"{grid['id']}_{aspect}": end[aspect]
        for grid in grids
        for end in [end_of(program, grid)]
        for aspect in report
    }


def trace_of(program: str, grid: Mapping[str, Any]) -> list[str]:
    """The cells gone through, the start first, up to where it stops."""
    run = Run(read_program(program), World.of(grid))
    with suppress(Halt):
        run.go()
    return [name_of(cell) for cell in run.trace]
