"""Hours of work left to three people, and what one of them can still take."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until
from content.generators.spaces import members

_DONE = "terminée"


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Only one person can take the new task within the limit."""
    return drawn_until(lambda: _made(draw, options), lambda made: bool(made.values))


def _made(draw: Draw, options: Mapping[str, Any]) -> Variant:
    people = [one["name"] for one in members(draw, [""] * 3)]
    limit, new = options["limit"], draw.integer(3, 7)
    lines, left, whole = [], [], []
    for name in people:
        hours = [draw.integer(2, 9) for _ in range(4)]
        done = draw.integer(0, 3)
        told = [f"{h} h" + (f" ({_DONE})" if n == done else "") for n, h in enumerate(hours)]
        lines.append(f"{name} : {', '.join(told)}")
        left.append(sum(hours) - hours[done])
        whole.append(sum(hours))
    able = [rank for rank in range(3) if left[rank] + new <= limit]
    if len(able) != 1 or whole[able[0]] + new <= limit:
        return Variant()
    rank = able[0]
    other = (rank + 1) % 3
    values = {
        **{f"ligne_{n}": line for n, line in enumerate(lines, 1)},
        "limite": str(limit),
        "nouvelle": str(new),
        "personne": people[rank],
        "prenom_seul": people[rank].split(" ")[0],
        "total": str(left[rank] + new),
        "reste": str(left[rank]),
        "avec_finies": str(whole[rank] + new),
        "autre": people[other],
        "total_autre": str(left[other] + new),
    }
    return Variant(values)
