"""Runs programs of the `blocks` simulator on their grids, exactly as the frame does.

`frontend/simulators/blocks/run.js` is its twin: a test of the browser holds them to one another.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from content.compiler.simulators.blocks_program import Block, Program, read_program
from content.compiler.simulators.blocks_world import ASPECTS, Cell, World, name_of

MOST_STEPS = 5_000
DEEPEST_CALL = 100


class Halt(Exception):
    """The program cannot go on; its text is the reason: wall, nothing or endless."""


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
        while self.world.holds(block.condition) == (block.do == "while"):
            self._count()
            state = self.world.state()
            if state in seen:
                raise Halt("endless")
            seen.add(state)
            self._all(block.body)

    def do_if(self, block: Block) -> None:
        """One branch or the other."""
        self._all(block.body if self.world.holds(block.condition) else block.orelse or [])

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


_DO: Mapping[str, Callable[[Run, Block], None]] = {
    "forward": Run.do_forward, "left": Run.do_turn, "right": Run.do_turn, "pick": Run.do_pick,
    "drop": Run.do_drop, "paint": Run.do_paint, "repeat": Run.do_repeat, "while": Run.do_while,
    "until": Run.do_while, "if": Run.do_if, "set": Run.do_set, "add": Run.do_set, "say": Run.do_say,
    "call": Run.do_call,
}  # fmt: skip


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
