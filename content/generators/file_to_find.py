"""Files of given sizes and dates, under drawn names; one of them is asked for."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french_values import PEOPLE


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Name the `files` and draw one of the `questions`: the highest or lowest of a column."""
    files = options["files"]
    question = draw.choice(options["questions"])
    names = draw.sample(options["names"], len(files))
    ranked = sorted(files, key=lambda file: file[question["key"]], reverse=question["is_largest"])
    values = {file["id"]: name for file, name in zip(files, names, strict=True)}
    wanted = ranked[0]["id"]
    values |= {
        "prenom": draw.choice(PEOPLE),
        "critere": question["words"],
        "cherche": wanted,
        "nom": values[wanted],
        "oppose": ranked[-1]["id"],
        "autre": ranked[1]["id"],
    }
    return Variant(values=values)
