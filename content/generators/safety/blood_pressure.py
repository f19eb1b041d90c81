"""Readings of blood pressure to be summed up before an appointment."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from content.compiler.files import csv_file, ods
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until
from content.generators.french_values import plain_number, readable_number

HIGH = 135
_DAYS = 7
Reading = tuple[int, str, int, int]


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Three readings each morning and evening for a week; the first day is left out."""

    def week() -> list[Reading]:
        return [
            (day, moment, *_pair(draw, moment))
            for day in range(1, _DAYS + 1)
            for moment in ("matin", "soir")
            for _ in range(2)
        ]

    def is_good(made: Sequence[Reading]) -> bool:
        kept = [row for row in made if row[0] > 1 and row[1] == "matin"]
        means = {
            _mean(kept),
            _mean([row for row in made if row[1] == "matin"]),
            _mean([row for row in made if row[0] > 1]),
            _mean(made),
        }
        return len(means) == 4 and _above(kept) not in {
            _above(made),
            _above([row for row in made if row[0] > 1]),
        }

    made = drawn_until(week, is_good)
    kept = [row for row in made if row[0] > 1 and row[1] == "matin"]
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "seuil": str(HIGH),
        "moyenne": plain_number(_mean(kept)),
        "moyenne_lisible": readable_number(_mean(kept)),
        "au_dessus": str(_above(kept)),
        "mesures": str(len(kept)),
        "tous_les_jours": plain_number(_mean([row for row in made if row[1] == "matin"])),
        "soir_compris": plain_number(_mean([row for row in made if row[0] > 1])),
        "tout": plain_number(_mean(made)),
        "au_dessus_tout": str(_above(made)),
    }
    head = ["Jour", "Moment", "Maximale (mmHg)", "Minimale (mmHg)"]
    rows: list[list[str | int]] = [list(row) for row in made]
    return Variant(
        values,
        {"tension.csv": csv_file([head, *rows]), "tension.ods": ods({"Relevé": [head, *rows]})},
    )


def _pair(draw: Draw, moment: str) -> tuple[int, int]:
    return draw.integer(124, 146) + (3 if moment == "soir" else 0), draw.integer(72, 90)


def _mean(rows: Sequence[Reading]) -> Decimal:
    return round(Decimal(sum(row[2] for row in rows)) / len(rows), 1)


def _above(rows: Sequence[Reading]) -> int:
    return sum(row[2] > HIGH for row in rows)
