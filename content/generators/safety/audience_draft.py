"""A draft post: its audience, place, people and life are not those wanted."""

import json
from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

AUDIENCES = (
    ("friends", "Amis", "par ses amis seulement"),
    ("l1", "Liste « Famille »", "par sa famille seulement"),
    ("l2", "Liste « Équipe de hand »", "par son équipe de hand seulement"),
    ("l4", "Liste « Chorale »", "par sa chorale seulement"),
    ("l5", "Liste « Collègues »", "par ses collègues seulement"),
    ("l3", "Liste « Voisinage »", "par ses voisines et voisins seulement"),
)
LIVES = (
    ("24h", "au bout d'un jour"),
    ("7d", "au bout d'une semaine"),
    ("30d", "au bout de 30 jours"),
)
COMMENTS = (("nobody", "sans commentaires"), ("friends", "avec les commentaires de ses amis"))


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """The draft's audience is another one; one or two people are named."""
    name, friend, other = draw.sample(FIRST_NAMES, 3)
    audience, label, wish = draw.choice(AUDIENCES)
    preset = draw.choice([key for key in ("public", *(a[0] for a in AUDIENCES)) if key != audience])
    life, life_wish = draw.choice(LIVES)
    tags = draw.choice((["u2"], ["u3"], ["u2", "u3"]))
    comments, comments_wish = draw.choice(COMMENTS)
    return Variant({
        "prenom": name, "ami": friend, "amie": other, "audience": audience, "public_nom": label,
        "public_voulu": wish, "public_pose": preset, "duree": life, "duree_voulue": life_wish,
        "lieu": draw.choice(("x1", "x2", "x3")), "marques_json": json.dumps(tags),
        "marque": ",".join(tags), "commentaires": comments,
        "commentaires_voulus": comments_wish,
        "commentaires_autres": "me" if comments == "nobody" else "nobody",
    })  # fmt: skip
