"""Rain gauges of several towns as a CSV file, two towns having nearly the same name."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from content.compiler.files import csv_file
from content.compiler.variants import Draw, Variant
from content.generators.french import decimals

_PAIRS = (
    ("Châtenay", "Châtenay-le-Bas"),
    ("Évron", "Évron-la-Forêt"),
    ("Saint-Père", "Saint-Père-en-Val"),
    ("Crécy", "Crécy-Neuve"),
    ("Bréhal", "Bréhal-sur-Mer"),
)
_OTHERS = ("Hédé", "Lézignac", "Mûres", "Orée-des-Prés", "Vézins")
_DAYS = 60


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """About sixty days, each read by volunteers of five towns, not every day."""
    asked, nearly = draw.choice(_PAIRS)
    towns = [asked, nearly, *draw.sample(_OTHERS, 3)]
    start = date(2025, 3, 1) + timedelta(days=draw.integer(0, 120))
    readings = [
        (start + timedelta(days=day), town, draw.integer(2, 380))
        for day in range(_DAYS)
        for town in draw.shuffled(towns)
        if draw.integer(1, 3) == 1
    ]
    of_town = [tenths for _, town, tenths in readings if town == asked]
    of_nearly = [tenths for _, town, tenths in readings if town == nearly]
    values = {
        "commune": asked,
        "total": decimals(sum(of_town), 1),
        "releves": str(len(of_town)),
        "maximum": decimals(max(of_town), 1),
        "total_general": decimals(sum(tenths for _, _, tenths in readings), 1),
        "presque_homonyme": decimals(sum(of_town) + sum(of_nearly), 1),
    }
    lines = [
        (day.strftime("%d/%m/%Y"), town, decimals(tenths, 1)) for day, town, tenths in readings
    ]
    return Variant(values, {"pluie.csv": csv_file([("Date", "Commune", "Pluie (mm)"), *lines])})
