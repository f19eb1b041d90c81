"""Four shops, only one of which has a connection that can be trusted."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

SHOPS = (
    ("Lampes du Lac", "lampes-du-lac.example"), ("Au Bon Éclairage", "bon-eclairage.example"),
    ("Lumière & Co", "lumiere-co.example"), ("L'Abat-jour", "abat-jour.example"),
    ("Clarté", "clarte-boutique.example"), ("La Veilleuse", "la-veilleuse.example"),
)  # fmt: skip
INSURERS = (
    ("Assur'Val", "assur-val.example"), ("La Prévoyante", "la-prevoyante.example"),
    ("Mutuelle des Toits", "mutuelle-toits.example"), ("Abri Assur", "abri-assur.example"),
    ("L'Entraide", "entraide-assurance.example"), ("Cap Serein", "cap-serein.example"),
)  # fmt: skip
PLAIN = ("https", "http")
FAULTS = ("http", "expired", "mismatch", "unknown")


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Three different faults."""
    shops = draw.sample(INSURERS if options.get("kind") == "insurers" else SHOPS, 4)
    page = "declaration" if options.get("kind") == "insurers" else "paiement"
    states = draw.shuffled(["https", *draw.sample(FAULTS, 3)])
    right = states.index("https")
    values = {"prenom": draw.choice(FIRST_NAMES)}
    addresses = []
    for number, ((name, host), state) in enumerate(zip(shops, states, strict=True), start=1):
        scheme = "http" if state == "http" else "https"
        addresses.append(f"{scheme}://{host}/{page}-{draw.integer(100, 999)}")
        values |= {
            f"nom{number}": name,
            f"adresse{number}": addresses[-1],
            f"etat{number}": "" if state in PLAIN else state,
        }
    wrong = [address for place, address in enumerate(addresses) if place != right]
    return Variant(values | {
        "bonne": addresses[right], "bon_nom": shops[right][0],
        "faux1": wrong[0], "faux2": wrong[1], "faux3": wrong[2],
    })  # fmt: skip
