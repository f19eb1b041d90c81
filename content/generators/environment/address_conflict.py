"""Addresses of a small network, two of which are the same."""

from collections.abc import Mapping

from content.compiler.variants import Draw, Variant

DEVICES = (
    "Accueil", "Imprimante", "Atelier", "Bureau", "Cuisine", "Salle de musique", "Bibliothèque",
    "Secrétariat",
)  # fmt: skip


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Six devices: a pair, its neighbour by one, its digits turned round, and two others."""
    names = draw.sample(DEVICES, 6)
    tens, units = draw.sample(range(1, 9), 2)
    same, reverse = tens * 10 + units, units * 10 + tens
    others = [number for number in range(101, 250) if str(same) not in str(number)]
    ends = [same, same, same + 1, reverse, *draw.sample(others, 2)]
    network = f"192.168.{draw.integer(1, 30)}"
    lines = [f"{name} : {network}.{end}" for name, end in zip(names, ends, strict=True)]
    values = {f"ligne{index}": line for index, line in enumerate(draw.shuffled(lines), start=1)}
    values |= {"nom1": names[0], "nom2": names[1], "voisin": names[2], "inverse": names[3]}
    values["adresse"] = f"{network}.{same}"
    return Variant(values=values)
