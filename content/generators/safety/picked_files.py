"""Files to pick among others in the explorer: their places, names and sizes are drawn."""

import json
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
    nodes = [
        {
            "id": f"f{number}", "parent": None, "kind": "file", "name": name, "type": kind,
            "size": draw.integer(12, 1900) * 1000,
            "modified": f"2026-0{draw.integer(1, 5)}-{draw.integer(10, 28)} 16:{number + 20}",
        }
        for number, (name, kind) in enumerate(files, start=1)
    ]  # fmt: skip
    chosen = [f"f{number}" for number, file in enumerate(files, start=1) if file in rights]
    others = [f"f{number}" for number, file in enumerate(files, start=1) if file not in rights]
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "combien": str(len(rights)),
        "nodes_json": json.dumps(nodes, ensure_ascii=False),
        "choisis": ",".join(chosen),
        "un_de_moins": ",".join(chosen[:-1]),
        "un_de_trop": ",".join(sorted([*chosen, draw.choice(others)])),
        "les_autres": ",".join(others),
        "noms": listed([f"« {name} »" for name, _ in sorted(rights)]),
    }
    return Variant(values)
