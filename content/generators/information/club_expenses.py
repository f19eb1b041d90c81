"""A year of a club's expenses, to add up."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import TOWNS, decimals, rounded
from content.generators.workbooks import Value, euros, workbook

_LABELS = (
    "Affiches", "Assurance", "Ballons", "Boissons", "Essence", "Filets", "Goûter", "Impression",
    "Location de salle", "Maillots", "Ménage", "Pharmacie", "Récompenses", "Timbres", "Transport",
)  # fmt: skip
_YEAR_START = date(2025, 9, 1)


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Between 38 and 58 amounts in euros and cents, by date."""
    count = draw.integer(38, 58)
    amounts = [draw.integer(350, 24_000) for _ in range(count)]
    days = sorted(draw.sample(range(300), count))
    values = {
        "club": draw.choice(TOWNS),
        "total": decimals(sum(amounts)),
        "moyenne": decimals(rounded(sum(amounts), count)),
        "sans_derniere": decimals(sum(amounts[:-1])),
        "nombre": str(count),
        "derniere": str(count + 1),
    }
    rows: list[list[Value]] = [["Date", "Dépense", "Montant (€)"]]
    rows += [
        [_YEAR_START + timedelta(days=day), draw.choice(_LABELS), euros(amount)]
        for day, amount in zip(days, amounts, strict=True)
    ]
    return Variant(values, {"depenses.xlsx": workbook({"Dépenses": rows})})
