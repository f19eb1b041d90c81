"""Files with loose names, to be named and filed by a written rule."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.file_trees import day_between
from content.generators.french import FIRST_NAMES, MONTHS, drawn_until

YEARS = (2024, 2025, 2026)


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """One file a year; each date is written in another way."""
    kinds = draw.sample(options["kinds"], len(YEARS))
    subjects = draw.sample(options["subjects"], len(YEARS))

    def days() -> list[date]:
        return [day_between(draw, date(year, 1, 2), date(year, 9, 28)) for year in YEARS]

    chosen = drawn_until(
        days, lambda made: all(day.day != day.month and day.day <= 12 for day in made)
    )
    words: list[Callable[[date], str]] = [
        lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        lambda day: f"{day.day}-{day.month}-{day.year}",
        lambda day: f"{day.day:02d}.{day.month:02d}.{day.year % 100}",
    ]
    values = {"prenom": draw.choice(FIRST_NAMES)}
    for rank, (day, word) in enumerate(zip(chosen, draw.shuffled(words), strict=True), 1):
        kind, subject = kinds[rank - 1], subjects[rank - 1]
        values[f"avant_{rank}"] = f"{kind.capitalize()} {subject} {word(day)}.pdf"
        values[f"apres_{rank}"] = f"{day.year}/{day.isoformat()}_{kind}_{subject}.pdf"
        values[f"inverse_{rank}"] = (
            f"{day.year}/{day.year}-{day.day:02d}-{day.month:02d}_{kind}_{subject}.pdf"
        )
        values[f"racine_{rank}"] = f"{day.isoformat()}_{kind}_{subject}.pdf"
    return Variant(values=values)
