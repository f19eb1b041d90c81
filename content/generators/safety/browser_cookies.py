"""Cookies kept by a browser: some follow their owner from one site to another."""

import json
from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

SITES = ("recettes.example", "meteo.example", "courrier.example", "brico.example",
         "randos.example", "graines.example")  # fmt: skip
TRACKERS = ("pub-reseau.test", "cible-plus.test", "regie-bleue.test", "pixel-vent.test",
            "profil-nord.test", "annonces.test")  # fmt: skip
HELPERS = (
    ("carte-claire.test", "affichage d'une carte"),
    ("paie-facile.test", "paiement sécurisé"),
    ("videotheque.test", "lecture d'une vidéo"),
    ("sous-titres.test", "réglage des sous-titres"),
)
OWN = ("panier d'achat", "connexion", "langue choisie", "taille du texte")


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Three or four trackers, two useful third parties met on one site, four of the sites' own."""
    trackers = draw.sample(TRACKERS, draw.integer(3, 4))
    cookies: list[dict[str, Any]] = [
        {"site": name, "party": "third", "purpose": "publicité ciblée",
         "seen_on": draw.sample(SITES, draw.integer(2, 3))}
        for name in trackers
    ]  # fmt: skip
    cookies += [
        {"site": name, "party": "third", "purpose": use, "seen_on": [draw.choice(SITES)]}
        for name, use in draw.sample(HELPERS, 2)
    ]
    cookies += [
        {"site": site, "party": "first", "purpose": use, "seen_on": [site]}
        for site, use in zip(draw.sample(SITES, 4), OWN, strict=True)
    ]
    shown = draw.shuffled(cookies[:9])
    for number, cookie in enumerate(shown, start=1):
        cookie |= {"id": f"k{number}", "name": f"{draw.choice('abdefghj')}{draw.integer(10, 99)}"}
    right = [cookie["id"] for cookie in shown if cookie["site"] in trackers]
    third = [cookie["id"] for cookie in shown if cookie["party"] == "third"]
    return Variant({
        "prenom": draw.choice(FIRST_NAMES), "cookies_json": json.dumps(shown, ensure_ascii=False),
        "a_supprimer": ",".join(sorted(right)), "un_de_moins": ",".join(sorted(right[1:])),
        "tiers": ",".join(sorted(third)), "noms": ", ".join(sorted(trackers)),
        "tous": ",".join(sorted(cookie["id"] for cookie in shown)),
    })  # fmt: skip
