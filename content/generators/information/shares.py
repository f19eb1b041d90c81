"""Small statistics that mislead: points and percents, cut axes, mixed groups, rare events."""

from collections.abc import Callable, Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until, rounded


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Draw the numbers of one of the four traps."""
    made = drawn_until(lambda: TRAPS[options["trap"]](draw), bool)
    return Variant(
        {"prenom": draw.choice(FIRST_NAMES)} | {key: str(one) for key, one in made.items()}
    )


def _points(draw: Draw) -> dict[str, Any]:
    """From a % to b %: a rise in points, and another in percent."""
    before = draw.choice((10, 20, 25, 40, 50))
    points = draw.integer(2, 19)
    if points * 100 % before or points * 100 // before == points:
        return {}
    return {
        "avant": before,
        "apres": before + points,
        "points": points,
        "hausse": points * 100 // before,
    }


def _axis(draw: Draw) -> dict[str, Any]:
    """A bar that looks several times higher, because the axis does not begin at zero."""
    start, unit = draw.choice((60, 70, 80, 90, 100, 150, 180)), draw.integer(3, 9)
    times = draw.choice((3, 4, 5))
    one, two = start + unit, start + unit * times
    rise = 100 * (two - one) / one
    if abs(rise - round(rise)) > 0.4:
        return {}
    return {
        "debut": start,
        "un": one,
        "deux": two,
        "fois": times,
        "hausse": rounded(100 * (two - one), one),
        "visuel": (times - 1) * 100,
        "ecart": two - one,
    }


def _groups(draw: Draw) -> dict[str, Any]:
    """Better in each group, worse in all: who took the hard cases."""
    good, bad = draw.choice((("A", "B"), ("B", "A")))
    hard, easy = draw.integer(34, 50), draw.integer(16, 19)
    other_hard, other_easy = draw.integer(5, 11), draw.integer(56, 74)
    is_better = hard / 80 > other_hard / 20 + 0.03 and easy / 20 > other_easy / 80 + 0.03
    if not is_better or hard + easy >= other_hard + other_easy - 3:
        return {}
    values = {
        f"dur_{good.lower()}": f"{hard} sur 80",
        f"facile_{good.lower()}": f"{easy} sur 20",
        f"dur_{bad.lower()}": f"{other_hard} sur 20",
        f"facile_{bad.lower()}": f"{other_easy} sur 80",
    }
    return values | {
        "bonne": good,
        "mauvaise": bad,
        f"total_{good.lower()}": hard + easy,
        f"total_{bad.lower()}": other_hard + other_easy,
    }


def _rare(draw: Draw) -> dict[str, Any]:
    """Out of 10,000: how many of those that a detector flags are really what it looks for."""
    share, sensitivity, false = (
        draw.choice((1, 2, 3, 4, 5)),
        draw.choice((80, 90, 95)),
        draw.choice((4, 5, 6, 8, 10)),
    )
    real = share * 100
    hit = real * sensitivity // 100
    wrong = (10_000 - real) * false // 100
    answer = rounded(100 * hit, hit + wrong)
    return {
        "part": share,
        "detecte": sensitivity,
        "fausse": false,
        "vrais": real,
        "faux": 10_000 - real,
        "bons": hit,
        "erreurs": wrong,
        "signales": hit + wrong,
        "reponse": answer,
        "inverse": 100 - false,
    }


TRAPS: Mapping[str, Callable[[Draw], dict[str, Any]]] = {
    "points": _points,
    "axis": _axis,
    "groups": _groups,
    "rare": _rare,
}
