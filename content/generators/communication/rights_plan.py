"""An empty space whose rights are to be designed, group by group."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.spaces import as_json, first_name, members


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Draw which group looks after which folder, and the folder kept apart."""
    count = len(options["groups"])
    people = members(draw, [""] * (1 + 2 * count))
    ranks = draw.shuffled(range(1, count + 1))
    groups = [
        {"id": f"g{rank}", "name": name, "members": [f"u{2 * n + 2}", f"u{2 * n + 3}"]}
        for n, (rank, name) in enumerate(zip(ranks, options["groups"], strict=True))
    ]
    everyone = {"id": "g9", "name": "Toute l'équipe", "members": [one["id"] for one in people[1:]]}
    root: dict[str, Any] = {"id": "d9", "parent": None, "name": options["root"], "kind": "folder"}
    places = draw.shuffled(range(1, len(options["folders"]) + 1))
    folders: list[dict[str, Any]] = [
        {"id": f"d{rank}", "parent": "d9", "name": name, "kind": "folder", "owner": "u1"}
        for rank, name in zip(places, options["folders"], strict=True)
    ]
    root |= {"owner": "u1", "rights": {"g9": "read"}}
    one, two, apart = draw.sample(folders, 3)
    first, second, third = draw.sample(groups, 3)
    values = {
        "prenom": first_name(people[0]),
        "dossier_1": one["name"],
        "dossier_1_id": one["id"],
        "groupe_1": first["name"],
        "groupe_1_id": first["id"],
        "dossier_2": two["name"],
        "dossier_2_id": two["id"],
        "groupe_2": second["name"],
        "groupe_2_id": second["id"],
        "reserve": apart["name"],
        "reserve_id": apart["id"],
        "groupe_3": third["name"],
        "groupe_3_id": third["id"],
    }
    lists = as_json(people=people, groups=[*groups, everyone], items=[root, *folders])
    return Variant(values | lists)
