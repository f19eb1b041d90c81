"""A mailbox in which honest messages and traps are shuffled."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES
from content.generators.french_values import listed

ADDRESS = "moi@courrier.example"


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Show `traps_shown` of the `traps` among `shown` messages, the rest being `honest`."""
    traps = draw.sample(options["traps"], options["traps_shown"])
    honest = draw.sample(options["honest"], options["shown"] - len(traps))
    messages = draw.shuffled([*traps, *honest])
    right = [f"m{rank}" for rank, message in enumerate(messages, 1) if message in traps]
    wrong = [f"m{rank}" for rank, message in enumerate(messages, 1) if message in honest]
    values = {
        f"m{rank}_{name}": text
        for rank, message in enumerate(messages, 1)
        for name, text in message.items()
    }
    values |= {
        "prenom": draw.choice(FIRST_NAMES),
        "adresse": ADDRESS,
        "pieges": ",".join(right),
        "un_seul": right[0],
        "a_cote": ",".join(sorted([right[0], draw.choice(wrong)])),
        "sujets": listed([f"« {trap['subject']} »" for trap in traps]),
    }
    return Variant(values=values)
