"""A table of recipients and a model letter: what a mail merge will give."""

from collections.abc import Mapping
from typing import Any

from content.compiler.files import csv_file, ods
from content.compiler.variants import Draw, Variant
from content.generators.french import FAMILY_NAMES, FIRST_NAMES, TOWNS, drawn_until
from content.generators.written_documents import both_formats, plain

_STREETS = ("rue des Lilas", "rue du Puits", "chemin Vert", "place du Marché", "rue Haute")
_ROWS = 120


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`mode`: holes (empty fields), tariff (nested condition) or homes (one letter a household)."""
    modes = {"holes": _holes, "tariff": _tariff, "homes": _homes}
    return modes[options["mode"]](draw, options)


def _files(rows: list[list[str | int]], letter: list[str]) -> dict[str, bytes]:
    model = both_formats("lettre-type", [plain(text) for text in letter])
    return {"table.csv": csv_file(rows), "table.ods": ods({"Destinataires": rows}), **model}


def _person(draw: Draw) -> list[str | int]:
    return [draw.choice(FIRST_NAMES), draw.choice(FAMILY_NAMES)]


def _holes(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Some rows lack a field; the letter uses three of the five."""
    heads = ["Prénom", "Nom", "Adresse", "Commune", "Téléphone"]
    rows: list[list[str | int]] = []
    for _ in range(_ROWS):
        address = f"{draw.integer(1, 60)} {draw.choice(_STREETS)}"
        phone = f"01 99 00 {draw.integer(10, 99)} {draw.integer(10, 99)}"
        rows.append([*_person(draw), address, draw.choice(TOWNS), phone])
    places = draw.shuffled(range(_ROWS))
    both, no_phone = draw.integer(2, 6), draw.integer(8, 20)
    no_address, no_town = draw.integer(4, 24), draw.integer(4, 24)
    spans = iter(places)
    for count, columns in ((both, (2, 3)), (no_address, (2,)), (no_town, (3,)), (no_phone, (4,))):
        for _ in range(count):
            row = rows[next(spans)]
            for column in columns:
                row[column] = ""
    values = {
        "bonnes": str(both + no_address + no_town),
        "cellules": str(2 * both + no_address + no_town),
        "avec_telephone": str(both + no_address + no_town + no_phone),
        "adresses": str(both + no_address),
        "lettres": str(_ROWS),
    }
    letter = ["«Prénom» «Nom»", "«Adresse»", "«Commune»", "Bonjour «Prénom» «Nom»,",
              options["body"], "À bientôt."]  # fmt: skip
    return Variant(values, _files([list(heads), *rows], letter))


def _tariff(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """A condition in a condition: how many letters carry the middle sentence."""
    town, limit = draw.choice(TOWNS), draw.choice((12, 14, 16, 18))
    others = draw.sample([one for one in TOWNS if one != town], 3)

    def table() -> list[list[str | int]]:
        return [
            [
                *_person(draw),
                draw.integer(4, 75),
                town if draw.integer(0, 1) else draw.choice(others),
            ]
            for _ in range(_ROWS)
        ]

    def counts(rows: list[list[str | int]]) -> list[int]:
        young = [int(row[2]) < limit for row in rows]
        local = [row[3] == town for row in rows]
        middle = sum(here and not small for here, small in zip(local, young, strict=True))
        return [middle, sum(local), sum(young), _ROWS - middle - sum(young)]

    rows = drawn_until(table, lambda made: len(set(counts(made))) == 4)
    middle, local, young, last = counts(rows)
    values = {
        "commune": town,
        "age": str(limit),
        "moyen": str(middle),
        "locaux": str(local),
        "jeunes": str(young),
        "derniers": str(last),
    }
    one, two, three = options["sentences"]
    nested = f"SI Commune = “{town}” ALORS “{two}” SINON “{three}”"
    rule = f"«SI Âge < {limit} ALORS “{one}” SINON ({nested})»"
    letter = ["Bonjour «Prénom» «Nom»,", options["body"], rule, "Bien à vous."]
    return Variant(values, _files([["Prénom", "Nom", "Âge", "Commune"], *rows], letter))


def _homes(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Several people live at one address: one letter a household, adults or not."""
    rows: list[list[str | int]] = []
    homes: set[tuple[str, str]] = set()
    addresses = draw.shuffled([f"{n} {street}" for n in range(1, 40) for street in _STREETS])
    count, towns = draw.integer(38, 80), TOWNS[: draw.integer(2, 5)]
    for address in addresses[:count]:
        name, town = draw.choice(FAMILY_NAMES), draw.choice(towns)
        rows += [
            [draw.choice(FIRST_NAMES), name, address, town, draw.integer(3, 80)]
            for _ in range(draw.integer(1, 3))
        ]
        homes.add((name, address))
    wanted = draw.choice(towns)
    kept = [row for row in rows if row[3] == wanted]
    addresses_kept = {row[2] for row in kept}
    values = {
        "commune": wanted,
        "foyers": str(len(addresses_kept)),
        "personnes": str(len(kept)),
        "noms": str(len({row[1] for row in kept})),
        "tous": str(len(homes)),
    }
    if len({values[key] for key in ("foyers", "personnes", "noms", "tous")}) < 4:
        return _homes(draw, options)
    letter = ["Famille «Nom»", "«Adresse»", "«Commune»", "Bonjour,", options["body"]]
    heads: list[str | int] = ["Prénom", "Nom", "Adresse", "Commune", "Âge"]
    return Variant(values, _files([heads, *draw.shuffled(rows)], letter))
