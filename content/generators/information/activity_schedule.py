"""A week of workshops in a spreadsheet, to find what one cell holds."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import DAYS
from content.generators.workbooks import workbook

_WORKSHOPS = (
    "Aquarelle", "Astronomie", "Broderie", "Calligraphie", "Céramique", "Chorale", "Cirque",
    "Couture", "Dentelle", "Échecs", "Escrime", "Flamenco", "Guitare", "Herbier", "Italien",
    "Jardinage", "Karaté", "Lecture", "Marionnettes", "Menuiserie", "Mosaïque", "Natation",
    "Origami", "Percussions", "Photographie", "Poterie", "Robotique", "Sculpture", "Sophrologie",
    "Tissage", "Théâtre", "Trompette", "Vannerie", "Violon", "Yoga", "Zumba",
)  # fmt: skip
_HOURS = ("9 h", "10 h", "11 h", "14 h", "15 h", "16 h", "17 h")
_COLUMNS = "BCDEF"


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Seven hours by five days; the cell asked for has neighbours on every side."""
    names = draw.sample(_WORKSHOPS, len(_HOURS) * len(DAYS))
    grid = [names[start : start + len(DAYS)] for start in range(0, len(names), len(DAYS))]
    column, row = draw.integer(0, len(DAYS) - 2), draw.integer(0, len(_HOURS) - 2)
    values = {
        "cellule": f"{_COLUMNS[column]}{row + 2}",
        "atelier": grid[row][column],
        "voisin": grid[row][column + 1],
        "dessous": grid[row + 1][column],
        "diagonale": grid[row + 1][column + 1],
    }
    titles = ["Heure", *(day.capitalize() for day in DAYS)]
    rows = [[hour, *line] for hour, line in zip(_HOURS, grid, strict=True)]
    return Variant(values, {"planning.xlsx": workbook({"Planning": [titles, *rows]})})
