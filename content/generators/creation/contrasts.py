"""Texts of a page in colours of which some do not stand out enough."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until

ENOUGH = 4.5
Color = tuple[int, int, int]


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`ids` of the lines, one a text; `bad` of them are under 4.5 on the `ground`."""
    ids, bad = options["ids"], options["bad"]
    ground = _parsed(options["ground"])
    weak = sorted(draw.sample(range(len(ids)), bad))
    values = {"prenom": draw.choice(FIRST_NAMES)}
    ratios = []
    for place in range(len(ids)):
        low, high = (2.6, 4.1) if place in weak else (5.2, 9.5)
        color = drawn_until(lambda: _color(draw), lambda one: low < contrast(one, ground) < high)  # noqa: B023
        values[f"couleur{place + 1}"] = "#" + "".join(f"{part:02x}" for part in color)
        ratios.append(contrast(color, ground))
    weakest = min(range(len(ids)), key=lambda place: ratios[place])
    values |= {
        "good": ",".join(sorted(ids[place] for place in weak)),
        "un_seul": ids[weakest],
        "faible": f"{ratios[weakest]:.1f}".replace(".", ","),
        "a_cote": ",".join(sorted(ids[place] for place in range(len(ids)) if place not in weak)),
        "tous": ",".join(sorted(ids)),
    }
    return Variant(values)


def _color(draw: Draw) -> Color:
    return (draw.integer(0, 15) * 17, draw.integer(0, 15) * 17, draw.integer(0, 15) * 17)


def _parsed(text: str) -> Color:
    return (int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16))


def _luminance(color: Color) -> float:
    """Relative luminance (WCAG 2)."""
    shares = [part / 255 for part in color]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """Contrast ratio of two colours, from 1 to 21 (WCAG 2)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)
