"""What restoring an old version of a document would lose, and whose work it would be."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from content.compiler.files import csv_file
from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until
from content.generators.spaces import members

_START = datetime(2026, 3, 2, 8, 0)  # noqa: DTZ001  # local time of a log


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """A part is removed once; later edits of other parts would go with a restoration."""
    return drawn_until(lambda: _made(draw, options), lambda made: bool(made.values))


def _made(draw: Draw, options: Mapping[str, Any]) -> Variant:
    people = [one["name"] for one in members(draw, [""] * 5)]
    part, *others = draw.shuffled(options["parts"])
    count, number = draw.integer(45, 60), draw.integer(3, 40)
    removed = draw.integer(15, 24)
    rows, at = [], _START
    for rank in range(1, count + 1):
        at += timedelta(minutes=draw.integer(20, 170))
        kind = draw.choice(("modifie", "modifie", "ajoute un commentaire dans", "ouvre"))
        where = draw.choice([part, *others] if rank < removed else others)
        action = f"supprime « {part} »" if rank == removed else f"{kind} « {where} »"
        rows.append((number + rank, f"{at:%Y-%m-%d %H:%M}", draw.choice(people), action))
    after = rows[removed:]
    lost = [row for row in after if row[3].startswith("modifie")]
    tally = {name: sum(1 for row in lost if row[2] == name) for name in people}
    ranked = sorted(tally, key=lambda name: tally[name], reverse=True)
    whole = {name: sum(1 for row in rows if row[2] == name) for name in people}
    busiest = max(whole, key=lambda name: whole[name])
    if tally[ranked[0]] == tally[ranked[1]] or busiest == ranked[0]:
        return Variant()
    values = {
        "prenom": people[0].split(" ")[0],
        "partie": part,
        "version": str(number + removed - 1),
        "version_suppression": str(number + removed),
        "nombre": str(len(lost)),
        "toutes": str(len(after)),
        "sans_ouvertures": str(sum(1 for row in after if "ouvre" not in row[3])),
        "personne": ranked[0],
        "part": str(tally[ranked[0]]),
        "plus_active": busiest,
        "responsable": rows[removed - 1][2],
    }
    if len({values["nombre"], values["toutes"], values["sans_ouvertures"]}) < 3:
        return Variant()
    table = csv_file([("Version", "Date", "Personne", "Action"), *rows])
    return Variant(values, {"historique.csv": table})
