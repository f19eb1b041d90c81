"""How often a spare battery fills a device, once losses are counted."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until
from content.generators.french_values import readable_number


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Volts differ: milliampere-hours cannot be divided as they are."""
    spare, device, volts = drawn_until(
        lambda: _drawn(draw), lambda made: len(set(_counts(made))) == 4
    )
    right, hasty, lossless, above = _counts((spare, device, volts))
    energy = spare * 36 // 10_000
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "reserve": readable_number(spare),
        "appareil": str(device),
        "volts": str(volts),
        "resultat": str(right),
        "sans_volts": str(hasty),
        "sans_perte": str(lossless),
        "au_dessus": str(above),
        "wh": str(energy),
        "utile": str(energy * 8 / 10).replace(".", ","),
        "wh_appareil": str(device * volts / 1000).replace(".", ","),
    }
    return Variant(values)


def _drawn(draw: Draw) -> tuple[int, int, int]:
    """Milliampere-hours at 3.6 V; those of the device; its volts."""
    return 1000 * draw.integer(12, 50), 100 * draw.integer(5, 30), draw.choice([5, 7, 11, 12])


def _counts(made: tuple[int, int, int]) -> tuple[int, int, int, int]:
    spare, device, volts = made
    useful = spare * 36 * 8
    one = device * volts * 100
    right = useful // one
    return right, spare * 8 // (device * 10), spare * 36 * 10 // one, right + 1
