"""Settings of a network, three of which are not as wished."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.network import as_json, ids

OPPOSITE = {"yes": "no", "no": "yes"}


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`settings`: `{label, section, kind, options?, wishes: {value: text}}`."""
    pool = draw.sample(options["settings"], 6)
    numbers = ids(draw, "s", 6)
    changed = sorted(draw.sample(range(6), 3))
    settings: list[dict[str, Any]] = []
    wishes: list[str] = []
    values: dict[str, str] = {}
    for rank, (said, number) in enumerate(zip(pool, numbers, strict=True)):
        known = list(said["wishes"])
        value = draw.choice(known)
        settings.append(
            {**{key: said[key] for key in said if key != "wishes"}, "id": number, "value": value}
        )
        if rank not in changed:
            continue
        wanted = draw.choice([one for one in known if one != value])
        place = len(wishes) + 1
        wishes.append(said["wishes"][wanted])
        values |= {f"cle{place}": number, f"voulu{place}": wanted}
    ordered = sorted(settings, key=lambda one: str(one["section"]))
    values |= {f"souhait{place}": wish for place, wish in enumerate(wishes, start=1)}
    extra = next(one for rank, one in enumerate(settings) if rank not in changed)
    other = next(one for one in pool[settings.index(extra)]["wishes"] if one != extra["value"])
    return Variant(
        values | {"reglages_json": as_json(ordered), "autre": extra["id"], "autre_valeur": other}
    )
