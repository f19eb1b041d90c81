"""An update that wants twice its size, and videos to move away to make room."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, decimals, drawn_until


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """The count is rounded up; forgetting the factor or what is free gives other counts."""
    update, free, video = drawn_until(
        lambda: _drawn(draw), lambda made: len(set(_counts(made))) == 4
    )
    right, single, forgetful, short = _counts((update, free, video))
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "maj": decimals(update // 100, 1),
        "libre": str(free),
        "video": str(video),
        "besoin": str(2 * update),
        "manque": str(2 * update - free),
        "resultat": str(right),
        "un_de_moins": str(short),
        "une_fois": str(single),
        "sans_libre": str(forgetful),
    }
    return Variant(values)


def _drawn(draw: Draw) -> tuple[int, int, int]:
    return 100 * draw.integer(15, 64), 50 * draw.integer(6, 24), 10 * draw.integer(8, 34)


def _counts(made: tuple[int, int, int]) -> tuple[int, int, int, int]:
    update, free, video = made
    right = -(-(2 * update - free) // video)
    return right, -(-(update - free) // video), -(-2 * update // video), right - 1
