"""A group order where one formula of a column is wrong."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.workbooks import Value, euros, workbook

_GOODS = (
    "Agrafes", "Bloc-notes", "Carnets", "Chemises", "Ciseaux", "Classeurs", "Colle", "Crayons",
    "Enveloppes", "Étiquettes", "Feutres", "Gommes", "Intercalaires", "Papier", "Punaises",
    "Règles", "Stylos", "Surligneurs", "Trombones",
)  # fmt: skip
_DISCOUNT = "G2"
_LINES = 44


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Forty-four lines, with references to a discount; the wrong one is never at an end."""
    row = draw.integer(4, _LINES - 1)
    wrong, reason = _mistake(draw, row)
    rate = draw.choice((5, 8, 10, 12, 15, 20)) / 100
    rows: list[list[Value]] = [
        ["Article", "Référence", "Prix (€)", "Quantité", "À payer (€)", "", "Taux de remise"]
    ]
    for line, article in enumerate([draw.choice(_GOODS) for _ in range(_LINES)], start=2):
        formula = wrong if line == row else _formula(line)
        number = f"R{draw.integer(100, 999)}"
        price, quantity = euros(draw.integer(80, 2_500)), draw.integer(2, 40)
        last: list[Value] = ["", rate if line == int(_DISCOUNT[1:]) else ""]
        rows.append([article, number, price, quantity, formula, *last])
    total = f"E{_LINES + 2}"
    rows.append(["Total", "", "", "", f"=SUM(E2:E{_LINES + 1})", "", ""])
    values = {
        "remise": _DISCOUNT,
        "cellule": f"E{row}",
        "dessus": f"E{row - 1}",
        "dessous": f"E{row + 1}",
        "total": total,
        "juste": _formula(row),
        "fausse": wrong,
        "raison": reason,
    }
    return Variant(values, {"commande.xlsx": workbook({"Commande": rows})})


def _formula(row: int) -> str:
    return f"=C{row}*D{row}*(1-$G$2)"


def _mistake(draw: Draw, row: int) -> tuple[str, str]:
    """A wrong formula and why."""
    return draw.choice(
        (
            (f"=C{row}*D{row - 1}*(1-$G$2)", "la quantité est prise sur la ligne du dessus"),
            (f"=C{row + 1}*D{row}*(1-$G$2)", "le prix est pris sur la ligne du dessous"),
            (f"=C{row}*D{row}*(1-G{row})", "la remise n'est pas figée, elle vise une cellule vide"),
            (f"=C{row}*D{row}*(1+$G$2)", "la remise est ajoutée au lieu d'être retirée"),
            (f"=C{row}+D{row}*(1-$G$2)", "le prix est additionné au lieu d'être multiplié"),
        )
    )
