"""Applications of a device: how big they are and when they were last opened."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, decimals, drawn_until
from content.generators.french_values import readable_number

_GIGA = 1000


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`options.apps`: nine names. Those to remove are both old and big."""
    names: Sequence[str] = options["apps"]
    big, old = 50 * draw.integer(4, 12), draw.integer(4, 9)
    sizes, ages = drawn_until(
        lambda: _drawn(draw, len(names), big=big, old=old),
        lambda made: _is_rich(*made, limits=(big, old)),
    )
    gone = [place for place in range(len(names)) if sizes[place] > big and ages[place] > old]
    only_big = [place for place in range(len(names)) if sizes[place] > big]
    only_old = [place for place in range(len(names)) if ages[place] > old]
    items = [
        {
            "id": f"a{place + 1}",
            "name": name,
            "detail": f"{_size(sizes[place])}, {_age(ages[place])}",
        }
        for place, name in enumerate(names)
    ]
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "taille": str(big),
        "mois": str(old),
        "reste": _left(len(names), gone),
        "reste_gros": _left(len(names), only_big),
        "reste_vieux": _left(len(names), only_old),
        "reste_un": _left(len(names), gone[:-1]),
        "partis": ", ".join(names[place] for place in gone),
        "gain": readable_number(sum(sizes[place] for place in gone)),
        "items_json": json.dumps(items, ensure_ascii=False),
    }
    return Variant(values)


def _drawn(draw: Draw, count: int, *, big: int, old: int) -> tuple[list[int], list[int]]:
    sizes = [
        draw.choice([big + 10 * draw.integer(2, 90), big - 10 * draw.integer(2, 18)])
        for _ in range(count)
    ]
    ages = [draw.choice([old + draw.integer(1, 9), draw.integer(0, old - 1)]) for _ in range(count)]
    return sizes, ages


def _is_rich(sizes: list[int], ages: list[int], *, limits: tuple[int, int]) -> bool:
    """Two to four to remove; some only big, some only old; one told in gigabytes."""
    big, old = limits
    kinds = [(size > big, age > old) for size, age in zip(sizes, ages, strict=True)]
    has_both = 2 <= kinds.count((True, True)) <= 4
    has_each = (True, False) in kinds and (False, True) in kinds and (False, False) in kinds
    return has_both and has_each and max(sizes) > 1000


def _size(size: int) -> str:
    return f"{size} Mo" if size < _GIGA else f"{decimals(size // 10)} Go"


def _age(months: int) -> str:
    return f"ouverte il y a {months} mois" if months else "ouverte cette semaine"


def _left(count: int, gone: Sequence[int]) -> str:
    return ",".join(f"a{place + 1}" for place in range(count) if place not in gone)
