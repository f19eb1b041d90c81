"""When works enter the public domain, under a rule that the statement gives."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until

TITLES = (
    "Les Heures claires",
    "Le Chant du gué",
    "Nuit de sel",
    "L'Herbier",
    "Vent d'amont",
    "La Cale",
    "Trois saisons",
    "Le Passeur",
)


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """A work of two authors, one published without a name, one translated."""
    return drawn_until(lambda: _made(draw), lambda made: _is_clear(made.values))


def _is_clear(values: Mapping[str, str]) -> bool:
    """The three works are not free the same year."""
    return len({values["libre1"], values["libre2"], values["libre3"]}) == 3


def _made(draw: Draw) -> Variant:
    one, two, three = draw.sample(TITLES, 3)
    first = draw.integer(1950, 1972)
    second = first + draw.integer(4, 24)
    published = draw.integer(1951, 1990)
    author = draw.integer(1948, 1966)
    translator = author + draw.integer(7, 28)
    written = published - draw.integer(3, 9)
    last = max(second, published, translator)
    return Variant(
        {
            "prenom": draw.choice(FIRST_NAMES),
            "titre1": one,
            "titre2": two,
            "titre3": three,
            "mort1": str(first),
            "mort2": str(second),
            "paru": str(published),
            "ecrit": str(written),
            "auteur": str(author),
            "traducteur": str(translator),
            "libre1": str(second + 71),
            "libre2": str(published + 71),
            "libre3": str(translator + 71),
            "tot1": str(first + 71),
            "tot3": str(author + 71),
            "tout": str(last + 71),
            "tout_presque": str(last + 70),
            "tout_tot": str(max(first, written, author) + 71),
            "tout_premier": str(min(second, published, translator) + 71),
            "presque1": str(second + 70),
            "presque2": str(published + 70),
            "presque3": str(translator + 70),
        }
    )
