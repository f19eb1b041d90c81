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

    @property
    def spared(self) -> Decimal:
        """What a year more of life would spare each year, for all of them."""
        made = Decimal(self.count * self.making)
        return made / self.years - made / (self.years + 1)


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """The heaviest kind is neither the most numerous nor the heaviest one by one."""
    fleet = drawn_until(lambda: _fleet(draw), _is_good)
    return Variant(_values(fleet), _files(fleet))


def _fleet(draw: Draw) -> list[Kind]:
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


def _is_good(fleet: Sequence[Kind]) -> bool:
    sums = [one.yearly for one in fleet]
    most_made = max(fleet, key=lambda one: one.count * one.making)
    others = {_most_numerous(fleet).name, _heaviest_one(fleet).name, most_made.name}
    return sums.count(max(sums)) == 1 and _top(fleet).name not in others


def _values(fleet: Sequence[Kind]) -> dict[str, str]:
    top, total = _top(fleet), sum((one.yearly for one in fleet), Decimal(0))
    one_of_each = sum((one.yearly / one.count for one in fleet), Decimal(0))
    return {
        "sorte": top.name,
        "sorte_kg": readable_number(round(top.yearly)),
        "total": plain_number(round(total, 2)),
        "total_lisible": readable_number(round(total)),
        "nombreux": _most_numerous(fleet).name,
        "lourd": _heaviest_one(fleet).name,
        "gain": readable_number(round(sum((one.spared for one in fleet), Decimal(0)))),
        "sans_duree": str(sum(one.count * (one.making + one.use) for one in fleet)),
        "usage_seul": str(sum(one.count * one.use for one in fleet)),
        "un_de_chaque": plain_number(round(one_of_each, 2)),
    }


def _files(fleet: Sequence[Kind]) -> dict[str, bytes]:
    head: list[str | int] = [
        "Sorte",
        "Nombre",
        "Fabrication d'un appareil (kg CO2e)",
        "Durée de vie (ans)",
        "Usage d'un appareil (kg CO2e par an)",
    ]
    rows: list[list[str | int]] = [
        [one.name, one.count, one.making, one.years, one.use] for one in fleet
    ]
    return {"parc.xlsx": workbook({"Parc": [head, *rows]}), "parc.csv": csv_file([head, *rows])}


def _top(fleet: Sequence[Kind]) -> Kind:
    return max(fleet, key=lambda one: one.yearly)


def _most_numerous(fleet: Sequence[Kind]) -> Kind:
    return max(fleet, key=lambda one: one.count)


def _heaviest_one(fleet: Sequence[Kind]) -> Kind:
    return max(fleet, key=lambda one: one.making)
