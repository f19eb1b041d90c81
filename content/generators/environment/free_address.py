"""A range of addresses kept for fixed devices, of which only one is free."""

import json
from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

_SIZE = 6


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`options.devices`: at least eight names; the first five fill the range but one."""
    base = 10 * draw.integer(3, 20)
    network = f"192.168.{draw.integer(2, 90)}"
    ends = list(range(base, base + _SIZE))
    free = draw.choice(ends)
    devices = draw.shuffled(options["devices"])
    outside = draw.sample(
        [end for end in range(2, 250) if end not in range(base - 5, base + 12)], 3
    )
    used = [*(end for end in ends if end != free), *outside]
    rows = [
        [name, f"{network}.{end}", _kind(end, outside)]
        for name, end in zip(devices, used, strict=False)
    ]
    gateway = draw.choice([1, 254])
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "premiere": f"{network}.{base}",
        "derniere": f"{network}.{base + _SIZE - 1}",
        "libre": f"{network}.{free}",
        "prise": f"{network}.{draw.choice([end for end in ends if end != free])}",
        "hors": f"{network}.{base + _SIZE + 2}",
        "passerelle": f"{network}.{gateway}",
        "dns": f"10.{draw.integer(1, 99)}.{draw.integer(1, 99)}.{draw.integer(2, 200)}",
        "rows_json": json.dumps(draw.shuffled(rows), ensure_ascii=False),
    }
    return Variant(values)


def _kind(end: int, outside: list[int]) -> str:
    return "Automatique" if end in outside else "Fixe"
