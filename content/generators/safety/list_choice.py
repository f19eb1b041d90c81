"""A list from which some must stay, or to which some must be added."""

import json
from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`good` and `bad` are names with a word on each; two or three of the good ones count."""
    good = draw.sample(sorted(options["good"]), draw.integer(2, 3))
    bad = draw.sample(sorted(options["bad"]), int(options["count"]) - len(good))
    words = options["good"] | options["bad"]
    ids = dict(
        zip(
            [*good, *bad],
            (f"a{one}" for one in draw.sample(range(10, 99), len(good) + len(bad))),
            strict=True,
        )
    )
    items = [
        {"id": ids[name], "name": name, "detail": words[name]}
        for name in draw.shuffled([*good, *bad])
    ]
    wanted = sorted(ids[name] for name in good)
    values = {
        "prenom": draw.choice([one for one in FIRST_NAMES if one not in words]),
        "liste_json": json.dumps(items, ensure_ascii=False, separators=(",", ":")),
        "cherche": ",".join(wanted),
        "noms": " et ".join([", ".join(sorted(good)[:-1]), sorted(good)[-1]]),
        "oubli": ",".join(wanted[1:]),
        "en_trop": ",".join(sorted([*wanted, ids[bad[0]]])),
        "tout": ",".join(sorted(ids.values())),
        "inverse": ",".join(sorted(ids[name] for name in bad)),
    }
    return Variant(values=values)
