"""Two meetings whose reports are named by their date."""

from collections.abc import Mapping
from datetime import date, timedelta

from content.compiler.variants import Draw, Variant
from content.generators.french_values import readable_date

START = date(2026, 2, 1)


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Draw two days of months below ten, so that the zeros matter."""
    first = START + timedelta(days=draw.integer(0, 90))
    second = first + timedelta(days=draw.integer(20, 110))
    values: dict[str, str] = {}
    for rank, day in enumerate((first, second), 1):
        values |= {
            f"date_{rank}": readable_date(day),
            f"nom_{rank}": f"{day:%Y-%m-%d}_reunion.odt",
            f"jour_d_abord_{rank}": f"{day:%d-%m-%Y}_reunion.odt",
        }
    values["sans_extension_1"] = values["nom_1"].removesuffix(".odt")
    return Variant(values=values)
