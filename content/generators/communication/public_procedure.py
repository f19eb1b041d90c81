"""Results for a procedure: a few are the administration's, the others sell their help."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.network import as_json, ids, joined

OFFICIAL = (
    "Service de l'administration. La démarche est gratuite.",
    "Page de l'État. Aucun paiement n'est demandé.",
)
SOLD = (
    "Société privée : nous remplissons le dossier pour {price} €.",
    "Aide en ligne, {price} € par dossier. Entreprise commerciale.",
    "Dossier traité sous 24 h après paiement de {price} €.",
)


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`procedures`: `{name, slug, query}`; two or three results of six are official."""
    case = draw.choice(options["procedures"])
    count = draw.integer(2, 3)
    flags = draw.shuffled([True] * count + [False] * (6 - count))
    numbers = ids(draw, "r", 6)
    hosts = draw.sample(options["hosts"], 6)
    titles = draw.sample(options["titles"], 6)
    results, ads = [], 0
    for number, flag, host, title in zip(numbers, flags, hosts, titles, strict=True):
        page = draw.choice(OFFICIAL if flag else SOLD).format(price=draw.integer(19, 79))
        is_ad = not flag and ads < 2
        ads += is_ad
        results.append(
            {
                "id": number,
                "title": title.format(name=case["name"]),
                "url": f"https://{host}/",
                "date": "2026-02-10",
                "snippet": "Formulaire.",
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
