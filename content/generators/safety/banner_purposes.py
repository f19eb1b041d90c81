"""A cookie banner without a way to refuse all: only some purposes are wanted."""

import json
from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

PURPOSES = (
    ("Retenir la taille du texte choisie", "que le site retienne la taille du texte"),
    ("Afficher les vidéos d'un autre site", "pouvoir regarder les vidéos"),
    ("Mesurer le nombre de visites", "aider le site à compter ses visites"),
    ("Afficher une carte fournie par un partenaire", "voir la carte d'accès"),
    ("Proposer une fenêtre de discussion avec le service", "pouvoir discuter avec le service"),
)
UNWANTED = (
    "Publicité choisie d'après vos visites", "Croiser vos données avec celles d'autres sites",
    "Localiser précisément votre appareil", "Transmettre vos données aux annonceurs",
)  # fmt: skip


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Two purposes are wanted out of seven; some are ticked already."""
    offered = draw.sample(PURPOSES, 4)
    wanted = offered[:2]
    labels = draw.shuffled([label for label, _ in offered] + draw.sample(UNWANTED, 3))
    purposes: list[dict[str, Any]] = [
        {"id": f"t{number}", "label": label, "on": draw.integer(0, 1) == 1}
        for number, label in enumerate(labels, start=1)
    ]
    needed = {"id": "t0", "label": "Faire fonctionner le site", "locked": True, "on": True}
    ids = {purpose["label"]: str(purpose["id"]) for purpose in purposes}
    right = sorted(ids[label] for label, _ in wanted)
    third = ids[offered[2][0]]
    return Variant({
        "prenom": draw.choice(FIRST_NAMES), "souhait1": wanted[0][1], "souhait2": wanted[1][1],
        "purposes_json": json.dumps([needed, *purposes], ensure_ascii=False),
        "acceptees": ",".join(right), "une": right[0], "trois": ",".join(sorted([*right, third])),
        "toutes": ",".join(sorted(ids.values())), "nom1": wanted[0][0], "nom2": wanted[1][0],
    })  # fmt: skip
