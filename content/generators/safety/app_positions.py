"""A phone's applications and what they may know of the position."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES
from content.generators.french_values import listed


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Four `useful` and four `useless` applications; two of each are not set as they should be."""
    useful, useless = draw.sample(options["useful"], 4), draw.sample(options["useless"], 4)
    greedy, nosy = useful[:2], useless[:2]
    now = dict.fromkeys(useful, "using") | dict.fromkeys(useless, "never")
    now |= dict.fromkeys(greedy, "always") | {nosy[0]: "always", nosy[1]: "using"}
    names = draw.shuffled([*useful, *useless])
    ids = {name: f"a{number}" for number, name in enumerate(names, start=1)}
    values = {f"app{number}": name for number, name in enumerate(names, start=1)}
    values |= {f"v{number}": now[name] for number, name in enumerate(names, start=1)}
    return Variant(values | {
        "prenom": draw.choice(FIRST_NAMES),
        "gourmande1": ids[greedy[0]], "gourmande2": ids[greedy[1]],
        "curieuse1": ids[nosy[0]], "curieuse2": ids[nosy[1]], "bien": ids[useful[2]],
        "noms_gourmandes": listed(sorted(greedy)), "noms_curieuses": listed(sorted(nosy)),
    })  # fmt: skip
