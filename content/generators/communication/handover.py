"""Documents whose owner leaves: some are handed over, and a way back in is shut."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.spaces import as_json, documents, first_name, members


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """The leaver owns two documents out of six, and belongs to the folder by name."""
    people = members(draw, ["", *[""] * 5])
    leaver, heir, *others = draw.shuffled(people[1:])
    folder = {
        "id": "d1",
        "parent": None,
        "name": options["folder"],
        "kind": "folder",
        "owner": "u1",
        "rights": {leaver["id"]: "edit", heir["id"]: "edit", others[0]["id"]: "read"},
    }
    files = documents(draw, options["files"], parent="d1")
    for item in files:
        item["owner"] = draw.choice(["u1", *(one["id"] for one in others)])
    one, two, lure = draw.sample(files, 3)
    one["owner"] = two["owner"] = leaver["id"]
    lure["rights"] = {heir["id"]: "comment"}
    values = {
        "prenom": first_name(people[0]),
        "partant": leaver["name"],
        "partant_id": leaver["id"],
        "suivant": heir["name"],
        "suivant_id": heir["id"],
        "un_id": one["id"],
        "deux_id": two["id"],
        "un": one["name"],
        "deux": two["name"],
        "moi": people[0]["name"],
    }
    return Variant(values | as_json(people=people, items=[folder, *files]))
