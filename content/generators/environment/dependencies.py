"""Services that need one another: what stops with one of them, in how many waves to restart."""

from collections.abc import Mapping
from typing import Any

from content.compiler.files import csv_file, xlsx
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until

Needs = dict[str, list[str]]


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`options.services`: a dozen, the basic ones first. Each needs one or two before it."""
    names = list(options["services"])
    needs, off = drawn_until(lambda: _drawn(draw, names), lambda made: _is_rich(names, *made))
    stopped = _stopped(names, needs, off)
    waves = _waves(needs, stopped, off)
    last = max(stopped, key=waves.__getitem__)
    rows = [
        [name, ", ".join(draw.shuffled(needs[name])) or "rien"] for name in draw.shuffled(names)
    ]
    direct = [name for name in names if off in needs[name]]
    table = [["Service", "A besoin de"], *rows]
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "coupe": off,
        "nombre": str(len(stopped)),
        "directs": str(len(direct)),
        "avec": str(len(stopped) + 1),
        "dernier": last,
        "un_direct": direct[0],
        "autre": next(name for name in names if name not in stopped and name != off),
        "liste": ", ".join(sorted(stopped)),
        "vagues": str(max(waves.values())),
    }
    files = {"services.xlsx": xlsx({"Services": table}), "services.csv": csv_file(table)}
    return Variant(values, files)


def _drawn(draw: Draw, names: list[str]) -> tuple[Needs, str]:
    needs = {
        name: draw.sample(names[:place], min(place, draw.integer(1, 2))) if place > 1 else []
        for place, name in enumerate(names)
    }
    return needs, draw.choice(names[:4])


def _stopped(names: list[str], needs: Needs, off: str) -> list[str]:
    """All that needs `off`, directly or not; `names` come after what they need."""
    gone = {off}
    for name in names:
        if any(one in gone for one in needs[name]):
            gone.add(name)
    return [name for name in names if name in gone and name != off]


def _waves(needs: Needs, stopped: list[str], off: str) -> dict[str, int]:
    """The wave in which each can start again, `off` being up."""
    waves = {off: 0}
    for name in stopped:
        waves[name] = 1 + max(waves[one] for one in needs[name] if one in waves)
    return waves


def _is_rich(names: list[str], needs: Needs, off: str) -> bool:
    """Some stop indirectly, some do not; one alone comes last."""
    stopped = _stopped(names, needs, off)
    direct = [name for name in names if off in needs[name]]
    if not direct or not 4 <= len(stopped) <= len(names) - 4 or len(stopped) - len(direct) < 2:
        return False
    waves = _waves(needs, stopped, off)
    top = max(waves.values())
    last = [name for name in stopped if waves[name] == top]
    return top >= 3 and len(last) == 1 and last[0] not in direct
