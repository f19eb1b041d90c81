"""The journal of the cookies that a site set before and after somebody's choice."""

from collections.abc import Mapping
from typing import Any

from content.compiler.files import Cell, csv_file
from content.compiler.variants import Draw, Variant

EXEMPT = ("panier", "connexion", "sécurité", "langue choisie")
AGREED, REFUSED = "mesure d'audience", "publicité"
SITES = ("lampes-du-lac", "velo-doccasion", "graines-et-co", "atelier-papier", "le-bon-fil")
_LONGEST, _MONTHS = 390, 13


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Count the faults before the choice and after it, and find the cookie kept too long."""
    early, late = draw.sample(range(2, 7), 2)
    choice = 9 * 3600 + draw.integer(600, 2400)
    before = [(draw.choice((AGREED, REFUSED)), _days(draw)) for _ in range(early)]
    after = [(REFUSED, _days(draw)) for _ in range(late)]
    allowed_early = [(draw.choice(EXEMPT), _days(draw)) for _ in range(draw.integer(3, 5))]
    agreed = [(AGREED, _days(draw)) for _ in range(draw.integer(4, 6))]
    agreed += [(draw.choice(EXEMPT), _days(draw)) for _ in range(draw.integer(3, 5))]
    long = (AGREED, draw.integer(450, 720))
    rows = _timed(draw, [*before, *allowed_early], start=choice - 55, step=4)
    rows += _timed(draw, [*after, *agreed, long], start=choice + 9, step=11)
    names = draw.sample(range(100, 999), len(rows))
    cookies = [
        (at, f"c{name}", use, days) for name, (at, use, days) in zip(names, rows, strict=True)
    ]
    kept_long = next(name for _, name, _, days in cookies if days == long[1])
    site = draw.choice(SITES)
    values = {
        "site": f"{site}.example",
        "choix": _clock(choice),
        "avant": str(early),
        "apres": str(late),
        "total": str(early + late),
        "avant_tous": str(early + len(allowed_early)),
        "apres_tous": str(late + len(agreed) + 1),
        "trop_long": kept_long,
        "jours": str(long[1]),
        "autre": next(name for _, name, _, days in cookies if days != long[1]),
    }
    table: list[tuple[Cell, ...]] = [("Heure", "Cookie", "Finalité", "Durée (jours)")]
    table += [(_clock(at), name, use, days) for at, name, use, days in sorted(cookies)]
    return Variant(values=values, files={"journal.csv": csv_file(table)})


def _days(draw: Draw) -> int:
    return draw.choice((1, 7, 30, 90, 180, 365, _LONGEST))


def _timed(
    draw: Draw, cookies: list[tuple[str, int]], *, start: int, step: int
) -> list[tuple[int, str, int]]:
    """The cookies in a random order, each a few seconds after the one before."""
    return [
        (start + rank * step, use, days) for rank, (use, days) in enumerate(draw.shuffled(cookies))
    ]


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
