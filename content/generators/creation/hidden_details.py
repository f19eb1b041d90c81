"""A photo some details of which must be hidden before it is published."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.pictures import as_json, boxed, ids, joined

SIZE = (3600, 2400)
PLACES = (
    "tout à gauche",
    "à gauche",
    "au centre gauche",
    "au centre droit",
    "à droite",
    "tout à droite",
)
POSITIONS = (
    "48,85 N ; 2,35 E",
    "45,76 N ; 4,84 E",
    "43,60 N ; 1,44 E",
    "47,22 N ; 1,55 O",
    "21,05 S ; 55,22 E",
)


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`hide` and `show`: kinds `{name, kind, text?}`; `info: true` draws properties to clear."""
    count = draw.integer(2, 4)
    spots = 5 if options.get("info") else 6
    flags = draw.shuffled([True] * count + [False] * (spots - count))
    names = ids(draw, "e", spots)
    elements = [
        _element(draw, spot, options["hide" if flag else "show"]) for spot, flag in enumerate(flags)
    ]
    shown = [{"id": name, **element} for name, element in zip(names, elements, strict=True)]
    hidden = [name for name, flag in zip(names, flags, strict=True) if flag]
    others = [name for name, flag in zip(names, flags, strict=True) if not flag]
    values = {
        "elements_json": as_json(shown),
        "masques": joined(hidden),
        "un_de_moins": joined(hidden[1:]),
        "un_de_trop": joined([*hidden, others[0]]),
        "les_autres": joined(others),
        "nombre": str(count),
        "ou": ", ".join(PLACES[spot] for spot, flag in enumerate(flags) if flag),
    }
    return Variant(values | (_info(draw) if options.get("info") else {}))


def _element(draw: Draw, spot: int, kinds: list[dict[str, Any]]) -> dict[str, Any]:
    said = dict(draw.choice(kinds))
    said["name"] = f"{said['name']}, {PLACES[spot]}"
    if said.get("text") == "plaque":
        letters = "".join(draw.sample(list("ABCDEFGHJKLMNPQRSTVWXYZ"), 4))
        said["text"] = f"{letters[:2]}-{draw.integer(100, 999)}-{letters[2:]}"
    width, height = said.pop("w", 360), said.pop("h", 900)
    top = SIZE[1] - height - 150 - draw.integer(0, 4) * 40
    return boxed(said, (60 + spot * 590 + draw.integer(0, 60), top, width, height), SIZE)


def _info(draw: Draw) -> dict[str, str]:
    """Properties: some tell where or when, others must stay."""
    names = ids(draw, "k", 6)
    day = draw.integer(10, 28)
    kept = [
        ("Auteur", draw.choice(("Awa Traoré", "Louis Mercier", "Mei Nguyen"))),
        ("Licence", "CC BY-SA"),
        ("Titre", draw.choice(("Un après-midi", "Ensemble", "La fête"))),
    ]
    cleared = [
        ("Position (GPS)", draw.choice(POSITIONS)),
        ("Date de prise de vue", f"{day} mai 2025, 15 h 12"),
        ("Lieu", draw.choice(("Clairfont", "Orval", "Vernoy", "Joncy"))),
    ]
    lines = [
        {"id": name, "label": label, "value": value, "editable": True}
        for name, (label, value) in zip(names, [*kept, *cleared], strict=True)
    ]
    return {
        "info_json": as_json(draw.shuffled(lines)),
        "gardees": joined(names[:3]),
        "toutes": joined(names),
        "trop_effacees": joined(names[:2]),
        "sans_date": joined([*names[:3], names[4]]),
    }
