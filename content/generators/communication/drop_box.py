"""A folder where some deposit files without seeing the others', and some read them all."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.spaces import as_json, first_name, members


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Draw the folder, the group that deposits and the group that reads."""
    people = members(draw, ["", *[""] * (2 * len(options["groups"]))])
    ids = draw.shuffled([f"g{rank}" for rank in range(1, len(options["groups"]) + 1)])
    groups = [
        {"id": id_, "name": name, "members": [f"u{2 * rank + 2}", f"u{2 * rank + 3}"]}
        for rank, (id_, name) in enumerate(zip(ids, options["groups"], strict=True))
    ]
    ranks = draw.shuffled(range(1, len(options["folders"]) + 1))
    items: list[dict[str, Any]] = [
        {"id": f"d{rank}", "parent": None, "name": name, "kind": "folder", "owner": "u1"}
        for rank, name in zip(ranks, options["folders"], strict=True)
    ]
    target, other = draw.sample(items, 2)
    givers, readers, third = draw.sample(groups, 3)
    other["rights"] = {givers["id"]: "read", third["id"]: "edit"}
    values = {
        "prenom": first_name(people[0]),
        "dossier": target["name"],
        "dossier_id": target["id"],
        "autre_id": other["id"],
        "deposants": givers["name"],
        "deposants_id": givers["id"],
        "lecteurs": readers["name"],
        "lecteurs_id": readers["id"],
        "tiers_id": third["id"],
    }
    return Variant(values | as_json(people=people, groups=groups, items=items))
