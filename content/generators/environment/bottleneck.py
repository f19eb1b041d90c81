"""A chain through which files pass: its narrowest part says how long the copy takes."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until

_APART = 4


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
    """A network part is the narrowest, not the smallest figure; likely errors are minutes away."""
    in_bytes = [speeds[0] // 8, speeds[1], speeds[2] // 8]
    low, total = sorted(in_bytes), size * 1000
    if in_bytes.index(low[0]) == speeds.index(min(speeds)) or len({*low}) < len(low):
        return False
    minutes = total // (60 * low[0])
    errors = [total // (60 * one) for one in (min(speeds), low[2], sum(low))]
    return total % (60 * low[0]) == 0 and all(abs(minutes - one) > _APART for one in errors)
