"""A day of screen sessions, each followed by a break that may be too short to count."""

import json
from collections.abc import Mapping, Sequence

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until

LIMIT, REAL = 60, 5
_ROWS = 12


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """The longest stretch, and how many go beyond an hour."""

    def day() -> list[tuple[int, int]]:
        return [
            (draw.integer(9, 48), draw.choice((1, 2, 3, 4, 5, 6, 8, 10, 15))) for _ in range(_ROWS)
        ]

    def is_good(made: Sequence[tuple[int, int]]) -> bool:
        stretches = _stretches(made)
        over = sum(one > LIMIT for one in stretches)
        single = max(screen for screen, _ in made)
        with_breaks = max(_stretches(made, counting=True))
        return (
            len({max(stretches), single, with_breaks}) == 3
            and 2 <= over < len(stretches)
            and LIMIT not in stretches
        )

    made = drawn_until(day, is_good)
    stretches = _stretches(made)
    rows = [["Séance", "Écran (min)", "Pause ensuite (min)"]]
    lines: list[list[str | int]] = [
        [rank, screen, pause] for rank, (screen, pause) in enumerate(made, 1)
    ]
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "rows_json": json.dumps([*rows, *lines], ensure_ascii=False),
        "plus_longue": str(max(stretches)),
        "seance": str(max(screen for screen, _ in made)),
        "avec_pauses": str(max(_stretches(made, counting=True))),
        "depassements": str(sum(one > LIMIT for one in stretches)),
        "series": str(len(stretches)),
        "total": str(sum(screen for screen, _ in made)),
    }
    return Variant(values=values)


def _stretches(made: Sequence[tuple[int, int]], *, counting: bool = False) -> list[int]:
    """Minutes of screen between real breaks; `counting` adds the short breaks, which is wrong."""
    all_, now = [], 0
    for screen, pause in made:
        now += screen
        if pause >= REAL:
            all_.append(now)
            now = 0
        elif counting:
            now += pause
    return [*all_, now] if now else all_
