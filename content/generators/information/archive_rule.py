"""Files to be archived by their date, but for those that a rule keeps."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.file_trees import day_between, stamp
from content.generators.french import FIRST_NAMES

OLD, KEPT = (1, 4, 6), (2, 7)
"""Ranks of the files that go, and of those that are old but stay; all others are recent."""


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Eight names and dates around the first of January of a year."""
    year = draw.integer(2023, 2025)
    names = draw.sample(options["names"], 8 - len(KEPT))
    kept = [f"{options['kept']}-{name}" for name in draw.sample(options["kept_names"], len(KEPT))]
    values = {"prenom": draw.choice(FIRST_NAMES), "annee": str(year), "avant": str(year - 1)}
    for rank in range(1, 9):
        is_old = rank in OLD + KEPT
        first, last = (
            (date(year - 2, 3, 1), date(year - 1, 12, 30))
            if is_old
            else (date(year, 1, 3), date(year + 1, 2, 20))
        )
        values[f"nom_{rank}"] = kept.pop() if rank in KEPT else names.pop()
        values[f"date_{rank}"] = stamp(draw, day_between(draw, first, last))
        values[f"taille_{rank}"] = str(draw.integer(12, 900) * 1000)
    return Variant(values=values)
