"""When works enter the public domain in France: 70 years after their last author's death."""

from collections.abc import Mapping
from typing import Any

from content.compiler.files import ods
from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until
from content.generators.spaces import first_name, members

LATER = 71
"""Free on the 1st of January of the year of the death plus this."""


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`works` gives how many authors a work has; with `table`, a whole collection."""
    if options.get("table"):
        return drawn_until(lambda: _table(draw, options), lambda made: bool(made.values))
    people = [one["name"] for one in members(draw, [""] * 3)]
    first, last = sorted(draw.sample(range(1958, 2016), 2))
    deaths = draw.shuffled([first, last])
    published = first - draw.integer(5, 30)
    values = {
        "prenom": first_name({"name": people[2]}),
        "auteur": people[0],
        "coauteur": people[1],
        "mort": str(deaths[0]),
        "mort_co": str(deaths[1]),
        "parution": str(published),
        "annee": str(deaths[0] + LATER),
        "annee_co": str(deaths[1] + LATER),
        "annee_co_moins": str(deaths[1] + LATER - 1),
        "annee_moins": str(deaths[0] + LATER - 1),
        "annee_parution": str(published + LATER),
        "derniere": str(last),
        "annee_deux": str(last + LATER),
        "annee_deux_moins": str(last + LATER - 1),
        "annee_premier": str(first + LATER),
        "oeuvre": draw.choice(options["works"]),
    }
    return Variant(values)


def _table(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Works with an author and sometimes a translator; `year` is when they would be published."""
    year, limit = options["year"], options["year"] - LATER
    names = [one["name"] for one in members(draw, [""] * 30)]
    rows: list[list[str | int]] = []
    for rank, title in enumerate(options["works"]):
        author = draw.integer(limit - 40, limit + 8)
        has_translator = draw.integer(0, 1) == 1
        other = author + draw.integer(-10, 25) if has_translator else ""
        translator = names[15 + rank % 15] if has_translator else ""
        rows.append(
            [title, names[rank % 15], author, translator, min(other, 2020) if other else ""]
        )
    last = [max(int(row[2]), int(row[4] or 0)) for row in rows]
    good = [row for row, death in zip(rows, last, strict=True) if death <= limit]
    author_only = [row for row in rows if int(row[2]) <= limit]
    one_late = [row for row, death in zip(rows, last, strict=True) if death <= limit + 1]
    whole = max(last) + LATER
    counts = [len(good), len(author_only), len(one_late)]
    if len(set(counts)) < 3 or not 3 <= len(good) <= len(rows) - 3 or len(rows) in counts:
        return Variant()
    latest = max(death for death in last if death <= limit)
    newest = [row for row, death in zip(rows, last, strict=True) if death == latest]
    by_author = max(int(row[2]) for row in rows) + LATER
    if by_author == whole or len(newest) > 1:
        return Variant()
    values = {
        "prenom": first_name({"name": names[29]}),
        "nombre": str(len(good)),
        "plus_recent": str(newest[0][0]),
        "mort_recente": str(latest),
        "pas_libre": next(
            str(row[0]) for row, death in zip(rows, last, strict=True) if death > limit
        ),
        "auteurs_seuls": str(len(author_only)),
        "un_an_trop_tot": str(len(one_late)),
        "annee_tout": str(whole),
        "annee_tout_moins": str(whole - 1),
        "annee_auteurs": str(by_author),
        "derniere_mort": str(max(last)),
        "annee": str(year),
        "limite": str(limit),
    }
    heads = ["Titre", "Auteur ou autrice", "Mort en", "Traduction", "Mort en (traduction)"]
    return Variant(values, {"recueil.ods": ods({"Textes": [heads, *rows]})})
