"""Files of given sizes and dates, under drawn names; one of them is asked for."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Name the `files` and draw one of the `questions`: the highest or lowest of a column."""
    files = options["files"]
    question = draw.choice(options["questions"])
    ids = draw.shuffled([f"f{rank}" for rank in range(1, len(files) + 1)])
    names = draw.sample(options["names"], len(files))
    column = [file[question["key"]] for file in files]
    ranks = range(len(files))
    ordered = sorted(ranks, key=lambda rank: column[rank], reverse=question["is_largest"])
    values = {f"id_{rank + 1}": ids[rank] for rank in ranks}
    values |= {f"nom_{rank + 1}": names[rank] for rank in ranks}
    values |= {
        "prenom": draw.choice(FIRST_NAMES),
        "critere": question["words"],
        "cherche": ids[ordered[0]],
        "nom": names[ordered[0]],
        "oppose": ids[ordered[-1]],
        "autre": ids[ordered[1]],
    }
    return Variant(values=values)
