"""What was published, how often it was shown and clicked; the best rate is not the most clicks."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any

from content.compiler.files import ods
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until
from content.generators.french_values import readable_number
from content.generators.spaces import TODAY

Row = tuple[str, str, int, int]


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`by: post` compares posts shown enough; `by: channel` adds up each channel first."""
    make = _channels if options["by"] == "channel" else _posts
    return drawn_until(lambda: make(draw, options), lambda made: bool(made.values))


def _posts(draw: Draw, options: Mapping[str, Any]) -> Variant:
    rows = _drawn(draw, options)
    least = 500
    enough = sorted((row for row in rows if row[2] >= least), key=_rate, reverse=True)
    few = max((row for row in rows if row[2] < least), key=_rate, default=None)
    most = max(rows, key=lambda row: row[3])
    if few is None or len(enough) < 5 or _rate(few) <= _rate(enough[0]) or most is enough[0]:
        return Variant()
    if _rate(enough[0]) - _rate(enough[1]) < Decimal("0.8") or _is_own_inverse(enough[0]):
        return Variant()
    best = enough[0]
    values = {
        "minimum": str(least),
        "trop_peu": few[0],
        "plus_cliquee": most[0],
        **_told(best[0], best),
    }
    return Variant(values | {"prenom": draw.choice(FIRST_NAMES)}, _file(draw, rows))


def _channels(draw: Draw, options: Mapping[str, Any]) -> Variant:
    rows = _drawn(draw, options)
    sums: list[Row] = []
    for name in options["channels"]:
        some = [row for row in rows if row[1] == name]
        sums.append((name, name, sum(row[2] for row in some), sum(row[3] for row in some)))
    if min(row[2] for row in sums) == 0:
        return Variant()
    ranked = sorted(sums, key=_rate, reverse=True)
    most, top = max(sums, key=lambda row: row[3]), max(rows, key=_rate)
    best = ranked[0]
    if most is best or top[1] == best[0] or _is_own_inverse(best):
        return Variant()
    if _rate(best) - _rate(ranked[1]) < Decimal("0.5"):
        return Variant()
    values = {"plus_cliquee": most[0], "meilleure_ligne": top[1], **_told(best[0], best)}
    return Variant(values | {"prenom": draw.choice(FIRST_NAMES)}, _file(draw, rows))


def _drawn(draw: Draw, options: Mapping[str, Any]) -> list[Row]:
    rows = []
    for title in options["titles"]:
        shown = draw.choice(
            (draw.integer(60, 300), draw.integer(500, 5000), draw.integer(500, 5000))
        )
        clicks = shown * draw.integer(10, 140) // 1000 + 1
        rows.append((title, draw.choice(options["channels"]), shown, clicks))
    return rows


def _rate(row: Row) -> Decimal:
    return Decimal(100 * row[3]) / row[2]


def _is_own_inverse(row: Row) -> bool:
    """Around 10 %, dividing the wrong way gives about the same figure."""
    return Decimal(9) < _rate(row) < Decimal(11)


def _told(name: str, row: Row) -> dict[str, str]:
    rate = round(_rate(row), 1)
    return {
        "meilleure": name,
        "taux": str(rate),
        "taux_lisible": readable_number(rate),
        "affichages": readable_number(row[2]),
        "clics": readable_number(row[3]),
        "taux_inverse": str(round(Decimal(row[2]) / row[3], 1)),
    }


def _file(draw: Draw, rows: list[Row]) -> dict[str, bytes]:
    days = [TODAY - timedelta(days=3 * rank + draw.integer(0, 2)) for rank in range(len(rows))]
    lines: list[list[str | int]] = [
        [title, day.isoformat(), name, shown, clicks]
        for (title, name, shown, clicks), day in zip(rows, days, strict=True)
    ]
    heads = ["Publication", "Date", "Support", "Affichages", "Clics"]
    return {"audience.ods": ods({"Audience": [heads, *lines]})}
