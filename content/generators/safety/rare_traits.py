"""How many browsers are left once several traits are put together."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES
from content.generators.french_values import readable_number

TRAITS = (
    "la langue",
    "le fuseau horaire",
    "la taille de l'écran",
    "la liste des polices",
    "le modèle de l'appareil",
)


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """One in a, in b and in c; the crowd is a multiple of their product."""
    traits, shares = draw.sample(TRAITS, 3), draw.sample((2, 4, 5, 8, 10, 20, 25, 40, 50), 3)
    rarest = max(range(3), key=lambda place: shares[place])
    alike = draw.integer(3, 19)
    product = shares[0] * shares[1] * shares[2]
    values = {"prenom": draw.choice(FIRST_NAMES), "foule": readable_number(alike * product)}
    for number, (trait, share) in enumerate(zip(traits, shares, strict=True), start=1):
        values |= {f"trait{number}": trait, f"un_sur{number}": str(share)}
    return Variant(values | {
        "semblables": str(alike), "sans_rare": str(alike * shares[rarest]),
        "rare": traits[rarest], "un_sur_rare": str(shares[rarest]),
        "produit": readable_number(product), "de_trop": str(alike + 1),
        "moins_rare": str(alike * min(shares)),
    })  # fmt: skip
