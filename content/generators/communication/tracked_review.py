"""Tracked changes of several people in a text, to accept or to reject after a rule."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.spaces import as_json, members


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`good` and `bad` sentences hold one mark each, %s; with `by`, the author alone decides."""
    people = [one["name"] for one in members(draw, [""] * 3)]
    good = draw.sample(options["good"], options["count"] - options["bad_count"])
    bad = draw.sample(options["bad"], options["bad_count"])
    texts = draw.shuffled([(text, True) for text in good] + [(text, False) for text in bad])
    changes, paragraphs, ids = [], [], {}
    for rank, (text, is_good) in enumerate(texts, 1):
        name = (people[0] if is_good else people[1]) if options.get("by") else draw.choice(people)
        changes.append({"id": f"c{rank}", "author": name, "date": f"2026-03-{9 + rank:02} 10:30"})
        paragraphs.append({"id": f"p{rank}", "text": text.replace("#", f"c{rank}")})
        ids[f"c{rank}"] = is_good
    right = [one for one, is_good in ids.items() if is_good]
    wrong = [one for one, is_good in ids.items() if not is_good]
    values = {
        "prenom": people[2].split(" ")[0],
        "auteur": people[0],
        "autre": people[1],
        **{f"oui_{rank}": one for rank, one in enumerate(right, 1)},
        **{f"non_{rank}": one for rank, one in enumerate(wrong, 1)},
    }
    return Variant(values | as_json(paragraphs=paragraphs, changes=changes))
