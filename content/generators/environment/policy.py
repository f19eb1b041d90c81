"""Settings of a device against written rules: three of them are broken."""

import json
from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`options.rules`: {key, good, bad, say}; a list for `good` or `bad` is drawn from.

    First states are `key_json`; the broken are `k1` to `k3`, to be set to `v1` to `v3`.
    """
    rules = options["rules"]
    broken = sorted(draw.sample(range(len(rules)), 3))
    goods = [_one(draw, rule["good"]) for rule in rules]
    values: dict[str, str] = {"prenom": draw.choice(FIRST_NAMES)}
    for place, rule in enumerate(rules):
        first = _one(draw, rule["bad"]) if place in broken else goods[place]
        values[f"{rule['key']}_json"] = json.dumps(_typed(first), ensure_ascii=False)
        values[f"{rule['key']}_dit"] = goods[place]
    for number, place in enumerate(broken, start=1):
        values |= {f"k{number}": rules[place]["key"], f"v{number}": goods[place]}
    calm = [place for place in range(len(rules)) if place not in broken and rules[place]["bad"]]
    other = draw.choice(calm)
    values |= {"k_bon": rules[other]["key"], "v_mauvais": _one(draw, rules[other]["bad"])}
    values["manques"] = " ; ".join(rules[place]["say"].format(goods[place]) for place in broken)
    return Variant(values)


def _one(draw: Draw, given: str | list[str]) -> str:
    return given if isinstance(given, str) else draw.choice(given)


def _typed(value: str) -> Any:
    """Switches are true or false, sliders numbers, the rest texts."""
    if value in {"on", "off"}:
        return value == "on"
    return int(value) if value.isdigit() else value
