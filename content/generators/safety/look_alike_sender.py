"""Four addresses of one organization, among which a domain is imitated."""

from collections.abc import Mapping

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

ORGANIZATIONS: Mapping[str, str] = {
    "la médiathèque de Valmont": "mediatheque-valmont.example",
    "la mutuelle Soleil": "mutuelle-soleil.example",
    "la ludothèque du Moulin": "ludotheque-moulin.example",
    "la compagnie des Eaux claires": "eaux-claires-valmont.example",
    "le cinéma Le Lumignon": "cinema-lumignon.example",
    "l'école de musique de Montfleuri": "musique-montfleuri.example",
    "la coopérative des Collines": "cooperative-collines.example",
    "le théâtre de la Colombe": "theatre-colombe.example",
    "la maison du vélo": "maison-velo-rochebrune.example",
    "l'auberge du Lac": "auberge-lac-montfleuri.example",
}
SWAPS: Mapping[tuple[str, str], str] = {
    ("m", "rn"): "un « m » y est remplacé par « rn »",
    ("l", "1"): "un « l » y est remplacé par le chiffre 1",
    ("o", "0"): "un « o » y est remplacé par le chiffre 0",
    ("i", "l"): "un « i » y est remplacé par un « l »",
}
LOCALS = ("accueil", "bonjour", "contact", "inscriptions", "lettre", "service-client")
BEFORE = ("info", "lettres", "courrier", "notifications")


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Change one letter of the true domain; another address only has a word before it."""
    organization = draw.choice(list(ORGANIZATIONS))
    true = ORGANIZATIONS[organization]
    name, _, end = true.rpartition(".")
    old, new = draw.choice([swap for swap in SWAPS if swap[0] in name])
    false = f"{_swapped(draw, name, (old, new))}.{end}"
    below = f"{draw.choice(BEFORE)}.{true}"
    domains = draw.shuffled([true, true, below, false])
    addresses = [
        f"{local}@{domain}"
        for local, domain in zip(draw.sample(LOCALS, len(domains)), domains, strict=True)
    ]
    values = {f"adresse_{rank}": address for rank, address in enumerate(addresses, 1)}
    values |= {
        "prenom": draw.choice(FIRST_NAMES),
        "organisme": organization,
        "vrai": true,
        "vrai_sans_fin": name,
        "service_vrai": below,
        "faux": false,
        "debut_faux": addresses[domains.index(false)].partition("@")[0],
        "adresse_fausse": addresses[domains.index(false)],
        "difference": SWAPS[old, new],
    }
    return Variant(values=values)


def _swapped(draw: Draw, name: str, swap: tuple[str, str]) -> str:
    """The name with one of its letters, drawn, replaced."""
    places = [place for place, letter in enumerate(name) if letter == swap[0]]
    place = draw.choice(places)
    return name[:place] + swap[1] + name[place + 1 :]
