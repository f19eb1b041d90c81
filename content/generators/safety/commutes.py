"""How a team comes to work, and what would change if the nearest ones came otherwise."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from content.compiler.files import csv_file, ods
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until
from content.generators.french_values import plain_number, readable_number

GRAMS = {"voiture": 220, "covoiturage": 75, "bus": 110, "train": 25, "vélo": 0, "à pied": 0}
_PEOPLE = 28


@dataclass(frozen=True, slots=True)
class Commute:
    """Someone's way in, in tenths of km, and days a week on site."""

    name: str
    mode: str
    tenths: int
    days: int

    @property
    def grams(self) -> Decimal:
        """Grams a week, there and back."""
        return Decimal(GRAMS[self.mode] * self.tenths * 2 * self.days) / 10


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """People by car under a distance could come by bike."""
    limit = draw.choice((4, 5, 6))
    team = drawn_until(lambda: _team(draw), lambda made: _is_good(made, limit))
    return Variant(_values(team, limit), _files(team))


def _team(draw: Draw) -> list[Commute]:
    firsts = draw.sample(FIRST_NAMES, _PEOPLE)
    letters = draw.shuffled("ABCDEFGHIJKLMNOPQRSTUVWXYZBM")
    return [
        Commute(
            f"{first} {letter}.",
            draw.choice(("voiture", "voiture", *GRAMS)),
            draw.integer(8, 250),
            draw.integer(1, 5),
        )
        for first, letter in zip(firsts, letters, strict=True)
    ]


def _is_good(team: Sequence[Commute], limit: int) -> bool:
    """Some come by car from near, some near come otherwise, and nobody is just at the limit."""
    by_car = _by_car(team, limit)
    return (
        3 <= len(by_car) <= 9
        and all(one.tenths != limit * 10 for one in team)
        and len(_near(team, limit)) > len(by_car)
    )


def _values(team: Sequence[Commute], limit: int) -> dict[str, str]:
    by_car = _by_car(team, limit)
    saved = _kilograms(one.grams for one in by_car)
    total = _kilograms(one.grams for one in team)
    return {
        "limite": str(limit),
        "nombre": str(len(by_car)),
        "gain": plain_number(round(saved, 3)),
        "gain_lisible": readable_number(round(saved, 2)),
        "tous_proches": str(len(_near(team, limit))),
        "voitures": str(sum(one.mode == "voiture" for one in team)),
        "aller_seul": plain_number(round(saved / 2, 3)),
        "sans_jours": plain_number(round(_kilograms(one.grams / one.days for one in by_car), 3)),
        "total": readable_number(round(total, 1)),
        "part": readable_number(round(100 * saved / total, 1)),
    }


def _files(team: Sequence[Commute]) -> dict[str, bytes]:
    head = ["Personne", "Moyen", "Distance d'un aller (km)", "Jours sur place par semaine"]
    rows: list[list[str | int | float]] = [
        [one.name, one.mode, one.tenths / 10, one.days] for one in team
    ]
    texts = [
        [str(cell).replace(".", ",") if isinstance(cell, float) else cell for cell in row]
        for row in rows
    ]
    return {
        "trajets.ods": ods({"Trajets": [head, *rows]}),
        "trajets.csv": csv_file([head, *texts]),
    }


def _near(team: Sequence[Commute], limit: int) -> list[Commute]:
    return [one for one in team if one.tenths < limit * 10]


def _by_car(team: Sequence[Commute], limit: int) -> list[Commute]:
    return [one for one in _near(team, limit) if one.mode == "voiture"]


def _kilograms(grams: Iterable[Decimal]) -> Decimal:
    return sum(grams, Decimal(0)) / 1000
