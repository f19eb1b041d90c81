"""A newspaper's cookie banner, on which everything optional is to be refused."""

import json
from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

SUBJECTS = (
    ("les abeilles", "Une ruche sur le toit de l'école"),
    ("le vélo", "Traverser le pays à vélo à 70 ans"),
    ("la mer", "Le phare qui ne dort jamais"),
    ("la danse", "Danser en fauteuil, une passion"),
    ("les trains", "La petite ligne qui résiste"),
)
USES = (
    "Publicité personnalisée", "Mesure d'audience", "Contenus d'autres sites", "Réseaux sociaux",
    "Profil de lecture", "Partage avec des partenaires",
)  # fmt: skip


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Three to five optional uses, some ticked already."""
    subject, title = draw.choice(SUBJECTS)
    uses = draw.sample(USES, draw.integer(3, 5))
    purposes: list[dict[str, Any]] = [
        {"id": f"t{number}", "label": label, "on": draw.integer(0, 1) == 1}
        for number, label in enumerate(uses, start=1)
    ]
    needed = {"id": "t0", "label": "Fonctionnement du site", "locked": True, "on": True}
    return Variant({
        "prenom": draw.choice(FIRST_NAMES), "sujet": subject, "titre": title,
        "texte": f"Avec nos {draw.integer(40, 400)} partenaires, nous utilisons des traceurs.",
        "purposes_json": json.dumps([needed, *purposes], ensure_ascii=False),
        "toutes": ",".join(str(purpose["id"]) for purpose in purposes), "une": "t1",
        "nombre": str(len(uses)),
    })  # fmt: skip
