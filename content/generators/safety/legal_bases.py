"""One use of personal data for each legal basis."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant

NAMES = {
    "contract": "contrat",
    "duty": "obligation",
    "consent": "accord",
    "vital": "vital",
    "public": "public",
}


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`options`: a list of uses by basis."""
    return Variant({NAMES[basis]: draw.choice(uses) for basis, uses in options.items()})
