"""The `blocks` simulator's data: grids, blocks offered, and the program to start from."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal

from pydantic import Field, model_validator

from content.compiler.simulators.base import Expect, Part, SimulatorData, exactly, within
from content.compiler.simulators.blocks_program import BLOCKS, Block, check_condition, read_program
from content.compiler.simulators.blocks_run import end_of, ends
from content.compiler.simulators.blocks_world import World, cell_of

Facing = Literal["north", "east", "south", "west"]
Aspect = Literal["cell", "facing", "items", "picked", "painted", "said"]
_LARGEST = 12


class Grid(Part):
    """A ground the robot moves on."""

    id: str = Field(pattern=r"^[a-z][a-z0-9]{0,7}$")
    name: str
    map: list[str] = Field(min_length=1, max_length=_LARGEST)
    start: str = Field(pattern=r"^[A-L]([1-9]|1[0-2])$")
    facing: Facing = "east"
    hidden: bool = False

    @model_validator(mode="after")
    def _sound(self) -> "Grid":
        if len({len(row) for row in self.map}) > 1 or not 1 <= len(self.map[0]) <= _LARGEST:
            raise ValueError(
                f"{self.id} : les lignes de map n'ont pas la même longueur (12 au plus)"
            )
        if not all(re.fullmatch(r"[.#o2-9pGH]+", row) for row in self.map):
            raise ValueError(f"{self.id} : map a un signe inconnu")
        if World.of(self.model_dump()).sign(cell_of(self.start)) == "#":
            raise ValueError(f"{self.id} : le départ {self.start} est dans un mur ou dehors")
        return self


class Numbers(Part):
    """The numbers that can be typed."""

    min: int = 1
    max: int = 99


class Labels(Part):
    """Words of the situation, in the place of the simulator's own."""

    robot: str = ""
    object: str = ""
    forward: str = ""
    left: str = ""
    right: str = ""
    pick: str = ""
    drop: str = ""
    paint: str = ""
    free: str = ""
    wall: str = ""
    item: str = ""
    painted: str = ""
    goal: str = ""
    carrying: str = ""
    goal_cell: str = ""
    painted_cell: str = ""


class DATA(SimulatorData):
    """A robot, its grounds, and the blocks to program it."""

    task: Literal["look", "program", "repair", "predict"]
    grids: list[Grid] = Field(min_length=1, max_length=6)
    blocks: list[str] = Field(default_factory=list)
    conditions: list[str] = Field(default_factory=list)
    variables: list[str] = Field(default_factory=list)
    functions: list[str] = Field(default_factory=list)
    max_blocks: int | None = Field(default=None, ge=1)
    limits: dict[str, int] = Field(default_factory=dict)
    numbers: Numbers = Numbers()
    program: str = ""
    report: list[Aspect] = Field(default=["cell"], min_length=1)
    labels: Labels = Labels()

    def task_faults(self, expect: Expect) -> Iterator[str]:
        """Blocks and conditions that do not exist, keys never sent."""
        for unknown in sorted({*self.blocks, *self.limits} - {*BLOCKS}):
            yield f"le bloc « {unknown} » n'existe pas"
        for condition in self.conditions:
            yield from _slip(condition)
        try:
            read_program(self.program)
        except ValueError as error:
            yield str(error)
            return
        if self.task in ("program", "repair"):
            keys = [f"{grid.id}_{aspect}" for grid in self.grids for aspect in self.report]
            yield from exactly(expect, keys)
        elif self.task == "predict":
            yield from exactly(expect, self.report)
            yield from self._prediction_faults(expect)
        else:
            yield from within(expect, [])

    def _prediction_faults(self, expect: Expect) -> Iterator[str]:
        if len(self.grids) != 1:
            yield "« predict » n'a qu'un terrain"
        if unknown := {*self.report} - {"cell", "facing", "painted"}:
            yield f"« predict » ne peut pas demander : {', '.join(sorted(unknown))}"
        end = end_of(self.program, self.grids[0].model_dump())
        for key in self.report:
            if end[key] not in expect.get(key, (end[key],)):
                yield f"{key} : le programme mène à « {end[key]} »"

    def reference_faults(self, reference: str, expect: Expect) -> Iterator[str]:
        """Why the reference program is not a right answer; only where one is to be written."""
        if not reference or self.task not in ("program", "repair"):
            return
        try:
            program = read_program(reference)
        except ValueError as error:
            yield str(error)
            return
        blocks = list(program.blocks())
        if self.max_blocks is not None and len(blocks) > self.max_blocks:
            yield f"le programme de référence a {len(blocks)} blocs, {self.max_blocks} permis"
        yield from self._offer_faults(blocks)
        for block in blocks:
            yield from self._block_faults(block)
        grids = [grid.model_dump() for grid in self.grids]
        for key, value in ends(reference, grids, self.report).items():
            if value not in expect.get(key, ()):
                yield f"{key} : le programme de référence donne « {value} »"

    def _offer_faults(self, blocks: list[Block]) -> Iterator[str]:
        used = Counter(block.do for block in blocks)
        used["else"] = sum(block.orelse is not None for block in blocks)
        for name, count in sorted((+used).items()):
            if name not in self.blocks:
                yield f"le programme de référence se sert de « {name} », qui n'est pas offert"
            if count > self.limits.get(name, count):
                yield f"le programme de référence se sert {count} fois de « {name} »"

    def _block_faults(self, block: Block) -> Iterator[str]:
        if block.condition and block.condition not in self.conditions:
            yield f"la condition « {block.condition} » n'est pas offerte"
        if block.do == "call":
            if block.words[0] not in self.functions:
                yield f"« {block.words[0]} » n'est pas dans functions"
            return
        yield from self._word_faults(block.words)

    def _word_faults(self, words: tuple[str, ...]) -> Iterator[str]:
        for word in words:
            is_number = re.fullmatch(r"-?\d+", word)
            if is_number and not self.numbers.min <= int(word) <= self.numbers.max:
                yield f"le nombre {word} ne peut pas être tapé (numbers)"
            if not is_number and word not in self.variables:
                yield f"la variable « {word} » n'est pas dans variables"


def _slip(condition: str) -> Iterator[str]:
    try:
        check_condition(condition)
    except ValueError as error:
        yield str(error)
