"""Words and number formats that several generators share."""

from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")
_ATTEMPTS = 2_000

FIRST_NAMES = (
    "Adèle", "Amina", "Arthur", "Awa", "Bastien", "Camille", "Chloé", "Daniel", "Élise", "Farid",
    "Gaël", "Hanna", "Hugo", "Inès", "Ismaël", "Jade", "Joseph", "Karim", "Léa", "Lina", "Louis",
    "Malik", "Manon", "Marcel", "Mei", "Nadia", "Noé", "Odile", "Paul", "Rachid", "Rosa", "Sacha",
    "Salomé", "Samuel", "Sofia", "Thaïs", "Tiago", "Victor", "Yanis", "Zoé",
)  # fmt: skip
FAMILY_NAMES = (
    "Abadie", "Benali", "Bonnet", "Carlier", "Cissé", "Costa", "Delmas", "Diallo", "Dupré",
    "Esnault", "Faure", "Garnier", "Haddad", "Jacquet", "Kaya", "Lacombe", "Lemoine", "Mercier",
    "Moreau", "Nguyen", "Olivier", "Petit", "Quentin", "Rivière", "Roussel", "Sanchez", "Tessier",
    "Traoré", "Vasseur", "Weber",
)  # fmt: skip
TOWNS = (
    "Aubeval", "Bellerive", "Clairfont", "Douvres", "Estoublon", "Fontaube", "Grandpré",
    "Hauterive", "Joncy", "Lavergne", "Montclar", "Noirmont", "Orval", "Pierrefite", "Rochebrune",
    "Sainte-Aure", "Trévignon", "Valmont", "Vernoy",
)  # fmt: skip
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
)  # fmt: skip
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi")


def decimals(units: int, places: int = 2) -> str:
    """A count of hundredths (tenths, …) as a French number: 125000 is written 1 250,00."""
    sign, digits = ("-" if units < 0 else ""), str(abs(units)).rjust(places + 1, "0")
    whole = f"{int(digits[:-places]):,}".replace(",", "\N{NO-BREAK SPACE}")
    return f"{sign}{whole},{digits[-places:]}"


def rounded(total: int, count: int) -> int:
    """`total / count` to the nearest whole number, halves going up."""
    return (2 * total + count) // (2 * count)


def drawn_until(make: Callable[[], _T], is_good: Callable[[_T], bool]) -> _T:
    """The first thing made that is good; the conditions here are met in a few attempts."""
    for _ in range(_ATTEMPTS):
        made = make()
        if is_good(made):
            return made
    raise ValueError("no draw met the condition")
