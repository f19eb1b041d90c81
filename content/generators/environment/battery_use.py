"""What each application takes from a battery, on the screen and behind it."""

import json
from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until

_GAP = 9


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`options.apps`: six names, a1 to a6. One takes the most though nobody looks at it."""
    apps = options["apps"]
    front, behind = drawn_until(lambda: _drawn(draw, len(apps)), _is_plain)
    worst = behind.index(max(behind))
    seen = front.index(max(front))
    rows = [[name, f"{front[index]} %", f"{behind[index]} %"] for index, name in enumerate(apps)]
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "n": str(worst + 1),
        "app": apps[worst],
        "part": str(behind[worst]),
        "n_ecran": str(seen + 1),
        "app_ecran": apps[seen],
        "part_ecran": str(front[seen]),
        "seuil": str(5 * draw.integer(3, 12)),
        "rows_json": json.dumps(rows, ensure_ascii=False),
    }
    return Variant(values)


def _drawn(draw: Draw, count: int) -> tuple[list[int], list[int]]:
    return [draw.integer(1, 24) for _ in range(count)], [draw.integer(0, 20) for _ in range(count)]


def _is_plain(shares: tuple[list[int], list[int]]) -> bool:
    """One application leads clearly on each side, and not the same one."""
    front, behind = shares
    if sum(front) + sum(behind) > 100:
        return False
    leads = [sorted(side)[-1] - sorted(side)[-2] >= _GAP // 3 for side in shares]
    best, other = behind.index(max(behind)), front.index(max(front))
    return all(leads) and best != other and max(front) > max(behind)
