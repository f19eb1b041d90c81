"""A drive where some documents are open by a link; which ones are to be ticked."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.spaces import as_json, documents, first_name, joined, members

_SHARED = {"u2": "read"}


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Three documents open to `scope`, two to the other scope, two shared by name."""
    wanted = options["scope"]
    other = "members" if wanted == "anyone" else "anyone"
    people = members(draw, ["", "", ""])
    items = documents(draw, options["files"])
    places = draw.shuffled(range(len(items)))
    links = dict.fromkeys(places[:3], wanted) | dict.fromkeys(places[3:5], other)
    for place, scope in links.items():
        items[place]["link"] = {"scope": scope}
    for place in places[4:7]:
        items[place]["rights"] = _SHARED
    right = [items[place] for place in places[:3]]
    wrong = [items[place]["id"] for place in places[3:5]]
    shared = [items[place]["id"] for place in places[5:7]]
    values = {
        "prenom": first_name(people[0]),
        "choisis": joined(item["id"] for item in right),
        "noms": ", ".join(sorted(f"`{item['name']}`" for item in right)),
        "deux": joined(item["id"] for item in right[:2]),
        "autre_lien": joined(wrong),
        "avec_partages": joined([*(item["id"] for item in right), *shared]),
    }
    return Variant(values | as_json(people=people, items=items))
