"""Sheets, booklets, bleeds and costs: what must be reckoned before printing."""

from collections.abc import Callable, Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until, rounded


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Draw the numbers of one sum."""
    made = drawn_until(lambda: SUMS[options["sum"]](draw), bool)
    values = {name: str(value).replace(".", ",") for name, value in made.items()}
    return Variant({"prenom": draw.choice(FIRST_NAMES)} | values)


def _sheets(draw: Draw) -> dict[str, Any]:
    """Both sides, an odd number of pages."""
    pages = 2 * draw.integer(4, 40) + 1
    return {
        "pages": pages,
        "feuilles": (pages + 1) // 2,
        "moitie": pages // 2,
        "quart": (pages + 3) // 4,
    }


def _copies(draw: Draw) -> dict[str, Any]:
    """Two pages a side, both sides, several copies."""
    pages, copies = draw.integer(9, 47), draw.integer(3, 18)
    if pages % 4 == 0:
        return {}
    sheets = -(-pages // 4)
    mixed = -(-pages * copies // 4)
    if mixed == sheets * copies:
        return {}
    return {
        "pages": pages,
        "copies": copies,
        "feuilles": sheets * copies,
        "par_copie": sheets,
        "double": -(-pages // 2) * copies,
        "melange": mixed,
    }


def _booklet(draw: Draw) -> dict[str, Any]:
    """A booklet of folded sheets: four pages each, and blank ones at the end."""
    pages = draw.integer(9, 58)
    sheets = -(-pages // 4)
    blank = sheets * 4 - pages
    if blank == 0:
        return {}
    return {
        "pages": pages,
        "feuilles": sheets,
        "blanches": blank,
        "total": sheets * 4,
        "moitie": -(-pages // 2),
        "moins": sheets - 1,
    }


def _bleed(draw: Draw) -> dict[str, Any]:
    """Pixels of a document with its bleed on every side."""
    width, height = draw.choice(
        ((210, 297), (148, 210), (105, 148), (297, 420), (100, 210), (85, 55))
    )
    bleed, density = draw.choice((2, 3, 5)), draw.choice((200, 250, 300))
    sides = [side + 2 * bleed for side in (width, height)]
    pixels = [rounded(side * density * 10, 254) for side in sides]
    return {
        "largeur": width,
        "hauteur": height,
        "fond": bleed,
        "densite": density,
        "l_fond": sides[0],
        "h_fond": sides[1],
        "l_pixels": pixels[0],
        "h_pixels": pixels[1],
        "l_sans": rounded(width * density * 10, 254),
        "h_sans": rounded(height * density * 10, 254),
        "l_un": rounded((width + bleed) * density * 10, 254),
    }


def _poster(draw: Draw) -> dict[str, Any]:
    """Pixels of a poster in centimetres."""
    width, height = draw.choice(((30, 40), (40, 60), (50, 70), (60, 80), (20, 30), (42, 59)))
    density = draw.choice((100, 120, 150, 200, 240))
    exact = [side * density * 100 / 254 for side in (width, height)]
    return {
        "largeur": width,
        "hauteur": height,
        "densite": density,
        "l_pixels": round(exact[0]),
        "h_pixels": round(exact[1]),
        "l_pouces": round(width / 2.54, 1),
        "l_faux": width * density,
        "h_faux": height * density,
    }


def _cost(draw: Draw) -> dict[str, Any]:
    """Black and colour pages at two prices, in cents, for several copies."""
    black, color, copies = draw.integer(6, 30), draw.integer(2, 9), draw.integer(12, 60)
    one, two = draw.choice((4, 5, 6)), draw.choice((15, 18, 20, 25))
    total = copies * (black * one + color * two)
    return {
        "noires": black,
        "couleur": color,
        "copies": copies,
        "prix_noir": one,
        "prix_couleur": two,
        "total": f"{total / 100:.2f}",
        "unite": f"{(black * one + color * two) / 100:.2f}",
        "tout_couleur": f"{copies * (black + color) * two / 100:.2f}",
        "pages": black + color,
    }


SUMS: Mapping[str, Callable[[Draw], dict[str, Any]]] = {
    "sheets": _sheets,
    "copies": _copies,
    "booklet": _booklet,
    "bleed": _bleed,
    "poster": _poster,
    "cost": _cost,
}
