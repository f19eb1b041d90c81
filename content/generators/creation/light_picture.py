"""A photo to resize and to lighten: the best quality under a limit."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.pictures import weight

SHAPES = ((4800, 3200), (4500, 3000), (4200, 2800))
WIDTHS = (900, 1050, 1200, 1350, 1500)


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`format`: the one asked for; half a step of quality separates right from wrong."""
    whole = draw.choice(SHAPES)
    width = draw.choice(WIDTHS)
    size = (width, width * whole[1] // whole[0])
    quality = draw.integer(9, 17) * 5
    masses = {
        step: weight(size, options["format"], quality=step) for step in (quality, quality + 5)
    }
    limit = round(sum(masses.values()) / 2000)
    return Variant(
        {
            "largeur_initiale_json": str(whole[0]),
            "hauteur_initiale_json": str(whole[1]),
            "largeur_initiale": str(whole[0]),
            "hauteur_initiale": str(whole[1]),
            "largeur": str(width),
            "hauteur": str(size[1]),
            "limite": str(limit),
            "qualite": str(quality),
            "trop": str(quality + 5),
            "peu": str(quality - 20),
            "poids": str(round(masses[quality] / 1000)),
            "poids_trop": str(round(masses[quality + 5] / 1000)),
        }
    )
