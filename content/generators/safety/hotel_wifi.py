"""Networks in range, of which only one has the name given at the desk; and one's own hotspot."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

PLACES = ("Hotel-Azur", "Gite-Cimes", "Auberge-Port", "Camping-Pins", "Refuge-Lac")
WORDS = ("galet", "brume", "sapin", "orage", "miel", "tilleul", "phare", "ruche", "dune", "cerf")


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Look-alike names, in a random order; some without password."""
    place = draw.choice(PLACES)
    true = f"{place}-{draw.choice(('Clients', 'Invites', 'Chambres'))}"
    names = draw.shuffled([
        true, f"{place}-Gratuit", f"{place}_{true.rsplit('-', 1)[1]}", f"{place}-Personnel",
        f"Imprimante-{draw.integer(100, 999)}",
    ])  # fmt: skip
    password = "-".join(draw.sample(WORDS, 2)) + f"-{draw.integer(10, 99)}"
    place_of = names.index(true)
    long = "-".join(draw.sample(WORDS, 4)) + f"-{draw.integer(10, 99)}"
    first = draw.choice(FIRST_NAMES)
    values = {f"reseau{number}": name for number, name in enumerate(names, start=1)}
    return Variant(values | {
        "prenom": first, "officiel": true, "bon": f"n{place_of + 1}",
        "faux": f"n{(place_of + 1) % 5 + 1}", "ouvert": f"n{names.index(f'{place}-Gratuit') + 1}",
        "mot_de_passe": password, "phrase": long, "court": f"{draw.choice(WORDS)}12",
        "nom_partage": f"{draw.choice(WORDS).title()}-{draw.integer(10, 99)}",
        "appareils": str(draw.integer(2, 5)), "lieu": place,
    })  # fmt: skip
