"""What was done to a picture, step after step: where were its details lost?"""

from collections.abc import Mapping
from typing import Any

from content.compiler.files import csv_file
from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until

STEPS = (
    "Envoi par messagerie", "Vignette automatique", "Collage dans un document", "Agrandissement",
    "Capture d'écran", "Réduction pour le site", "Agrandissement pour l'affiche", "Numérisation",
    "Copie sur une clé", "Passage en noir et blanc", "Conversion de format", "Netteté",
)  # fmt: skip


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Nine steps, each with the width it leaves; the narrowest, met once, is the answer."""
    widths = drawn_until(lambda: _widths(draw), _is_clear)
    names = draw.sample(STEPS, len(widths))
    low = widths.index(min(widths))
    first = draw.integer(2, 9)
    rows = [[first + number, name, width, width * 2 // 3]
            for number, (name, width) in enumerate(zip(names, widths, strict=True))]  # fmt: skip
    head: list[str | int | float | None] = [
        "Étape",
        "Traitement",
        "Largeur obtenue",
        "Hauteur obtenue",
    ]
    second = sorted(widths)[1]
    values = {
        "premiere": str(widths[0]), "derniere": str(widths[-1]), "etroite": str(widths[low]),
        "seconde": str(second), "etape": str(first + low), "avant": str(first + low - 1),
        "etape_agrandie": str(first + low + 1), "etape_fin": str(first + len(widths) - 1),
        "nom": names[low].lower(), "bonne": str(widths[low - 1]),
    }  # fmt: skip
    return Variant(values, {"traitements.csv": csv_file([head, *rows])})


def _widths(draw: Draw) -> list[int]:
    """Never twice the same width; the narrowest neither first nor last."""
    widths = [draw.integer(380, 480) * 10]
    for _ in range(8):
        last = widths[-1]
        factor = draw.choice((35, 45, 60, 80, 100, 100, 130, 180, 250))
        widths.append(max(240, min(6000, last * factor // 100)) // 6 * 6)
    return widths


def _is_clear(widths: list[int]) -> bool:
    low = min(widths)
    place = widths.index(low)
    return (
        widths.count(low) == 1
        and 1 < place < len(widths) - 2
        and widths[-1] > 2 * low
        and widths[place - 1] != widths[place + 1]
        and low not in {widths[0], widths[-1]}
    )
