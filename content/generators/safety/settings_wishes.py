"""What somebody wants of a device: one value drawn for each setting, and another that is wrong."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`wishes` gives, by setting, its values and their words; none is the one at first."""
    values = {"prenom": draw.choice(FIRST_NAMES)}
    for key, words in options["wishes"].items():
        wanted, other = draw.sample(sorted(words), 2)
        values |= {key: wanted, f"{key}_mot": str(words[wanted]), f"{key}_autre": other}
    return Variant(values=values)
