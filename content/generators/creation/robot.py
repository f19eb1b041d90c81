"""A robot's grounds, and where a reference program and some wrong ones end on them."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from content.compiler.simulators.blocks_run import ends, trace_of
from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until
from content.generators.robot_grounds import LAYOUTS, Options, Scene, padded, rotated

_HALTS = {"wall", "nothing", "endless"}
_FACING_WORDS = {
    "north": "le nord (haut)",
    "east": "l'est (droite)",
    "south": "le sud (bas)",
    "west": "l'ouest (gauche)",
}
_PLACEHOLDER = re.compile(r"\{\{ *([a-z][a-z0-9_]*) *\}\}")


@dataclass(frozen=True)
class Made:
    """A scene, where the reference ends, and where each wrong program does."""

    scene: Scene
    right: dict[str, str]
    wrongs: list[dict[str, str]]
    trace: list[str]


def generate(draw: Draw, options: Options) -> Variant:
    """Options: layout, reference, wrongs, report, numbers, names, hidden, rotate, min_moves."""
    made = drawn_until(lambda: _made(draw, options), lambda found: found is not None)
    if made is None:
        raise ValueError("no scene")
    values = made.scene.values | made.right
    for key, value in made.right.items():
        if key.endswith("_facing"):
            values[f"{key}_words"] = _FACING_WORDS[value]
    for number, wrong in enumerate(made.wrongs, start=1):
        values |= {f"wrong{number}_{key}": value for key, value in wrong.items()}
    trace = made.trace
    values |= {"moves": str(len(trace) - 1), "start": trace[0], "early": trace[-2]}
    grids = json.dumps(made.scene.grids, ensure_ascii=False, separators=(",", ":"))
    return Variant(values | {"grids_json": grids})


def _made(draw: Draw, options: Options) -> Made | None:
    """A draw where the reference ends well everywhere, and every wrong program elsewhere."""
    scene = _scene(draw, options)
    reference = _filled(options["reference"], scene.values)
    trace = trace_of(reference, scene.grids[0])
    if len(trace) - 1 < int(options.get("min_moves", 1)):
        return None
    if "min_moves" in options and trace[-1] == trace[0]:
        return None
    report = options.get("report", ["cell"])
    right = ends(reference, scene.grids, report)
    if _HALTS & set(right.values()):
        return None
    wrongs = []
    for wrong in options.get("wrongs", []):
        wrongs.append(ends(_filled(wrong, scene.values), scene.grids, report))
        if wrongs[-1] == right:
            return None
    return Made(scene, right, wrongs, trace)


def _scene(draw: Draw, options: Options) -> Scene:
    scene = LAYOUTS[options["layout"]](draw, options)
    numbers = options.get("numbers", {})
    drawn = {name: str(draw.integer(int(low), int(high))) for name, (low, high) in numbers.items()}
    names, hidden = options.get("names", []), int(options.get("hidden", 0))
    rotate = bool(options.get("rotate"))
    grids = [
        {
            **(padded(draw, rotated(grid, draw.integer(0, 3))) if rotate else grid),
            **({"name": names[index]} if index < len(names) else {}),
            **({"hidden": True} if index >= len(scene.grids) - hidden else {}),
        }
        for index, grid in enumerate(scene.grids)
    ]
    return Scene(grids, scene.values | drawn)


def _filled(program: str, values: Mapping[str, Any]) -> str:
    return _PLACEHOLDER.sub(lambda match: str(values[match[1]]), program)
