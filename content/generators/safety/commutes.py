"""How a team comes to work, and what would change if the nearest ones came otherwise."""

from collections.abc import Mapping, Sequence
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

    def team() -> list[Commute]:
        names = [
            f"{one} {letter}."
            for one, letter in zip(
                draw.sample(FIRST_NAMES, _PEOPLE),
                draw.shuffled("ABCDEFGHIJKLMNOPQRSTUVWXYZBM"),
                strict=True,
            )
        ]
        return [
            Commute(
                name,
                draw.choice(("voiture", "voiture", *GRAMS)),
                draw.integer(8, 250),
                draw.integer(1, 5),
            )
            for name in names
        ]

    def is_good(made: Sequence[Commute]) -> bool:
        near = _near(made, limit)
        return (
            3 <= len(near) <= 9
            and all(one.tenths != limit * 10 for one in made)
            and sum(one.tenths < limit * 10 for one in made) > len(near)
        )

    made = drawn_until(team, is_good)
    near = _near(made, limit)
    saved = sum((one.grams for one in near), Decimal(0)) / 1000
    total = sum((one.grams for one in made), Decimal(0)) / 1000
    values = {
        "limite": str(limit),
        "nombre": str(len(near)),
        "gain": plain_number(round(saved, 3)),
        "gain_lisible": readable_number(round(saved, 2)),
        "tous_proches": str(sum(one.tenths < limit * 10 for one in made)),
        "voitures": str(sum(one.mode == "voiture" for one in made)),
        "aller_seul": plain_number(round(saved / 2, 3)),
        "sans_jours": plain_number(
            round(sum((one.grams / one.days for one in near), Decimal(0)) / 1000, 3)
        ),
        "total": readable_number(round(total, 1)),
        "part": readable_number(round(100 * saved / total, 1)),
    }
    head = ["Personne", "Moyen", "Distance d'un aller (km)", "Jours sur place par semaine"]
    rows: list[list[str | int | float]] = [
        [one.name, one.mode, one.tenths / 10, one.days] for one in made
    ]
    texts = [
        [str(cell).replace(".", ",") if isinstance(cell, float) else cell for cell in row]
        for row in rows
    ]
    return Variant(
        values,
        {"trajets.ods": ods({"Trajets": [head, *rows]}), "trajets.csv": csv_file([head, *texts])},
    )


def _near(made: Sequence[Commute], limit: int) -> list[Commute]:
    return [one for one in made if one.mode == "voiture" and one.tenths < limit * 10]
