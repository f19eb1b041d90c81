"""A catalogue in which one thing only meets all the needs; each other misses just one."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from content.compiler.files import csv_file, xlsx
from content.compiler.variants import Draw, Variant
from content.generators.environment.drawn_values import code
from content.generators.french import FIRST_NAMES


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`options`: `head`, `pattern` of codes, `file` and `needs`.

    A need: {name, at_least or at_most: [values], step, unit} or {name, one_of: [...]}, where
    `wanted` keeps what may be asked for among them: the value drawn is `x1`, `x2`… in the order of
    needs.
    """
    needs: Sequence[Mapping[str, Any]] = options["needs"]
    wanted = [_wanted(draw, need) for need in needs]
    misses: list[int | None] = [
        None,
        *range(len(needs)),
        *(draw.integer(0, len(needs) - 1) for _ in range(3)),
    ]
    codes: list[str] = []
    while len(codes) < len(misses):
        made = code(draw, options["pattern"])
        codes += [] if made in codes else [made]
    rows = [
        [
            name,
            *(
                _value(draw, need, want, is_met=index != miss)
                for index, (need, want) in enumerate(zip(needs, wanted, strict=True))
            ),
        ]
        for name, miss in zip(codes, misses, strict=True)
    ]
    table = [[options["head"], *(need["name"] for need in needs)], *draw.shuffled(rows)]
    values = {"prenom": draw.choice(FIRST_NAMES), "bon": codes[0]}
    values |= {f"x{place}": _read(want) for place, want in enumerate(wanted, start=1)}
    values |= {
        f"rate{place}": name for place, name in enumerate(codes[1 : len(needs) + 1], start=1)
    }
    name = options["file"]
    written = [[_read(cell) for cell in row] for row in table]
    files = {f"{name}.xlsx": xlsx({"Catalogue": table}), f"{name}.csv": csv_file(written)}
    return Variant(values, files)


def _read(value: Any) -> str:
    return str(value).replace(".", ",") if isinstance(value, float) else str(value)


def _wanted(draw: Draw, need: Mapping[str, Any]) -> Any:
    limits = need.get("at_least") or need.get("at_most")
    return draw.choice(limits or need.get("wanted", need.get("one_of")))


def _value(draw: Draw, need: Mapping[str, Any], wanted: Any, *, is_met: bool) -> Any:
    """A value above zero that meets the need, or misses it; limits themselves are met."""
    if "one_of" in need:
        others = [one for one in need["one_of"] if one != wanted]
        return wanted if is_met else draw.choice(others)
    step, limit = float(need.get("step", 1)), float(str(wanted))
    above = ("at_least" in need) == is_met
    below = 6 if above else math.ceil(round(limit / step, 6)) - 1
    gap = step * (draw.integer(0, min(6, below)) if is_met else draw.integer(1, min(3, below)))
    number = limit + gap if above else limit - gap
    return int(number) if number == int(number) else round(number, 2)
