"""The history of a shared browser, from which one site's visits are to be taken away."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

SURPRISES = (
    ("montgolfieres-du-lac.example", "Vol en montgolfière", "vol-en-montgolfiere.example"),
    ("gite-des-cimes.example", "Week-end au gîte", "gites-et-cimes.example"),
    ("poterie-du-pont.example", "Stage de poterie", "poteries-anciennes.example"),
    ("violon-doccasion.example", "Violon d'étude", "ecole-de-violon.example"),
    ("croisiere-des-iles.example", "Croisière des îles", "iles-et-phares.example"),
    ("chiot-refuge.example", "Adopter un chiot", "chiots-dressage.example"),
)
OTHERS = (
    ("meteo-locale.example", "Météo de la semaine"), ("bus-du-val.example", "Horaires des bus"),
    ("recettes-du-soir.example", "Gratin de courge"), ("mediatheque.example", "Mes emprunts"),
    ("college-sorel.example", "Menu de la cantine"), ("courrier-du-val.example", "Les nouvelles"),
)  # fmt: skip
PAGES = ("accueil", "tarifs", "avis", "dates", "reserver", "contact")


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Three to five visits of the site among ten; another site has a name that is close."""
    site, subject, close = draw.choice(SURPRISES)
    count = draw.integer(3, 5)
    visits = [
        (f"https://{site}/{page}", f"{subject} : {page}") for page in draw.sample(PAGES, count)
    ]
    visits += [(f"https://{close}/", f"{subject} : le guide")]
    visits += [(f"https://{host}/", title) for host, title in draw.sample(OTHERS, 9 - count)]
    shown = draw.shuffled(visits)
    ids = {address: f"h{number}" for number, (address, _) in enumerate(shown)}
    values = {f"a{number}": address for number, (address, _) in enumerate(shown)}
    values |= {f"t{number}": title for number, (_, title) in enumerate(shown)}
    right = sorted(ids[address] for address in ids if f"//{site}/" in address)
    near = ids[f"https://{close}/"]
    return Variant(values | {
        "prenom": draw.choice(FIRST_NAMES), "site": site, "voisin": close, "sujet": subject,
        "a_supprimer": ",".join(right), "un_de_moins": ",".join(right[1:]),
        "avec_voisin": ",".join(sorted([*right, near])), "nombre": str(count),
        "tout": ",".join(sorted(ids.values())),
    })  # fmt: skip
