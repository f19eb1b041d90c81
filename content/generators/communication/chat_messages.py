"""Messages of a team, some of which are what one looks for."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.spaces import as_json, first_name, joined, members


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Three messages of `wanted` among others that look like them."""
    people = members(draw, [""] * 5)
    right, wrong = draw.sample(options["wanted"], 3), draw.sample(options["others"], 6)
    placed = draw.shuffled([(text, True) for text in right] + [(text, False) for text in wrong])
    messages = [
        {
            "id": f"m{rank}",
            "by": draw.choice(people)["id"],
            "date": f"2026-03-{8 + rank:02} {draw.integer(8, 19):02}:{draw.integer(10, 59)}",
            "text": text,
        }
        for rank, (text, _) in enumerate(placed, 1)
    ]
    ids = [f"m{rank}" for rank, (_, is_right) in enumerate(placed, 1) if is_right]
    others = [f"m{rank}" for rank, (_, is_right) in enumerate(placed, 1) if not is_right]
    values = {
        "prenom": first_name(people[0]),
        "choisis": joined(ids),
        "un_de_moins": joined(ids[1:]),
        "un_de_plus": joined([*ids, others[0]]),
        "faux": joined(others[:3]),
        "textes": " ; ".join(f"« {text} »" for text in right),
    }
    return Variant(values | as_json(people=people, messages=messages))
