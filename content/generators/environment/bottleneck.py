"""A chain through which files pass: its narrowest part says how long the copy takes."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`options.links`: three names. The first and third speed are in Mbit/s, the second in Mo/s."""
    speeds, size = drawn_until(lambda: _drawn(draw), lambda made: _is_plain(*made))
    in_bytes = [speeds[0] // 8, speeds[1], speeds[2] // 8]
    slow = in_bytes.index(min(in_bytes))
    minutes = size * 1000 // in_bytes[slow] // 60
    links = options["links"]
    looks = speeds.index(min(speeds))
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "go": str(size),
        "d1": str(speeds[0]),
        "d2": str(speeds[1]),
        "d3": str(speeds[2]),
        "goulet": links[slow],
        "lent": str(in_bytes[slow]),
        "minutes": str(minutes),
        "faux_goulet": links[looks],
        "sans_huit": str(max(1, size * 1000 // speeds[looks] // 60)),
        "rapide": str(size * 1000 // max(in_bytes) // 60),
        "somme": str(size * 1000 // sum(in_bytes) // 60),
        "c1": str(in_bytes[0]),
        "c3": str(in_bytes[2]),
    }
    return Variant(values)


def _drawn(draw: Draw) -> tuple[list[int], int]:
    speeds = [80 * draw.integer(1, 12), 10 * draw.integer(2, 14), 80 * draw.integer(1, 12)]
    return speeds, 6 * draw.integer(4, 60)


def _is_plain(speeds: list[int], size: int) -> bool:
    """One of the two network parts is the narrowest though its figure is not; whole minutes."""
    in_bytes = [speeds[0] // 8, speeds[1], speeds[2] // 8]
    low = sorted(in_bytes)
    seconds = 60 * min(in_bytes)
    is_trap = in_bytes.index(low[0]) != speeds.index(min(speeds))
    return (
        low[0] < low[1] < low[2]
        and is_trap
        and (size * 1000) % seconds == 0
        and size * 1000 // seconds > 5
    )
