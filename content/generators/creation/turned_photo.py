"""A photo turned, reversed, leaning or dark, to be put right."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.pictures import as_json

LEANS = (-9, -8, -7, -6, -5, 5, 6, 7, 8, 9)


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`faults`: which of turn, mirror, tilt, brightness, saturation are wrong at first."""
    faults = options["faults"]
    start: dict[str, Any] = {}
    if "turn" in faults:
        start["turn"] = draw.choice((90, 180, 270))
    if "mirror" in faults:
        start["mirror"] = True
    if "tilt" in faults:
        start["tilt"] = draw.choice(LEANS)
    for name in ("brightness", "saturation", "contrast"):
        if name in faults:
            start[name] = -draw.integer(9, 14) * 5
    tilt, light = start.get("tilt", 0), start.get("brightness", 0)
    return Variant(
        {
            "start_json": as_json(start),
            "sens": "la droite" if tilt > 0 else "la gauche",
            "degres": str(abs(tilt)),
            "penche": str(tilt),
            "penche_double": str(2 * tilt),
            "sombre": str(light),
            "fade": str(start.get("saturation", 0)),
            "tourne": str(start.get("turn", 0)),
            "oppose": str((start.get("turn", 0) + 180) % 360 or 180),
            "panneau": draw.choice(options["signs"]),
        }
    )
