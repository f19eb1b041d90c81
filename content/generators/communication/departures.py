"""A drive to tidy after two people left: their rights, and a link that lets anyone write."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.spaces import as_json, documents, first_name, members


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Two leavers keep three rights in all, on a folder and two documents."""
    people = members(draw, ["", *[""] * 5])
    one, two, *staying = draw.shuffled(people[1:])
    ranks = draw.shuffled(range(1, len(options["folders"]) + 1))
    folders: list[dict[str, Any]] = [
        {"id": f"d{rank}", "parent": None, "name": name, "kind": "folder", "owner": "u1"}
        for rank, name in zip(ranks, options["folders"], strict=True)
    ]
    files = documents(draw, options["files"])
    for rank, item in enumerate(files):
        item["parent"] = folders[rank % len(folders)]["id"]
        item["rights"] = {draw.choice(staying)["id"]: draw.choice(("read", "edit"))}
    folder = draw.choice(folders)
    first, second, open_, closed = draw.sample(files, 4)
    folder["rights"] = {one["id"]: "edit", staying[0]["id"]: "edit"}
    first["rights"][two["id"]] = "edit"
    second["rights"][two["id"]] = "read"
    open_["link"] = {"scope": "anyone", "level": "edit"}
    closed["link"] = {"scope": "members", "level": "edit"}
    values = {
        "prenom": first_name(people[0]),
        "une": one["name"],
        "deux": two["name"],
        "acces_1": f"{folder['id']}:{one['id']}",
        "acces_2": f"{first['id']}:{two['id']}",
        "acces_3": f"{second['id']}:{two['id']}",
        "lien": open_["id"],
        "dossier": folder["name"],
        "document_1": first["name"],
        "document_2": second["name"],
        "document_lien": open_["name"],
    }
    return Variant(values | as_json(people=people, items=[*folders, *files]))
