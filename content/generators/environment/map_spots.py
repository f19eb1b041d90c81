"""A plan of a place: which spots have two qualities, or in which square one lies."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until

_WIDE, _HIGH = 8, 6


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`options`: `spots` {name, kind}, and `facts` (two pairs: when true, when false) or none."""
    spots: Sequence[Mapping[str, str]] = draw.shuffled(options["spots"])
    cells = draw.sample(range(_WIDE * _HIGH), len(spots))
    facts = options.get("facts")
    truths = _truths(draw, len(spots)) if facts else [(False, False)] * len(spots)
    places = [
        _place(number, spot, cell=cell, facts=_told(facts, truth) if facts else [])
        for number, (spot, cell, truth) in enumerate(
            zip(spots, cells, truths, strict=True), start=1
        )
    ]
    chosen = draw.integer(0, len(spots) - 1)
    beside = (chosen + 1) % len(spots)
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "bons": _ids(truths, all),
        "premiere": _ids(truths, lambda truth: truth[0]),
        "seconde": _ids(truths, lambda truth: truth[1]),
        "noms": ", ".join(
            spot["name"] for spot, truth in zip(spots, truths, strict=True) if all(truth)
        ),
        "lieu": spots[chosen]["name"],
        "case": _square(cells[chosen]),
        "case_autre": _square(cells[beside]),
        "case_inverse": f"{'ABCDEFGH'[cells[chosen] // _WIDE]}{cells[chosen] % _WIDE + 1}",
        "case_voisine": _square((cells[chosen] + 1) % (_WIDE * _HIGH)),
        "places_json": json.dumps(places, ensure_ascii=False),
    }
    return Variant(values)


def _truths(draw: Draw, count: int) -> list[tuple[bool, bool]]:
    """Two or three have both qualities; some have only one."""
    return drawn_until(
        lambda: [(draw.integer(0, 1) == 1, draw.integer(0, 1) == 1) for _ in range(count)],
        lambda made: (
            2 <= made.count((True, True)) <= 3 and {(True, False), (False, True)} <= set(made)
        ),
    )


def _told(facts: Sequence[Sequence[str]], truth: tuple[bool, bool]) -> list[str]:
    return [pair[0] if is_so else pair[1] for pair, is_so in zip(facts, truth, strict=True)]


def _place(number: int, spot: Mapping[str, str], *, cell: int, facts: list[str]) -> dict[str, Any]:
    x, y = 10 * (cell % _WIDE) + 5, 10 * (cell // _WIDE) + 5
    place = {"id": f"p{number}", "name": spot["name"], "x": x, "y": y, "kind": spot["kind"]}
    return {**place, "facts": facts} if facts else place


def _square(cell: int) -> str:
    return f"{'ABCDEFGH'[cell % _WIDE]}{cell // _WIDE + 1}"


def _ids(truths: Sequence[tuple[bool, bool]], is_right: Any) -> str:
    return ",".join(
        sorted(f"p{place}" for place, truth in enumerate(truths, start=1) if is_right(truth))
    )
