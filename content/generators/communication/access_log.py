"""A log of accesses to shared documents, in which a leak has left its trace."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from content.compiler.files import csv_file
from content.compiler.variants import Draw, Variant
from content.generators.french_values import readable_date
from content.generators.spaces import TODAY, first_name, members

_START = datetime(TODAY.year, TODAY.month, 2, 8, 0)  # noqa: DTZ001  # local time of a log
_SEEN, _TAKEN, _CHANGED = "consultation", "téléchargement", "modification"
Row = tuple[datetime, str, str, str]


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`by: account` (one person took it) or `by: link` (one link let some strangers take it)."""
    people = [one["name"] for one in members(draw, [""] * 7)]
    target, *others = draw.shuffled(options["documents"])
    ways = _links(draw) if options["by"] == "link" else people[1:]
    culprit, *innocents = draw.shuffled(ways)
    changed = _START + timedelta(days=draw.integer(4, 6), minutes=draw.integer(60, 540))
    leaked = changed + timedelta(days=2, minutes=draw.integer(0, 200))
    taken = draw.integer(3, 9) if options["by"] == "link" else 1

    def between(start: datetime, end: datetime) -> datetime:
        return start + timedelta(minutes=draw.integer(5, int((end - start).seconds / 60) + 1200))

    inside = [changed + timedelta(minutes=7 + 211 * n + draw.integer(0, 200)) for n in range(taken)]
    rows: list[Row] = [(at, culprit, _TAKEN, target) for at in inside]
    rows.append((_START + timedelta(minutes=draw.integer(5, 900)), culprit, _TAKEN, target))
    rows.append((leaked + timedelta(minutes=draw.integer(30, 900)), culprit, _TAKEN, target))
    rows.append((changed, people[0], _CHANGED, target))
    for way in innocents:
        rows.append((between(_START, changed - timedelta(days=2)), way, _TAKEN, target))
        rows.append((between(changed, leaked - timedelta(days=1)), way, _SEEN, target))
        rows.append(
            (between(changed, leaked - timedelta(days=1)), way, _TAKEN, draw.choice(others))
        )
        rows.append((leaked + timedelta(minutes=draw.integer(30, 3000)), way, _TAKEN, target))
    for _ in range(30):
        at = _START + timedelta(minutes=draw.integer(0, 12_000))
        rows.append((at, draw.choice(ways), draw.choice((_SEEN, _CHANGED)), draw.choice(others)))
    values = {
        "prenom": first_name({"name": people[1]}),
        "document": target,
        "change": _words(changed),
        "fuite": _words(leaked),
        "coupable": culprit,
        "innocent": innocents[0],
        "autre": innocents[1],
        "heure": f"{inside[0]:%H:%M}",
        "heure_mots": f"{inside[0]:%H} h {inside[0]:%M}",
        "jour": inside[0].date().isoformat(),
        "jour_mots": readable_date(inside[0].date()),
        "jour_change": (changed.date() - timedelta(days=1)).isoformat(),
        "nombre": str(taken),
        "de_trop": str(taken + 2),
    }
    lines = [(f"{at:%Y-%m-%d}", f"{at:%H:%M}", *rest) for at, *rest in sorted(rows)]
    heads = ("Date", "Heure", options["column"], "Action", "Document")
    return Variant(values, {"journal.csv": csv_file([heads, *lines])})


def _links(draw: Draw) -> list[str]:
    return [
        f"lien {code}"
        for code in draw.sample([f"{a}{n}" for a in "ABCDE" for n in range(10, 60)], 6)
    ]


def _words(at: datetime) -> str:
    return f"le {readable_date(at.date())} à {at:%H} h {at:%M}"
