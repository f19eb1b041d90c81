"""A month of temperatures with days left blank, to average."""

from collections.abc import Mapping
from typing import Any

from content.compiler.files import Cell, ods
from content.compiler.variants import Draw, Variant
from content.generators.french import decimals, rounded

_DAYS = 30


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Tenths of a degree; three to six days without a reading."""
    base = draw.integer(120, 240)
    tenths = [base + draw.integer(-60, 60) for _ in range(_DAYS)]
    missing = set(draw.sample(range(1, _DAYS - 1), draw.integer(3, 6)))
    read = [tenth for day, tenth in enumerate(tenths) if day not in missing]
    values = {
        "moyenne": decimals(rounded(sum(read), len(read)), 1),
        "moyenne_fausse": decimals(rounded(sum(read), _DAYS), 1),
        "somme": decimals(sum(read), 1),
        "maximum": decimals(max(read), 1),
        "releves": str(len(read)),
        "jours": str(_DAYS),
        "derniere": str(_DAYS + 1),
    }
    rows: list[list[Cell]] = [["Jour", "Température (°C)"]]
    rows += [[day + 1, None if day in missing else tenth / 10] for day, tenth in enumerate(tenths)]
    return Variant(values, {"temperatures.ods": ods({"Relevés": rows})})
