"""Readings every ten minutes or every day: a memory that leaks, a disk that fills."""

from collections.abc import Mapping
from typing import Any

from content.compiler.files import csv_file, xlsx
from content.compiler.variants import Draw, Variant
from content.generators.environment.drawn_values import code
from content.generators.french import FIRST_NAMES

_READINGS = 19


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`options.what`: memory (who grows, how fast) or disk (when it will be full)."""
    rows, values = _memory(draw) if options["what"] == "memory" else _disk(draw, options)
    values["prenom"] = draw.choice(FIRST_NAMES)
    files = {"releves.xlsx": xlsx({"Relevés": rows}), "releves.csv": csv_file(rows)}
    return Variant(values, files)


def _memory(draw: Draw) -> tuple[list[list[Any]], dict[str, str]]:
    """Three hours of six programs. One grows at each reading; a bigger one only swings."""
    names = [code(draw, "aaa") + f"-{number}" for number in draw.sample(range(10, 99), 6)]
    step = draw.integer(6, 24)
    bases = [
        draw.integer(90, 160),
        draw.integer(1400, 1900),
        *(draw.integer(120, 700) for _ in range(4)),
    ]
    rows: list[list[Any]] = []
    for reading in range(_READINGS):
        sizes = [base + draw.integer(-40, 40) for base in bases]
        sizes[0] = bases[0] + step * reading
        sizes[2] = bases[2] + 60 * (reading % 6)
        sizes[3] = bases[3] + (350 if reading == _READINGS - 2 else 0)
        rows.append([f"{9 + reading // 6:02d}:{reading % 6}0", *sizes])
    order = draw.shuffled(range(6))
    table = [["Heure", *(names[place] for place in order)]]
    table += [[row[0], *(row[place + 1] for place in order)] for row in rows]
    values = {
        "programme": names[0],
        "gros": names[1],
        "cycle": names[2],
        "pic": names[3],
        "heure": str(6 * step),
        "pas": str(step),
        "total": str(step * (_READINGS - 1)),
        "fin": str(bases[0] + step * (_READINGS - 1)),
    }
    return table, values


def _disk(draw: Draw, options: Mapping[str, Any]) -> tuple[list[list[Any]], dict[str, str]]:
    """Days of free space: it falls by the same each day, but for one day of cleaning."""
    fall = draw.integer(3, 9)
    cleaned = draw.integer(6, 11)
    gain = fall * draw.integer(8, 15) + draw.integer(1, fall - 1)
    days = draw.integer(9, 75)
    last = fall * days + options["margin"] + draw.integer(1, fall - 1)
    free = [last + fall * (_READINGS - 1 - place) for place in range(_READINGS)]
    free = [one - gain if place < cleaned else one for place, one in enumerate(free)]
    shift = max(0, 5 - min(free))
    rows: list[list[Any]] = [["Jour", "Place libre (Go)"]]
    rows += [[f"{place + 1:02d}/03/2026", one + shift] for place, one in enumerate(free)]
    left = free[-1] + shift
    margin = options["margin"]
    values = {
        "jours": str((left - margin) // fall),
        "jour_apres": str((left - margin) // fall + 1),
        "sans_marge": str(left // fall),
        "naif": str(max(0, (left - margin) * (_READINGS - 1) // max(1, abs(free[0] - free[-1])))),
        "baisse": str(fall),
        "reste": str(left),
        "gain": str(gain),
        "menage": f"{cleaned + 1:02d}/03",
    }
    return rows, values
