"""The storage page of a tablet: what each app holds, and what can be cleared without loss."""

import json
from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Sizes in tenths of GB; the temporary files of two named apps are to be cleared."""
    apps = draw.sample(options["apps"], 4)

    def sizes() -> list[tuple[int, int]]:
        return [(draw.integer(9, 60), draw.integer(4, 39)) for _ in apps]

    made = drawn_until(sizes, lambda one: len({cache for _, cache in one}) == len(one))
    total, free = draw.choice((320, 640)), draw.integer(3, 29)
    used = [
        {"label": app, "value": kept + cache, "text": _gb(kept + cache)}
        for app, (kept, cache) in zip(apps, made, strict=True)
    ]
    other = total - free - sum(kept + cache for kept, cache in made)
    used.append({"label": "Système", "value": other, "text": _gb(other)})
    used.append({"label": "Libre", "value": free, "text": _gb(free)})
    gained = made[0][1] + made[1][1]
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "appli_1": apps[0],
        "appli_2": apps[1],
        "barres_json": json.dumps(used, ensure_ascii=False, separators=(",", ":")),
        "libre": _plain(free),
        "resultat": _plain(free + gained),
        "lisible": _plain(free + gained).replace(".", ","),
        "gagne": _plain(gained),
        "avec_donnees": _plain(free + sum(made[0]) + sum(made[1])),
        "une_seule": _plain(free + made[0][1]),
    }
    for rank, (app, (kept, cache)) in enumerate(zip(apps, made, strict=True), 1):
        values |= {f"nom_{rank}": app, f"donnees_{rank}": _gb(kept), f"cache_{rank}": _gb(cache)}
    return Variant(values=values)


def _plain(tenths: int) -> str:
    return f"{tenths / 10:g}"


def _gb(tenths: int) -> str:
    return f"{_plain(tenths).replace('.', ',')} Go"
