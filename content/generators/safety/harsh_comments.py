"""Comments under a post: some attack the person, others only disagree."""

import json
from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Two or three of `attacks`, five of `others`, in a drawn order."""
    attacks = draw.sample(options["attacks"], draw.integer(2, 3))
    others = draw.sample(options["others"], 5)
    ids = [f"c{one}" for one in draw.sample(range(10, 99), len(attacks) + len(others))]
    texts = dict(zip(ids, [*attacks, *others], strict=True))
    comments = [
        {
            "id": one,
            "author": f"u{draw.integer(2, 5)}",
            "date": f"2026-03-1{rank % 5} 1{rank}:20",
            "text": texts[one],
        }
        for rank, one in enumerate(draw.shuffled(ids))
    ]
    names = draw.sample(FIRST_NAMES, 5)
    wanted = sorted(ids[: len(attacks)])
    values = {f"nom_{rank}": name for rank, name in enumerate(names, 1)}
    values |= {
        "commentaires_json": json.dumps(comments, ensure_ascii=False, separators=(",", ":")),
        "cherche": ",".join(wanted),
        "textes": " ; ".join(f"« {text} »" for text in attacks),
        "critique": texts[ids[len(attacks)]],
        "oubli": ",".join(wanted[1:]),
        "en_trop": ",".join(sorted([*wanted, ids[len(attacks)]])),
        "tout": ",".join(sorted(ids)),
    }
    return Variant(values=values)
