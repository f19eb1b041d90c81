"""A sheet of devices to be completed with the energy each uses in a year."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES
from content.generators.french_values import plain_number

_ROWS = 5


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Power, hours a day and days a year of five devices; another power to check again."""
    names = draw.sample(options["devices"], _ROWS)
    rows = [
        (draw.integer(2, 30) * 5, draw.integer(2, 8), draw.choice((80, 100, 120, 140, 160)))
        for _ in names
    ]
    again = [(rows[0][0] + 35, *rows[0][1:]), *rows[1:]]
    head = ["Appareil", "Puissance (W)", "Heures par jour", "Jours par an", "Énergie (kWh)"]
    cells = [[name, *row, None] for name, row in zip(names, rows, strict=True)]
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "rows_json": json.dumps(
            [head, *cells, ["Total", None, None, None, None]], ensure_ascii=False
        ),
        "recheck_json": json.dumps({"B2": again[0][0]}),
        "energies": " ; ".join(_text(_energy(row)) for row in rows),
        "energies_bis": " ; ".join(_text(_energy(row)) for row in again),
        "total": _text(sum(map(_energy, rows), Decimal(0))),
        "total_bis": _text(sum(map(_energy, again), Decimal(0))),
        "en_wh": " ; ".join(str(power * hours * days) for power, hours, days in rows),
        "total_wh": str(sum(power * hours * days for power, hours, days in rows)),
        "premiere": _text(_energy(rows[0])),
    }
    return Variant(values=values)


def _energy(row: Sequence[int]) -> Decimal:
    return Decimal(row[0] * row[1] * row[2]) / 1000


def _text(value: Decimal) -> str:
    return plain_number(value).replace(".", ",")
