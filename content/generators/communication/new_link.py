"""A link to create, to guard or to limit for one document of a drive."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french_values import readable_date
from content.generators.spaces import as_json, documents, first_name, later, members

_SCOPES = {
    "members": ("seuls les membres de l'espace, une fois connectés,", "les membres de l'espace"),
    "anyone": ("des personnes qui n'ont pas de compte", "toute personne qui a le lien"),
}
_LEVELS = {
    "comment": "laisser des remarques, sans pouvoir changer le texte",
    "edit": "écrire directement dans le document",
}


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Draw the document, and how its link must be; `open`: it has a link that is too wide."""
    people = members(draw, ["", "", "", ""])
    items = documents(draw, options["files"])
    target, neighbour, linked = draw.sample(items, 3)
    if options.get("open"):
        target["link"] = {"scope": "anyone", "level": "edit"}
    linked["link"] = {"scope": "members", "level": "read"}
    scope, level = draw.choice(list(_SCOPES)), draw.choice(list(_LEVELS))
    ends = later(draw)
    names = {"cible": target["name"], "voisin": neighbour["name"]}
    values = {
        "prenom": first_name(people[0]),
        **names,
        "cible_id": target["id"],
        "voisin_id": neighbour["id"],
        "portee": scope,
        "autre_portee": "members" if scope == "anyone" else "anyone",
        "portee_mots": _SCOPES[scope][0],
        "portee_choix": _SCOPES[scope][1],
        "niveau": level,
        "autre_niveau": "comment" if level == "edit" else "edit",
        "niveau_mots": _LEVELS[level],
        "niveau_choix": "Peut commenter" if level == "comment" else "Peut modifier",
        "fin": ends.isoformat(),
        "fin_lisible": readable_date(ends),
        "veille": ends.replace(day=ends.day - 1 if ends.day > 1 else 2).isoformat(),
    }
    return Variant(values | as_json(people=people, items=items))
