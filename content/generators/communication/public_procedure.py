"""Results for a procedure: a few are the administration's, the others sell their help."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.network import as_json, ids, joined

OFFICIAL = (
    "Démarche gratuite, assurée par l'administration. Connectez-vous avec votre compte public.",
    "Service de l'État. Aucun paiement n'est demandé pour cette démarche.",
)
SOLD = (
    (
        "Nous remplissons le dossier à votre place. Forfait : {price} €. "
        "Société privée sans lien avec l'administration."
    ),
    "Assistance en ligne : {price} € par dossier. Ce site n'appartient pas à l'administration.",
    (
        "Dossier traité sous 24 h après paiement de {price} €. "
        "Mentions légales : entreprise commerciale."
    ),
)


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`procedures`: `{name, slug, query}`; two or three results of seven are official."""
    case = draw.choice(options["procedures"])
    count = draw.integer(2, 3)
    flags = draw.shuffled([True] * count + [False] * (7 - count))
    numbers = ids(draw, "r", 7)
    hosts = draw.sample(options["hosts"], 7)
    titles = draw.sample(options["titles"], 7)
    results, ads = [], 0
    for number, flag, host, title in zip(numbers, flags, hosts, titles, strict=True):
        page = draw.choice(OFFICIAL if flag else SOLD).format(price=draw.integer(19, 79))
        is_ad = not flag and ads < 2
        ads += is_ad
        results.append(
            {
                "id": number,
                "title": title.format(name=case["name"]),
                "url": f"https://{host}/{case['slug']}",
                "date": "2026-02-10",
                "snippet": f"{case['name']} : formulaire et pièces.",
                "page": page,
                **({"ad": True} if is_ad else {}),
            }
        )
    good = [number for number, flag in zip(numbers, flags, strict=True) if flag]
    bad = [number for number, flag in zip(numbers, flags, strict=True) if not flag]
    return Variant(
        {
            "demarche": case["name"].lower(),
            "recherche": case["query"],
            "resultats_json": as_json(results),
            "officiels": joined(good),
            "un_de_moins": joined(good[1:]),
            "un_de_trop": joined([*good, bad[0]]),
            "payants": joined(bad),
            "nombre": str(count),
        }
    )
