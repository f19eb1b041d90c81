"""Ways of renewing computers: price, footprint and years each; the best within a budget."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

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
_YEARS = 6


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


class _Plan(NamedTuple):
    """Ways to choose from, for so many euros each."""

    ways: list[Way]
    limit: int

    @property
    def meeting(self) -> list[Way]:
        """The ways that meet the needs."""
        return [one for one in self.ways if one.meets]

    @property
    def fitting(self) -> list[Way]:
        """Those that keep within the budget too."""
        return [one for one in self.meeting if one.cost(_YEARS) <= self.limit]


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """The lightest that meets the needs and the budget, over six years."""
    count = draw.integer(8, 40)
    plan = drawn_until(lambda: _Plan(_ways(draw), draw.integer(12, 90) * 10), _is_good)
    return Variant(_values(plan, count), _files(plan.ways))


def _ways(draw: Draw) -> list[Way]:
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


def _is_good(plan: _Plan) -> bool:
    """Whether one single way is right, and forgetting any condition gives another."""
    if len(plan.fitting) < 2 or len({one.weight(_YEARS) for one in plan.ways}) < len(plan.ways):
        return False
    hasty = {_lightest(plan.ways).name, _lightest(plan.meeting).name, _cheapest(plan.fitting).name}
    return _lightest(plan.fitting).name not in hasty


def _values(plan: _Plan, count: int) -> dict[str, str]:
    best, light = _lightest(plan.fitting), _lightest(plan.ways)
    return {
        "nombre": str(count),
        "budget": readable_number(plan.limit * count),
        "par_poste": str(plan.limit),
        "ans": str(_YEARS),
        "choix": best.name,
        "poids": plain_number(best.weight(_YEARS) * count),
        "poids_lisible": readable_number(best.weight(_YEARS) * count),
        "par_fois": str(best.carbon),
        "fois": str(-(-_YEARS // best.years)),
        "une_fois": str(best.carbon * count) if best.years < _YEARS else str(best.carbon),
        "leger": light.name,
        "hors_budget": _lightest(plan.meeting).name,
        "moins_cher": _cheapest(plan.fitting).name,
        "premier_regard": min(plan.fitting, key=lambda one: one.carbon).name,
        "poids_leger": plain_number(Decimal(light.weight(_YEARS) * count)),
    }


def _files(ways: Sequence[Way]) -> dict[str, bytes]:
    head = [
        "Solution",
        "Prix par poste (€)",
        "Empreinte par poste (kg CO2e)",
        "Tient (ans)",
        "Répond aux besoins",
    ]
    rows = [
        [one.name, one.price, one.carbon, one.years, "oui" if one.meets else "non"] for one in ways
    ]
    return {
        "solutions.xlsx": workbook({"Solutions": [head, *rows]}),
        "solutions.csv": csv_file([head, *rows]),
    }


def _lightest(ways: Sequence[Way]) -> Way:
    return min(ways, key=lambda one: one.weight(_YEARS))


def _cheapest(ways: Sequence[Way]) -> Way:
    return min(ways, key=lambda one: one.cost(_YEARS))
