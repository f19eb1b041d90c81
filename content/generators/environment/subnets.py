"""Devices on a network cut in small pieces: which one is on another piece than the printer."""

from collections.abc import Mapping
from ipaddress import ip_network
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

_NAMES = ("Accueil", "Comptabilité", "Atelier", "Direction", "Infirmerie", "Cuisine", "Archives")


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """A piece of 16, 32 or 64 addresses; the outsider is the nearest but in the next piece."""
    length = draw.choice([26, 27, 28])
    size = 2 ** (32 - length)
    base = f"10.{draw.integer(1, 200)}.{draw.integer(1, 250)}"
    start = size * draw.integer(1, 256 // size - 2)
    piece = ip_network(f"{base}.{start}/{length}")
    inside = draw.sample(range(start + 1, start + size - 1), 4)
    printer, *mates = inside
    outside = draw.choice([start - draw.integer(2, 5), start + size + draw.integer(1, 4)])
    names = draw.sample(_NAMES, 4)
    ends = [outside, *mates]
    lines = [f"{name} : {base}.{end}" for name, end in zip(names, ends, strict=True)]
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "imprimante": f"{base}.{printer}",
        "masque": str(piece.netmask),
        "exclu": names[0],
        "exclu_adresse": f"{base}.{outside}",
        "dedans1": names[1],
        "dedans2": names[2],
        "premiere": f"{base}.{start + 1}",
        "derniere": f"{base}.{start + size - 2}",
        "diffusion": f"{base}.{start + size - 1}",
        "suivante": f"{base}.{start + size}",
        "taille": str(size),
        "fin": f"{base}.254",
    }
    for number, line in enumerate(draw.shuffled(lines), start=1):
        values[f"poste{number}"] = line
    return Variant(values)
