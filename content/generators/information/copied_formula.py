"""A formula and what it becomes once copied elsewhere."""

import re
from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant

_REFERENCE = re.compile(r"(\$?)([A-Z])(\$?)(\d+)")


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """With `anchored`, references frozen by $ and two destinations; else one, all relative."""
    return _anchored(draw) if options.get("anchored") else _relative(draw)


def _relative(draw: Draw) -> Variant:
    row, down, right = draw.integer(2, 6), draw.integer(2, 5), draw.integer(1, 3)
    first, second = draw.choice((("A", "B"), ("A", "C"), ("B", "C")))
    operation = draw.choice("+-*")
    formula = f"={first}{row}{operation}{second}{row + draw.integer(0, 1)}"
    values = {
        "depart": f"D{row}",
        "arrivee": _moved(f"D{row}", down=down, right=right),
        "formule": formula,
        "copie": _moved(formula, down=down, right=right),
        "erreur_colonne": _moved(formula, down=down, right=0),
        "erreur_decalage": _moved(formula, down=down - 1, right=right),
        "deplacement": f"{down} lignes vers le bas et {right} {_columns(right)} vers la droite",
    }
    return Variant(values)


def _anchored(draw: Draw) -> Variant:
    row, down, right = draw.integer(2, 6), draw.integer(2, 6), draw.integer(1, 4)
    frozen = f"${draw.choice('HIJ')}${draw.integer(1, 9)}"
    formula = f"=$B{row}*{draw.choice('CDE')}$1*{frozen}"
    values = {
        "depart": f"F{row}",
        "bas": f"F{row + down}",
        "droite": _moved(f"F{row}", right=right),
        "formule": formula,
        "copie_bas": _moved(formula, down=down),
        "copie_droite": _moved(formula, right=right),
        "sans_dollar_bas": _moved(formula.replace("$", ""), down=down),
        "sans_dollar_droite": _moved(formula.replace("$", ""), right=right),
    }
    return Variant(values)


def _moved(formula: str, *, down: int = 0, right: int = 0) -> str:
    """The formula copied so many rows down and columns right."""

    def moved(reference: re.Match[str]) -> str:
        frozen_column, column, frozen_row, row = reference.groups()
        new_column = column if frozen_column else chr(ord(column) + right)
        new_row = row if frozen_row else str(int(row) + down)
        return f"{frozen_column}{new_column}{frozen_row}{new_row}"

    return _REFERENCE.sub(moved, formula)


def _columns(count: int) -> str:
    return "colonnes" if count > 1 else "colonne"
