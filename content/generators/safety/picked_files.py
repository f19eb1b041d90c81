"""Files to pick among others in the explorer: their places, names and sizes are drawn."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES
from content.generators.french_values import listed


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`rights_shown` [least, most] of `rights` among `shown` files, the others from `wrongs`.

    An entry is [name, type].
    """
    least, most = options["rights_shown"]
    rights = draw.sample(options["rights"], draw.integer(least, most))
    wrongs = draw.sample(options["wrongs"], options["shown"] - len(rights))
    files = draw.shuffled([*rights, *wrongs])
    chosen = [f"f{number}" for number, file in enumerate(files, start=1) if file in rights]
    others = [f"f{number}" for number, file in enumerate(files, start=1) if file not in rights]
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "combien": str(len(rights)),
        "choisis": ",".join(chosen),
        "un_de_moins": ",".join(chosen[:-1]),
        "un_de_trop": ",".join(sorted([*chosen, draw.choice(others)])),
        "les_autres": ",".join(others),
        "noms": listed([f"« {name} »" for name, _ in sorted(rights)]),
    }
    values |= {f"n{number}": name for number, (name, _) in enumerate(files, start=1)}
    values |= {f"t{number}": kind for number, (_, kind) in enumerate(files, start=1)}
    return Variant(values)
