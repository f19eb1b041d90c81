"""Comments under one's own post, some of which a charter tells to delete or to report."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.spaces import as_json, first_name, members


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """One comment of each kind in `comments` (a list to draw from), the rest being harmless."""
    people = members(draw, [""] * 9)
    kinds = list(options["comments"])
    harmless = draw.sample(options["harmless"], 7 - len(kinds))
    texts = [(kind, draw.choice(options["comments"][kind])) for kind in kinds]
    texts += [("harmless", text) for text in harmless]
    placed = draw.shuffled(texts)
    authors = draw.sample([one["id"] for one in people[1:]], len(placed))
    comments = [
        {"id": f"c{rank}", "author": author, "date": f"2026-03-15 {8 + rank:02}:12", "text": text}
        for rank, (author, (_, text)) in enumerate(zip(authors, placed, strict=True), 1)
    ]
    ids = {kind: f"c{rank}" for rank, (kind, _) in enumerate(placed, 1)}
    said = {kind: text for kind, text in placed if kind != "harmless"}
    values = {"prenom": first_name(people[0]), "innocent": ids["harmless"]}
    values |= {kind: ids[kind] for kind in kinds} | {f"{kind}_mots": said[kind] for kind in kinds}
    shown = [{"id": one["id"], "name": one["name"], "relation": "friend"} for one in people]
    return Variant(values | as_json(people=shown, comments=comments))
