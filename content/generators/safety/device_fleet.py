"""An inventory of devices: what their making and their use weigh, year by year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from content.compiler.files import csv_file
from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until
from content.generators.french_values import plain_number, readable_number
from content.generators.workbooks import workbook

KINDS = (
    "Écrans",
    "Imprimantes",
    "Ordinateurs fixes",
    "Portables",
    "Serveurs",
    "Tablettes",
    "Téléphones",
)


@dataclass(frozen=True, slots=True)
class Kind:
    """Devices of one kind: kg of CO2e to make one, kg a year to use one."""

    name: str
    count: int
    making: int
    years: int
    use: int

    @property
    def yearly(self) -> Decimal:
        """Making spread over the years of life, and use, for all of them."""
        return self.count * (Decimal(self.making) / self.years + self.use)


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """The heaviest kind is neither the most numerous nor the heaviest one by one."""

    def fleet() -> list[Kind]:
        return [
            Kind(
                name,
                draw.integer(2, 70),
                draw.integer(6, 90) * 10,
                draw.choice((2, 4, 5)),
                draw.integer(3, 60),
            )
            for name in KINDS
        ]

    def is_good(made: Sequence[Kind]) -> bool:
        sums = [one.yearly for one in made]
        top = _top(made)
        others = {
            max(made, key=lambda one: one.count).name,
            max(made, key=lambda one: one.making).name,
            max(made, key=lambda one: one.count * one.making).name,
        }
        return sums.count(max(sums)) == 1 and top.name not in others

    made = drawn_until(fleet, is_good)
    top, total = _top(made), sum((one.yearly for one in made), Decimal(0))
    longer = sum(
        (
            Decimal(one.count * one.making) / one.years
            - Decimal(one.count * one.making) / (one.years + 1)
            for one in made
        ),
        Decimal(0),
    )
    values = {
        "sorte": top.name,
        "sorte_kg": readable_number(round(top.yearly)),
        "total": plain_number(round(total, 2)),
        "total_lisible": readable_number(round(total)),
        "nombreux": max(made, key=lambda one: one.count).name,
        "lourd": max(made, key=lambda one: one.making).name,
        "gain": readable_number(round(longer)),
        "sans_duree": str(sum(one.count * (one.making + one.use) for one in made)),
        "usage_seul": str(sum(one.count * one.use for one in made)),
        "un_de_chaque": plain_number(
            round(sum((one.yearly / one.count for one in made), Decimal(0)), 2)
        ),
    }
    head: list[str | int] = [
        "Sorte",
        "Nombre",
        "Fabrication d'un appareil (kg CO2e)",
        "Durée de vie (ans)",
        "Usage d'un appareil (kg CO2e par an)",
    ]
    rows: list[list[str | int]] = [
        [one.name, one.count, one.making, one.years, one.use] for one in made
    ]
    return Variant(
        values,
        {"parc.xlsx": workbook({"Parc": [head, *rows]}), "parc.csv": csv_file([head, *rows])},
    )


def _top(made: Sequence[Kind]) -> Kind:
    return max(made, key=lambda one: one.yearly)
