"""Where an adult was born, as the CPF wants to be told: what can be checked without any table.

That a commune has this code or this postal code, or that a country is one, needs the official
tables, which we do not hold: the shapes are checked here, the rest when the feed is made.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from chalicelib.core.certification.candidate import BirthPlace
from chalicelib.core.learner import plain

FRANCE = "FRANCE"
_ABROAD = "99"
"""What the files of centers write in place of the code of a commune."""
_INSEE = re.compile(r"(0[1-9]|[1-8][0-9]|9[0-8]|2[AB])[0-9]{3}")
_POSTAL = re.compile(r"(0[1-9]|[1-8][0-9]|9[0-8])[0-9]{3}")
_TEXT_MAX_LENGTH = 100


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with a field; `code` is worded by screens."""

    field: str
    code: str


def tidied(place: BirthPlace) -> BirthPlace:
    """The same place, spaces tidied, codes in capitals, France under its one name."""
    country = " ".join(place.country.split())
    return replace(
        place,
        country=FRANCE if plain(country) == "france" else country.upper(),
        insee_code="".join(place.insee_code.split()).upper(),
        postal_code="".join(place.postal_code.split()),
        city=" ".join(place.city.split()),
    )


def flaws(place: BirthPlace) -> Iterator[Flaw]:
    """What is wrong with a tidied place: abroad everything, in France the first thing."""
    if not any((place.country, place.insee_code, place.postal_code, place.city)):
        yield Flaw("cpf/country", "birth_information_required")
    elif not place.country:
        yield Flaw("cpf/country", "birth_country_required")
    elif max(len(place.country), len(place.city)) > _TEXT_MAX_LENGTH:
        yield Flaw("cpf/city", "too_long")
    elif place.country == FRANCE:
        yield from _french(place)
    else:
        yield from _foreign(place)


def _foreign(place: BirthPlace) -> Iterator[Flaw]:
    if not place.city:
        yield Flaw("cpf/city", "foreign_birth_city_required")
    if place.postal_code:
        yield Flaw("cpf/postal_code", "foreign_postal_code_must_be_empty")
    if place.insee_code not in {"", _ABROAD}:
        yield Flaw("cpf/insee_code", "foreign_insee_code_not_valid")


def _french(place: BirthPlace) -> Iterator[Flaw]:
    insee, postal, city = place.insee_code, place.postal_code, place.city
    if insee:
        if postal or city:
            yield Flaw("cpf/insee_code", "birth_insee_code_or_postal_code_and_city_required")
        elif not _INSEE.fullmatch(insee):
            yield Flaw("cpf/insee_code", "birth_insee_code_not_valid")
    elif not postal and not city:
        yield Flaw("cpf/insee_code", "birth_insee_code_or_postal_code_and_city_required")
    elif not postal:
        yield Flaw("cpf/postal_code", "birth_postal_code_required")
    elif not city:
        yield Flaw("cpf/city", "birth_city_required")
    elif not _POSTAL.fullmatch(postal):
        yield Flaw("cpf/postal_code", "birth_postal_code_not_valid")
