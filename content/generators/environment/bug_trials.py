"""Trials of a program in many situations: it fails when two conditions meet."""

from collections.abc import Mapping
from typing import Any

from content.compiler.files import csv_file, xlsx
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until

_TRIALS = 28


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`options.factors`: a name and its three values each, all values different."""
    factors: Mapping[str, list[str]] = options["factors"]
    names = list(factors)
    one, two = draw.sample(range(len(names)), 2)
    guilty = (draw.choice(factors[names[one]]), draw.choice(factors[names[two]]))
    rows = drawn_until(
        lambda: [_trial(draw, factors, {one: guilty[0], two: guilty[1]}) for _ in range(_TRIALS)],
        lambda made: _explanations(made, factors, guilty) == [set(guilty)],
    )
    fails = sum(_fails(row, guilty) for row in rows)
    table = [["Essai", *names, "Résultat"]]
    table += [
        [str(place), *row, "plante" if _fails(row, guilty) else "correct"]
        for place, row in enumerate(rows, start=1)
    ]
    well = {value for row in rows if not _fails(row, guilty) for value in row}
    decoys = [value for value in sorted(well) if value not in guilty]
    often = max(decoys, key=lambda value: sum(value in row for row in rows if _fails(row, guilty)))
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "un": guilty[0],
        "deux": guilty[1],
        "facteur_un": names[one],
        "facteur_deux": names[two],
        "souvent": often,
        "voisin": next(value for value in factors[names[one]] if value != guilty[0]),
        "nombre": str(fails),
    }
    return Variant(values, {"essais.xlsx": xlsx({"Essais": table}), "essais.csv": csv_file(table)})


def _trial(draw: Draw, factors: Mapping[str, list[str]], guilty: Mapping[int, str]) -> list[str]:
    """A situation; one in four has both conditions, so that failures are not rare."""
    row = [draw.choice(values) for values in factors.values()]
    if draw.integer(1, 4) == 1:
        row = [guilty.get(place, value) for place, value in enumerate(row)]
    return row


def _fails(row: list[str], guilty: tuple[str, str]) -> bool:
    return guilty[0] in row and guilty[1] in row


def _explanations(
    rows: list[list[str]], factors: Mapping[str, list[str]], guilty: tuple[str, str]
) -> list[set[str]]:
    """Single conditions and pairs that are in all failures and in no success."""
    values = [value for all_values in factors.values() for value in all_values]
    pairs = [{one, two} for place, one in enumerate(values) for two in values[place:]]
    bad = [set(row) for row in rows if _fails(row, guilty)]
    good = [set(row) for row in rows if not _fails(row, guilty)]
    if len(bad) < 5:
        return []
    return [
        pair
        for pair in pairs
        if all(pair <= row for row in bad) and not any(pair <= row for row in good)
    ]
