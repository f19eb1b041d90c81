"""A downloads folder in which a few programs pass for documents."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES
from content.generators.french_values import listed

RANKS = "123456789abcdefghijklmnopqrstuvwxyz"


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Show `traps_shown` of the `traps` among `shown` files, the rest being `honest`."""
    traps = draw.sample(options["traps"], options["traps_shown"])
    honest = draw.sample(options["honest"], options["shown"] - len(traps))
    files = dict(zip(RANKS, draw.shuffled([*traps, *honest]), strict=False))
    right = sorted(f"f{rank}" for rank, file in files.items() if file in traps)
    wrong = sorted(f"f{rank}" for rank, file in files.items() if file in honest)
    values = {
        f"f{rank}_{name}": text for rank, file in files.items() for name, text in file.items()
    }
    values |= {
        "prenom": draw.choice(FIRST_NAMES),
        "pieges": ",".join(right),
        "un_seul": right[-1],
        "avec_honnete": ",".join(sorted([*right, draw.choice(wrong)])),
        "honnetes": ",".join(wrong),
        "noms": listed([trap["name"] for trap in traps]),
    }
    return Variant(values=values)
