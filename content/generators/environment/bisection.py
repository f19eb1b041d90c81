"""A fault that came with one of many versions: which to try, and how many trials are enough."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """A good version and a bad one, a power of two apart: the best trial is then only one."""
    tests = draw.integer(4, 7)
    width = 2**tests
    good = draw.integer(8, 180)
    bad = good + width
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "bonne": str(good),
        "mauvaise": str(bad),
        "total": str(bad + draw.integer(3, 40)),
        "suspectes": str(width),
        "milieu": str(good + width // 2),
        "milieu_total": str(bad // 2),
        "suivante": str(good + 1),
        "essais": str(tests),
        "essais_un_a_un": str(width - 1),
        "moitie": str(width // 2),
        "trop": str(tests + 1),
    }
    return Variant(values)
