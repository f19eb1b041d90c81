"""The settings of a home router, some of which are against the rules given."""

import json
from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES
from content.generators.french_values import listed


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`settings`: {key: [right, wrong, name]}; four of them are wrong."""
    settings: dict[str, list[str]] = options["settings"]
    wrong = draw.sample(list(settings), 4)
    values = {"prenom": draw.choice(FIRST_NAMES)}
    for key, (good, bad, _) in settings.items():
        value = bad if key in wrong else good
        values |= {f"v_{key}": value, f"b_{key}_json": json.dumps(value == "on")}
    for rank, key in enumerate(wrong, start=1):
        values |= {f"cle{rank}": key, f"voulu{rank}": settings[key][0]}
    kept = next(key for key in settings if key not in wrong)
    values |= {"intacte": kept, "intacte_autre": settings[kept][1]}
    values["noms"] = listed(sorted(settings[key][2] for key in wrong))
    return Variant(values)
