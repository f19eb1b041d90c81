"""Somebody's posts, each with its audience: which can be read by whom?"""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES
from content.generators.french_values import listed


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`wanted`: the audiences looked for; `others`: the rest; `texts`: what the posts say."""
    wanted, others = options["wanted"], options["others"]
    count = draw.integer(2, 4)
    audiences = [draw.choice(wanted) for _ in range(count)]
    audiences += [draw.choice(others) for _ in range(8 - count)]
    texts = draw.sample(options["texts"], 8)
    shown = list(enumerate(draw.shuffled(audiences), start=1))
    values = {f"a{number}": audience for number, audience in shown}
    values |= {f"t{number}": text for number, text in enumerate(texts, start=1)}
    right = [f"p{number}" for number, audience in shown if audience in wanted]
    wrong = [f"p{number}" for number, audience in shown if audience not in wanted]
    return Variant(values | {
        "prenom": draw.choice(FIRST_NAMES), "choisis": ",".join(right),
        "un_de_moins": ",".join(right[:-1]), "les_autres": ",".join(wrong),
        "un_de_trop": ",".join(sorted([*right, draw.choice(wrong)])), "nombre": str(count),
        "textes": listed([f"« {values['t' + post[1:]]} »" for post in right]),
    })  # fmt: skip
