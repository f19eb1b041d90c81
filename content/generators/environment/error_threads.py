"""Results of a search about an error: only some are about this code and this version."""

import json
from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

_SITES = ("forum.example", "aide.example", "entraide.example", "blog.example")
_YEARS = ("2025-11-02", "2025-09-18", "2026-01-07", "2024-05-21", "2026-02-11", "2023-08-30")


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`options.software`. Two good results among eight; the others miss the code or the version."""
    number = draw.integer(210, 890)
    error, close = f"E-{number}", f"E-{number + draw.choice([1, 9, 10])}"
    major = draw.integer(4, 8)
    version, older, newer = f"{major}.2", f"{major - 1}.2", f"{major}.4"
    plans = [
        (error, version, "résolu, voici ce qui a marché"),
        (error, version, "résolu, c'était le dossier de travail"),
        (error, older, "résolu en deux minutes"),
        (error, newer, "solution officielle"),
        (close, version, "résolu, voici ce qui a marché"),
        (close, older, "même message, quelqu'un a une idée ?"),
        (error, version, "même problème, personne ne répond"),
        ("", version, "présentation des nouveautés"),
    ]
    order = draw.shuffled(range(len(plans)))
    results = [
        _result(draw, place, plans[index], software=options["software"])
        for place, index in enumerate(order, start=1)
    ]
    ids = {index: f"r{place}" for place, index in enumerate(order, start=1)}
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "erreur": error,
        "version": version,
        "ancienne": older,
        "proche": close,
        "bons": ",".join(sorted([ids[0], ids[1]])),
        "un_seul": ids[0],
        "avec_muet": ",".join(sorted([ids[0], ids[1], ids[6]])),
        "avec_ancienne": ",".join(sorted([ids[0], ids[1], ids[2]])),
        "avec_proche": ",".join(sorted([ids[0], ids[4]])),
        "results_json": json.dumps(results, ensure_ascii=False),
    }
    return Variant(values)


def _result(draw: Draw, place: int, plan: tuple[str, str, str], *, software: str) -> dict[str, str]:
    error, version, end = plan
    title = f"{software} : {f'erreur {error}' if error else 'version ' + version}"
    return {
        "id": f"r{place}",
        "title": title,
        "url": f"https://{draw.choice(_SITES)}/{draw.integer(1000, 9999)}",
        "date": draw.choice(_YEARS),
        "snippet": f"Sur la version {version} : {end}.",
    }
