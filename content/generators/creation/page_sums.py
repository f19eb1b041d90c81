"""Page numbers that do not start at one, and the sheets of a booklet."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`mode`: offset, range, booklet or sheet."""
    modes = {"offset": _offset, "range": _range, "booklet": _booklet, "sheet": _sheet}
    return Variant(modes[options["mode"]](draw))


def _offset(draw: Draw) -> dict[str, str]:
    """The page of the file that bears a number, and the number of a page of the file."""
    cover, front = draw.integer(1, 4), draw.integer(3, 12)
    body = draw.integer(60, 95)
    page, seen = draw.integer(20, 35), draw.integer(40, 58)
    shift = cover + front
    return {
        "couverture": str(cover),
        "romaines": str(front),
        "romain": _ROMAN[front - 1],
        "corps": str(body),
        "page": str(page),
        "rang": str(page + shift),
        "sans_romaines": str(page + cover),
        "vue": str(seen + shift),
        "numero": str(seen),
        "a_l_envers": str(seen + 2 * shift),
    }


def _range(draw: Draw) -> dict[str, str]:
    """What to ask the printer for some numbered pages, and how many sheets come out."""
    cover, front = draw.integer(1, 4), draw.integer(3, 12)
    first = draw.integer(14, 40)
    count = draw.integer(9, 25)
    shift = cover + front
    return {
        "couverture": str(cover),
        "romaines": str(front),
        "romain": _ROMAN[front - 1],
        "premiere": str(first),
        "derniere": str(first + count - 1),
        "de": str(first + shift),
        "a": str(first + count - 1 + shift),
        "feuilles": str((count + 1) // 2),
        "pages": str(count),
        "trop": str(first + count + shift),
    }


def _booklet(draw: Draw) -> dict[str, str]:
    """Sheets folded in two: how many, how many blank pages, what is printed beside a page."""
    pages = drawn_until(lambda: draw.integer(13, 58), lambda some: some % 4 != 0)
    sheets = -(-pages // 4)
    page = draw.integer(3, pages // 2 - 2)
    return {
        "pages": str(pages),
        "feuilles": str(sheets),
        "blanches": str(4 * sheets - pages),
        "page": str(page),
        "voisine": str(4 * sheets + 1 - page),
        "sans_blanches": str(pages + 1 - page),
        "moitie": str(-(-pages // 2)),
        "suivante": str(page + 1),
    }


def _sheet(draw: Draw) -> dict[str, str]:
    """The three other pages of the sheet that bears a page."""
    sheets = draw.integer(5, 16)
    total = 4 * sheets
    page = draw.integer(3, 2 * sheets - 3)
    other = page + 1 if page % 2 else page - 1
    wrong = page - 1 if page % 2 else page + 1
    return {
        "feuilles": str(sheets),
        "total": str(total),
        "page": str(page),
        "dos": str(other),
        "face": str(total + 1 - page),
        "face_dos": str(total + 1 - other),
        "faux": str(wrong),
        "faux_face": str(
            total - page - 2
            if total - page - 2 not in (other, total + 1 - page, total + 1 - other)
            else total
        ),
    }
