"""A folder shared by a team, and documents in it that need other rights than the folder's."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.spaces import as_json, documents, first_name, members


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Five people share a folder; draw two documents and two people among them."""
    people = members(draw, ["", *options["roles"]])
    team = people[1:]
    folder = {
        "id": "d1",
        "parent": None,
        "name": options["folder"],
        "kind": "folder",
        "owner": "u1",
        "rights": {one["id"]: options["level"] for one in team},
    }
    files = documents(draw, options["files"], parent="d1")
    first, second = draw.sample(files, 2)
    one, two, third = draw.sample(team, 3)
    values = {
        "prenom": first_name(people[0]),
        "document": first["name"],
        "document_id": first["id"],
        "autre_document": second["name"],
        "autre_document_id": second["id"],
        "une": one["name"],
        "une_id": one["id"],
        "deux": two["name"],
        "deux_id": two["id"],
        "tiers_id": third["id"],
    }
    return Variant(values | as_json(people=people, items=[folder, *files]))
