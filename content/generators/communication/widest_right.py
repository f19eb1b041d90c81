"""Who can do what in a drive where rights come by name, by group, by folder and by link."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until
from content.generators.spaces import (
    Json,
    as_json,
    documents,
    effective,
    first_name,
    joined,
    members,
)

_SOME = ("", "", "read", "comment", "edit")


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`count` asks how many can open one document; otherwise which ones somebody can edit."""
    people = members(draw, ["", *options["roles"]])
    make = _counted if options.get("count") else _editable
    made = drawn_until(lambda: make(draw, options, people), lambda made: made is not None)
    return made or Variant()


def _groups(draw: Draw, names: list[str], ids: list[str]) -> list[Json]:
    """Groups of three to five, that may have people in common."""
    return [
        {"id": f"g{rank}", "name": name, "members": sorted(draw.sample(ids, draw.integer(3, 4)))}
        for rank, name in enumerate(names, 1)
    ]


def _space(draw: Draw, options: Mapping[str, Any]) -> tuple[list[Json], list[Json]]:
    folders = [
        {"id": f"d{rank}", "parent": None, "name": name, "kind": "folder", "owner": "u1"}
        for rank, name in enumerate(options["folders"], 1)
    ]
    files = documents(draw, options["files"])
    for rank, item in enumerate(draw.shuffled(files)):
        item["parent"] = folders[rank % len(folders)]["id"]
        item["owner"] = "u1"
        item.pop("modified")
    return folders, files


def _editable(draw: Draw, options: Mapping[str, Any], people: list[Json]) -> Variant | None:
    ids = [one["id"] for one in people[1:]]
    folders, files = _space(draw, options)
    groups = _groups(draw, options["groups"], ids)
    who = draw.choice(people[1:])
    for item in (*folders, *files):
        ways = [who["id"], *(group["id"] for group in groups), draw.choice(ids)]
        rights = {way: draw.choice(_SOME) for way in ways if draw.integer(0, 2) == 0}
        item["rights"] = {way: level for way, level in rights.items() if level}
    draw.choice(files)["link"] = {"scope": "members", "level": "edit"}
    items = [*folders, *files]
    level = {one["id"]: effective(who["id"], one, items=items, groups=groups) for one in files}
    right = [one for one in files if level[one["id"]] == "edit"]
    named = [one["id"] for one in files if one["rights"].get(who["id"]) == "edit"]
    lower = [one["id"] for one in files if level[one["id"]] in ("read", "comment")]
    is_mixed = 3 <= len(right) <= 5 and 1 <= len(named) < len(right) and lower
    linked = next(one for one in files if one.get("link"))
    alone = effective(who["id"], {**linked, "link": None}, items=items, groups=groups)
    if not is_mixed or alone == "edit" or not any(who["id"] in g["members"] for g in groups):
        return None
    ids_right = [one["id"] for one in right]
    values = {
        "prenom": first_name(people[0]),
        "personne": who["name"],
        "choisis": joined(ids_right),
        "noms": ", ".join(sorted(f"`{one['name']}`" for one in right)),
        "par_lien": linked["name"],
        "par_nom": joined(named),
        "sans_lien": joined(one for one in ids_right if one != linked["id"]),
        "aussi_lecture": joined([*ids_right, *lower]),
    }
    return Variant(values | as_json(people=people, groups=groups, items=items))


def _counted(draw: Draw, options: Mapping[str, Any], people: list[Json]) -> Variant | None:
    ids = [one["id"] for one in people[1:]]
    folders, files = _space(draw, options)
    groups = _groups(draw, options["groups"], ids)
    target = draw.choice(files)
    above = next(one for one in folders if one["id"] == target["parent"])
    above["rights"] = {"g1": "read", draw.choice(ids): "read"}
    target["rights"] = {"g2": "read", draw.choice(ids): "comment", draw.choice(ids): "edit"}
    items = [*folders, *files]
    level = {one: effective(one, target, items=items, groups=groups) for one in ids}
    opened = [one for one in ids if level[one] != "none"]
    commenting = [one for one in ids if level[one] == "comment"]
    added = sum(len(group["members"]) for group in groups) + 3
    overlap = {*groups[0]["members"]} & {*groups[1]["members"]}
    if len(commenting) != 1 or not overlap or len(opened) == len(ids):
        return None
    names = {one["id"]: one["name"] for one in people}
    editor = next(one for one in ids if level[one] == "edit")
    values = {
        "prenom": first_name(people[0]),
        "document": target["name"],
        "dossier": above["name"],
        "nombre": str(len(opened)),
        "avec_moi": str(len(opened) + 1),
        "additionne": str(added),
        "propres": str(sum(1 for one in ids if one in target["rights"])),
        "personne": names[commenting[0]],
        "prenom_personne": names[commenting[0]].split(" ")[0],
        "editeur": names[editor],
    }
    return Variant(values | as_json(people=people, groups=groups, items=items))
