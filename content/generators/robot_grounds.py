"""Grounds for the robot of the `blocks` simulator: where it starts, what stands in its way."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from content.compiler.simulators.blocks_world import FACINGS, Cell, cell_of, name_of
from content.compiler.variants import Draw
from content.generators.french import drawn_until

Options = Mapping[str, Any]
MOVES: Mapping[str, Cell] = {"north": (0, -1), "east": (1, 0), "south": (0, 1), "west": (-1, 0)}


@dataclass(frozen=True)
class Scene:
    """Grids, and the values that programs and texts name."""

    grids: list[dict[str, Any]]
    values: dict[str, str] = field(default_factory=dict)


def grid(number: int, rows: Sequence[str], *, start: Cell, facing: str) -> dict[str, Any]:
    """A grid as data has it; its name and whether it is hidden come later."""
    shape = {"map": list(rows), "start": name_of(start), "facing": facing}
    return {"id": f"g{number}", "name": f"Terrain {number}", **shape}


def painted_map(width: int, height: int, signs: Mapping[Cell, str], *, rest: str) -> list[str]:
    """Rows with these signs, and `rest` everywhere else."""
    return ["".join(signs.get((x, y), rest) for x in range(width)) for y in range(height)]


def rotated(shape: Mapping[str, Any], quarters: int) -> dict[str, Any]:
    """The same ground seen after so many quarter turns to the right."""
    made = dict(shape)
    for _ in range(quarters):
        rows = made["map"]
        x, y = cell_of(made["start"])
        made["map"] = ["".join(row[i] for row in reversed(rows)) for i in range(len(rows[0]))]
        made["start"] = name_of((len(rows) - 1 - y, x))
        made["facing"] = turned(made["facing"], "right")
    return made


def padded(draw: Draw, shape: Mapping[str, Any]) -> dict[str, Any]:
    """The same ground with rows and columns of walls before it, so that places have other names."""
    rows = shape["map"]
    left, top = draw.integer(0, min(3, 12 - len(rows[0]))), draw.integer(0, min(3, 12 - len(rows)))
    x, y = cell_of(shape["start"])
    walls = ["#" * (left + len(rows[0]))] * top
    made = [*walls, *("#" * left + row for row in rows)]
    return {**shape, "map": made, "start": name_of((x + left, y + top))}


def turned(facing: str, turn: str) -> str:
    """The direction after a quarter turn."""
    return FACINGS[(FACINGS.index(facing) + (1 if turn == "right" else 3)) % 4]


def ahead(cell: Cell, facing: str, steps: int = 1) -> Cell:
    """The cell so many steps further."""
    dx, dy = MOVES[facing]
    return cell[0] + dx * steps, cell[1] + dy * steps


def errand(draw: Draw, options: Options) -> Scene:
    """Straight legs and turns to a goal; `right` is the way, `broken` the same with a `bug`."""
    width, height = 7, 6
    legs = [draw.integer(1, 3) for _ in range(int(options.get("legs", 3)))]
    turns = [draw.choice(("left", "right")) for _ in legs[1:]]
    start, facing = (draw.integer(0, 6), draw.integer(0, 5)), draw.choice(FACINGS)
    lines = ["forward"] * legs[0]
    for turn, leg in zip(turns, legs[1:], strict=True):
        lines += [turn] + ["forward"] * leg
    at, way, seen = start, facing, [start]
    for line in lines:
        if line == "forward":
            at = ahead(at, way)
            seen.append(at)
        else:
            way = turned(way, line)
    if len(set(seen)) < len(seen) or not all(0 <= x < width and 0 <= y < height for x, y in seen):
        return errand(draw, options)
    free = [(x, y) for x in range(width) for y in range(height) if (x, y) not in seen]
    signs = dict.fromkeys(draw.sample(free, 5), "#") | (
        {at: "G"} if options.get("goal", True) else {}
    )
    values = {"right": "\n".join(lines), "broken": "\n".join(_broken(draw, lines, options))}
    return Scene(
        [grid(1, painted_map(width, height, signs, rest="."), start=start, facing=facing)], values
    )


def _broken(draw: Draw, lines: list[str], options: Options) -> list[str]:
    """A turn the wrong way, or a step too few or too many."""
    bug = options.get("bug", "turn")
    places = [i for i, line in enumerate(lines) if (line == "forward") != (bug == "turn")]
    at = draw.choice(places)
    if bug == "turn":
        return [*lines[:at], {"left": "right", "right": "left"}[lines[at]], *lines[at + 1 :]]
    return (
        lines[:at] + lines[at + 1 :] if bug == "missing" else [*lines[:at], "forward", *lines[at:]]
    )


def wander(draw: Draw, options: Options) -> Scene:
    """Walls here and there, anywhere to start from."""
    width, height = options.get("size", [8, 6])
    cells = [(x, y) for x in range(width) for y in range(height)]
    start, *walls = draw.sample(cells, 1 + int(options.get("walls", 8)))
    rows = painted_map(width, height, dict.fromkeys(walls, "#"), rest=".")
    return Scene([grid(1, rows, start=start, facing=draw.choice(FACINGS))])


def stairs(draw: Draw, options: Options) -> Scene:
    """A straight way of `a` cells, then `k` steps up or down to the goal; one grid a way."""
    ways = options.get("ways", ["up"])
    sizes = draw.sample([(k, a) for k in range(3, 7) for a in range(1, 4)], len(ways))
    grids = [
        _stairs(i, way, size) for i, (way, size) in enumerate(zip(ways, sizes, strict=True), 1)
    ]
    return Scene(grids, {"k": str(sizes[0][0]), "a": str(sizes[0][1])})


def _stairs(number: int, way: str, size: tuple[int, int]) -> dict[str, Any]:
    k, a = size
    first = k if way == "up" else 0
    path = [(x, first) for x in range(a + 1)]
    for step in range(1, k + 1):
        y = first - step if way == "up" else first + step
        path += [(a + step, path[-1][1]), (a + step, y)]
    signs = dict.fromkeys(path, ".") | {path[-1]: "G"}
    rows = painted_map(a + k + 1, k + 1, signs, rest="#")
    return grid(number, rows, start=(0, first), facing="east")


def row(draw: Draw, options: Options) -> Scene:
    """Alleys of one row each, with objects or piles of them, to a goal or a wall."""
    count = int(options.get("count", 3))
    lengths = draw.sample(range(6, 12), count)
    grids, totals, biggest = [], [], []
    for number, length in enumerate(lengths, start=1):
        amount = 0 if options.get("bare") else draw.integer(2, min(4, length - 3))
        places = draw.sample(range(1, length - 1), amount)
        heap = draw.sample(range(1, 8), len(places)) if options.get("piles") else [1] * len(places)
        signs = {
            (x, 0): "o" if size == 1 else str(size) for x, size in zip(places, heap, strict=True)
        }
        signs[length - 1, 0] = str(options.get("end", "G"))
        grids.append(
            grid(number, painted_map(length, 1, signs, rest="."), start=(0, 0), facing="east")
        )
        totals.append(sum(heap))
        biggest.append(max(heap, default=0))
    values = {"length": str(lengths[0]), "total": str(totals[0]), "biggest": str(biggest[0])}
    return Scene(grids, values | {"steps": str(lengths[0] - 1)})


def comb(draw: Draw, _options: Options) -> Scene:
    """A corridor with three dead ends at its left, an object at the bottom of each."""
    gaps = drawn_until(lambda: draw.sample(range(1, 7), 3), lambda made: sum(made) <= 11)
    depth = draw.integer(2, 6)
    width, height = sum(gaps) + 1, depth + 1
    signs = {(x, depth): "." for x in range(width)}
    for number in range(1, 4):
        column = sum(gaps[:number])
        signs |= {(column, y): "." for y in range(depth)} | {(column, 0): "o"}
    values = {f"e{number}": str(gap) for number, gap in enumerate(gaps, start=1)}
    rows = painted_map(width, height, signs, rest="#")
    return Scene([grid(1, rows, start=(0, depth), facing="east")], values | {"depth": str(depth)})


def path(draw: Draw, options: Options) -> Scene:
    """Corridors with bends; `bends` says of each grid "left" (these only) or "both"."""
    grids = []
    for number, bends in enumerate(options["bends"], start=1):
        make = partial(_corridor, draw, bends)
        cells, facing = drawn_until(make, lambda made: bool(made[0]))
        low_x, low_y = min(x for x, _ in cells), min(y for _, y in cells)
        cells = [(x - low_x, y - low_y) for x, y in cells]
        width, height = max(x for x, _ in cells) + 1, max(y for _, y in cells) + 1
        signs = dict.fromkeys(cells, ".") | {cells[-1]: "G"}
        grids.append(
            grid(number, painted_map(width, height, signs, rest="#"), start=cells[0], facing=facing)
        )
    return Scene(grids)


def _corridor(draw: Draw, bends: str) -> tuple[list[Cell], str]:
    """A way that never comes beside itself; no cell when the draw does not do."""
    first = facing = draw.choice(FACINGS)
    cells, turns = [(0, 0)], []
    for leg in range(draw.integer(4, 5)):
        if leg:
            turns.append("left" if bends == "left" else draw.choice(("left", "right")))
            facing = turned(facing, turns[-1])
        for _ in range(draw.integer(2, 4)):
            cells.append(ahead(cells[-1], facing))
    wide = [max(c[axis] for c in cells) - min(c[axis] for c in cells) for axis in (0, 1)]
    near = [
        (i, j)
        for i, a in enumerate(cells)
        for j, b in enumerate(cells[:i])
        if abs(a[0] - b[0]) + abs(a[1] - b[1]) <= 1 and i - j > 1
    ]
    is_bad = near or wide[0] > 9 or wide[1] > 7 or (bends == "both" and len(set(turns)) < 2)
    return ([] if is_bad else cells), first


def maze(draw: Draw, options: Options) -> Scene:
    """Mazes without loops; the goal is at the end of a dead end, far from the start."""
    return Scene([_maze(draw, number) for number in range(1, int(options.get("count", 3)) + 1)])


def _maze(draw: Draw, number: int) -> dict[str, Any]:
    columns, lines = draw.integer(4, 5), draw.integer(3, 4)
    far: dict[Cell, int] = {(0, lines - 1): 0}
    stack, signs = [(0, lines - 1)], {(0, 2 * lines - 2): "."}
    while stack:
        node = stack[-1]
        beside = [ahead(node, facing) for facing in FACINGS]
        new = [
            (x, y) for x, y in beside if 0 <= x < columns and 0 <= y < lines and (x, y) not in far
        ]
        if not new:
            stack.pop()
            continue
        after = draw.choice(new)
        far[after] = far[node] + 1
        signs[after[0] * 2, after[1] * 2] = signs[node[0] + after[0], node[1] + after[1]] = "."
        stack.append(after)
    ends = sorted(far, key=lambda node: (-far[node], node))[:4]
    goal = draw.choice(ends)
    signs[goal[0] * 2, goal[1] * 2] = "G"
    rows = painted_map(2 * columns - 1, 2 * lines - 1, signs, rest="#")
    facing = "north" if signs.get((0, 2 * lines - 3)) else "east"
    return grid(number, rows, start=(0, 2 * lines - 2), facing=facing)


LAYOUTS: Mapping[str, Callable[[Draw, Options], Scene]] = {
    "errand": errand, "wander": wander, "stairs": stairs, "row": row, "comb": comb, "path": path,
    "maze": maze,
}  # fmt: skip
