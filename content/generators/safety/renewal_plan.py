"""Ways of renewing computers: price, footprint and years each; the best within a budget."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from content.compiler.files import csv_file
from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until
from content.generators.french_values import plain_number, readable_number
from content.generators.workbooks import workbook

WAYS = {
    "Garder et nettoyer": ((2, 6), (1, 3), 1),
    "Remplacer la batterie": ((4, 12), (2, 4), 2),
    "Ajouter de la mémoire": ((5, 14), (2, 6), 2),
    "Acheter reconditionné": ((15, 35), (5, 11), 3),
    "Acheter neuf d'entrée de gamme": ((25, 45), (18, 28), 3),
    "Acheter neuf réparable": ((40, 90), (20, 35), 6),
}
"""Tens of euros, tens of kg of CO2e, and years a device then lasts."""


@dataclass(frozen=True, slots=True)
class Way:
    """Euros and kg of CO2e for one device, and the years it then lasts."""

    name: str
    price: int
    carbon: int
    years: int
    meets: bool

    def cost(self, years: int) -> int:
        """Euros over the years, done again each time it ends."""
        return self.price * -(-years // self.years)

    def weight(self, years: int) -> int:
        """Kilograms over the years."""
        return self.carbon * -(-years // self.years)


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """The lightest that meets the needs and the budget, over six years."""
    years, count = 6, draw.integer(8, 40)

    def ways() -> list[Way]:
        return [
            Way(
                name,
                draw.integer(*price) * 10,
                draw.integer(*carbon) * 10 + draw.integer(0, 9),
                lasts,
                draw.integer(0, 3) > 0,
            )
            for name, (price, carbon, lasts) in WAYS.items()
        ]

    def is_good(made: Sequence[Way], limit: int) -> bool:
        fit = [one for one in made if one.meets and one.cost(years) <= limit]
        weights = [one.weight(years) for one in made]
        if len(fit) < 2 or len(set(weights)) < len(made):
            return False
        best = _best(fit, years)
        over = _best([one for one in made if one.meets], years)
        cheapest = min(fit, key=lambda one: one.cost(years))
        return best.name not in {_best(made, years).name, over.name, cheapest.name}

    def drawn() -> tuple[list[Way], int]:
        return ways(), draw.integer(12, 90) * 10

    made, limit = drawn_until(drawn, lambda one: is_good(*one))
    fit = [one for one in made if one.meets and one.cost(years) <= limit]
    best, light = _best(fit, years), _best(made, years)
    values = {
        "nombre": str(count),
        "budget": readable_number(limit * count),
        "par_poste": str(limit),
        "ans": str(years),
        "choix": best.name,
        "poids": plain_number(best.weight(years) * count),
        "poids_lisible": readable_number(best.weight(years) * count),
        "par_fois": str(best.carbon),
        "fois": str(-(-years // best.years)),
        "une_fois": str(best.carbon * count) if best.years < years else str(best.carbon),
        "leger": light.name,
        "hors_budget": _best([one for one in made if one.meets], years).name,
        "moins_cher": min(fit, key=lambda one: one.cost(years)).name,
        "premier_regard": min(fit, key=lambda one: one.carbon).name,
        "poids_leger": plain_number(Decimal(light.weight(years) * count)),
    }
    head = [
        "Solution",
        "Prix par poste (€)",
        "Empreinte par poste (kg CO2e)",
        "Tient (ans)",
        "Répond aux besoins",
    ]
    rows = [
        [one.name, one.price, one.carbon, one.years, "oui" if one.meets else "non"] for one in made
    ]
    return Variant(
        values,
        {
            "solutions.xlsx": workbook({"Solutions": [head, *rows]}),
            "solutions.csv": csv_file([head, *rows]),
        },
    )


def _best(made: Sequence[Way], years: int) -> Way:
    return min(made, key=lambda one: one.weight(years))
