"""What was done to a picture, step after step: where were its details lost?"""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from content.compiler.files import csv_file
from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until

SMALLER = (
    "Envoi par messagerie",
    "Vignette automatique",
    "Réduction pour le site",
    "Capture d'écran",
    "Collage dans un document",
    "Export allégé",
    "Aperçu du catalogue",
    "Réduction pour le courriel",
)
LARGER = (
    "Agrandissement",
    "Mise au format de l'affiche",
    "Agrandissement automatique",
    "Mise au format A3",
    "Étirement pour le bandeau",
    "Agrandissement pour l'impression",
    "Mise au format du kakémono",
    "Second agrandissement",
)
ALIKE = (
    "Copie sur une clé",
    "Passage en noir et blanc",
    "Netteté",
    "Réglage des couleurs",
    "Ajout d'une légende",
    "Changement de nom",
    "Correction de la lumière",
    "Copie de sauvegarde",
)


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Nine steps, each with the width it leaves; the narrowest, met once, is the answer."""
    widths = drawn_until(lambda: _widths(draw), _is_clear)
    names = _names(draw, widths)
    low = widths.index(min(widths))
    first = draw.integer(2, 9)
    rows: list[list[str | int | float | None]] = [
        [first + number, name, width, width * 2 // 3]
        for number, (name, width) in enumerate(zip(names, widths, strict=True))
    ]
    head: list[str | int | float | None] = [
        "Étape",
        "Traitement",
        "Largeur obtenue",
        "Hauteur obtenue",
    ]
    second = sorted(widths)[1]
    values = {
        "premiere": str(widths[0]),
        "derniere": str(widths[-1]),
        "etroite": str(widths[low]),
        "seconde": str(second),
        "etape": str(first + low),
        "avant": str(first + low - 1),
        "etape_agrandie": str(first + low + 1),
        "etape_fin": str(first + len(widths) - 1),
        "nom": names[low].lower(),
        "bonne": str(widths[low - 1]),
    }
    return Variant(values, {"traitements.csv": csv_file([head, *rows])})


def _names(draw: Draw, widths: list[int]) -> list[str]:
    """What each step may be called, from what it does to the width."""
    left = {1: draw.shuffled(LARGER), 0: draw.shuffled(ALIKE), -1: draw.shuffled(SMALLER)}
    signs = [(now > was) - (now < was) for was, now in pairwise(widths)]
    return ["Prise de vue", *(left[sign].pop() for sign in signs)]


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
