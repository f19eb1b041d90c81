"""Gifts typed by hand, one of which is a text the spreadsheet does not add up."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FAMILY_NAMES, FIRST_NAMES
from content.generators.workbooks import Value, workbook

_LINES = 64


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Sixty-four whole amounts, the wrong one never at an end."""
    row = draw.integer(4, _LINES - 2)
    amounts = [draw.integer(1, 12) * 10 for _ in range(_LINES)]
    typed, reason = _typed(draw, amounts[row - 2])
    rows: list[list[Value]] = [["Donatrice ou donateur", "Don (€)"]]
    pairs = [f"{first} {family}" for first in FIRST_NAMES for family in FAMILY_NAMES]
    names = draw.sample(pairs, _LINES)
    for line, (name, amount) in enumerate(zip(names, amounts, strict=True), start=2):
        rows.append([name, typed if line == row else amount])
    rows.append(["Somme", f"=SUM(B2:B{_LINES + 1})"])
    values = {
        "cellule": f"B{row}",
        "dessus": f"B{row - 1}",
        "dessous": f"B{row + 1}",
        "total": f"B{_LINES + 2}",
        "saisie": typed,
        "corrige": str(amounts[row - 2]),
        "raison": reason,
    }
    return Variant(values, {"collecte.xlsx": workbook({"Collecte": rows})})


def _typed(draw: Draw, amount: int) -> tuple[str, str]:
    """The amount mistyped, and what is wrong with it."""
    return draw.choice(
        (
            (f"{amount}e", "la lettre e a été tapée après le nombre"),
            (f"{amount // 10}O", "la lettre O remplace le zéro"),
            (f"{amount} €uros", "un mot a été tapé après le nombre"),
            (f"{amount} ?", "un point d'interrogation a été tapé après le nombre"),
            (f"env. {amount}", "un mot a été tapé avant le nombre"),
        )
    )
