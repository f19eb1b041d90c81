"""Files of an organization, some of which should have been destroyed already."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import compress
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FAMILY_NAMES, drawn_until
from content.generators.french_values import listed, readable_date
from content.generators.mailbox import bare


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Files f1, f2… in `folders` ({name, months, stem, extension, type}); some are too old."""
    folders: list[dict[str, Any]] = options["folders"]
    today = date(2026, draw.integer(3, 11), draw.integer(2, 28))
    places = [place for place, _ in enumerate(folders) for _ in range(3)]
    late = drawn_until(
        lambda: [draw.integer(0, 1) == 1 for _ in places],
        lambda found: sum(found) in {3, 4} and len(set(compress(places, found))) > 1,
    )
    names = draw.sample(FAMILY_NAMES, len(places))
    values: dict[str, str] = {}
    for number, (place, is_late, name) in enumerate(zip(places, late, names, strict=True), start=1):
        folder = folders[place]
        day = _day(draw, today, months=folder["months"], is_late=is_late)
        values[f"n{number}"] = f"{folder['stem']}-{bare(name)}.{folder['extension']}"
        values[f"d{number}"] = f"{day.isoformat()} 10:{number + 12}"
    right = [f"f{number}" for number, is_late in enumerate(late, start=1) if is_late]
    wrong = [f"f{number}" for number, is_late in enumerate(late, start=1) if not is_late]
    values |= {
        "aujourdhui": readable_date(today),
        "choisis": ",".join(right),
        "un_de_moins": ",".join(right[:-1]),
        "un_de_trop": ",".join(sorted([*right, draw.choice(wrong)])),
        "les_autres": ",".join(wrong),
        "noms": listed([f"`{values['n' + right_id[1:]]}`" for right_id in right]),
    }
    return Variant(values)


def _day(draw: Draw, today: date, *, months: int, is_late: bool) -> date:
    """Well after the limit, or well before: never within five days of it."""
    limit = round(months * 30.44)
    spread = max(10, limit // 3)
    gap = draw.integer(6, spread)
    return today - timedelta(days=limit + gap if is_late else max(2, limit - gap))
