"""A robot's grounds, and where a reference program and some wrong ones end on them."""

import json
import re
from collections.abc import Mapping
from typing import Any

from content.compiler.simulators.blocks_run import ends, trace_of
from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until
from content.generators.robot_grounds import LAYOUTS, Options, Scene, rotated

_HALTS = {"wall", "nothing", "endless"}
_FACING_WORDS = {
    "north": "le nord (haut)",
    "east": "l'est (droite)",
    "south": "le sud (bas)",
    "west": "l'ouest (gauche)",
}
_PLACEHOLDER = re.compile(r"\{\{ *([a-z][a-z0-9_]*) *\}\}")


def generate(draw: Draw, options: Options) -> Variant:
    """Options: layout, reference, wrongs, report, numbers, names, hidden, rotate, min_moves."""
    scene = drawn_until(lambda: _scene(draw, options), lambda made: _is_good(made, options))
    report = options.get("report", ["cell"])
    found = ends(_filled(options["reference"], scene.values), scene.grids, report)
    values = dict(scene.values)
    for key, value in found.items():
        values[key] = value
        if key.endswith("_facing"):
            values[f"{key}_words"] = _FACING_WORDS[value]
    for number, wrong in enumerate(options.get("wrongs", []), start=1):
        for key, value in ends(_filled(wrong, scene.values), scene.grids, report).items():
            values[f"wrong{number}_{key}"] = value
    trace = _trace(scene, options)
    values |= {"moves": str(len(trace) - 1), "start": trace[0], "early": trace[-2]}
    values["grids_json"] = json.dumps(scene.grids, ensure_ascii=False, separators=(",", ":"))
    return Variant(values)


def _scene(draw: Draw, options: Options) -> Scene:
    scene = LAYOUTS[options["layout"]](draw, options)
    numbers = options.get("numbers", {})
    drawn = {name: str(draw.integer(int(low), int(high))) for name, (low, high) in numbers.items()}
    names, hidden = options.get("names", []), int(options.get("hidden", 0))
    rotate = bool(options.get("rotate"))
    grids = [
        {
            **(rotated(grid, draw.integer(0, 3)) if rotate else grid),
            **({"name": names[index]} if index < len(names) else {}),
            **({"hidden": True} if index >= len(scene.grids) - hidden else {}),
        }
        for index, grid in enumerate(scene.grids)
    ]
    return Scene(grids, scene.values | drawn)


def _is_good(scene: Scene, options: Options) -> bool:
    """The reference ends well everywhere, and every wrong program elsewhere."""
    report = options.get("report", ["cell"])
    right = ends(_filled(options["reference"], scene.values), scene.grids, report)
    if _HALTS & set(right.values()):
        return False
    trace = _trace(scene, options)
    if len(trace) - 1 < int(options.get("min_moves", 1)):
        return False
    wrongs = [_filled(wrong, scene.values) for wrong in options.get("wrongs", [])]
    if any(ends(wrong, scene.grids, report) == right for wrong in wrongs):
        return False
    drawn = [scene.values[name] for name in options.get("numbers", {})]
    if "min_moves" in options and trace[-1] == trace[0]:
        return False
    return not options.get("distinct") or len(set(drawn)) == len(drawn)


def _trace(scene: Scene, options: Options) -> list[str]:
    return trace_of(_filled(options["reference"], scene.values), scene.grids[0])


def _filled(program: str, values: Mapping[str, Any]) -> str:
    return _PLACEHOLDER.sub(lambda match: str(values[match[1]]), program)
