"""Working hours of three places: when are all of them at work together?"""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until

PLACES = (
    ("Cayenne", -3),
    ("Fort-de-France", -4),
    ("Saint-Pierre-et-Miquelon", -3),
    ("Dakar", 0),
    ("Mayotte", 3),
    ("La Réunion", 4),
    ("Hanoï", 7),
    ("Abidjan", 0),
)
Team = tuple[str, int, int, int]


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Hours of Paris; the shared part lasts from one to four hours."""
    paris = draw.choice((1, 2))
    teams = drawn_until(
        lambda: _teams(draw, paris), lambda found: 1 <= _shared(found, paris)[1] <= 4
    )
    start, length = _shared(teams, paris)
    values = {
        "paris": f"+{paris}",
        "debut": str(start),
        "duree": str(length),
        "utc": str(start - paris),
    }
    for number, (team, person) in enumerate(
        zip(teams, draw.sample(FIRST_NAMES, 3), strict=True), start=1
    ):
        place, offset, first, last = team
        sign = "+" if offset > 0 else "−" if offset < 0 else "+"
        values |= {
            f"lieu{number}": place,
            f"decalage{number}": f"{sign}{abs(offset)}",
            f"nom{number}": person,
            f"de{number}": str(first),
            f"a{number}": str(last),
            f"paris_de{number}": str((first - offset + paris) % 24),
            f"paris_a{number}": str((last - offset + paris) % 24),
        }
    values |= {
        "naif": str(max(team[2] for team in teams)),
        "inverse": str(start - 2 * paris),
        "longue": str(length + 1),
    }
    return Variant(values)


def _teams(draw: Draw, paris: int) -> list[Team]:
    chosen = [("Paris", paris), *draw.sample(PLACES, 2)]
    return [
        (place, offset, start := draw.integer(6, 11), start + draw.integer(7, 10))
        for place, offset in chosen
    ]


def _shared(teams: list[Team], paris: int) -> tuple[int, int]:
    """When they are all at work, in hours of Paris: its beginning and its length."""
    start = max(first - offset + paris for _, offset, first, _ in teams)
    end = min(last - offset + paris for _, offset, _, last in teams)
    naive = max(team[2] for team in teams)
    return start, end - start if start != naive else 0
