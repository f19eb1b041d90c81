"""Small models to try: what a change of input does, where a threshold lies, how a sum runs down."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until
from content.generators.sheets import as_recheck, as_rows, told, told_range


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`mode`: change, threshold, offers, schedule or grid."""
    modes = {"change": _change, "threshold": _threshold, "offers": _offers}
    modes |= {"schedule": _schedule, "grid": _grid}
    return Variant(modes[options["mode"]](draw, options))


def _outing(draw: Draw) -> tuple[int, int, int, int]:
    """The fixed cost, the help received, the cost of one person, and how many are expected."""
    return (
        draw.integer(48, 95) * 10,
        draw.integer(5, 20) * 10,
        draw.integer(9, 24),
        draw.integer(24, 38),
    )


def _sheet(options: Mapping[str, Any], given: tuple[int, int, int, int]) -> list[list[Any]]:
    fixed, aid, each, count = given
    names = options["names"]
    return [
        [names[0], count],
        [names[1], fixed],
        [names[2], aid],
        [names[3], each],
        [],
        [names[4], "=B2-B3+B1*B4"],
        [names[5], "=B6/B1"],
    ]


def _price(given: tuple[int, int, int, int], count: int) -> Fraction:
    fixed, aid, each, _ = given
    return Fraction(fixed - aid, count) + each


def _change(draw: Draw, options: Mapping[str, Any]) -> dict[str, str]:
    """The result for another number of people, a number that divides well."""
    given, count = drawn_until(
        lambda: (_outing(draw), draw.integer(15, 60)),
        lambda some: _price(some[0], some[1]).denominator in (1, 2, 4) and some[1] != some[0][3],
    )
    now = _price(given, given[3])
    return {
        "nombre": str(count),
        "prix": told(_price(given, count)),
        "total": told(_price(given, count) * count),
        "avant": told(Fraction(round(now * 100), 100)),
        "sans_diviser": told(given[0] - given[1]),
        "rows_json": as_rows(_sheet(options, given)),
    }


def _threshold(draw: Draw, options: Mapping[str, Any]) -> dict[str, str]:
    """The least number of people for which each pays no more than so much."""
    given = _outing(draw)
    wanted = draw.integer(41, 75)
    goal = given[2] + Fraction(given[0] - given[1], wanted)
    goal = Fraction(-(-(goal * 2).numerator // (goal * 2).denominator), 2)
    least = next(count for count in range(1, 400) if _price(given, count) <= goal)
    return {
        "objectif": told(goal),
        "minimum": str(least),
        "trop_peu": str(least - 1),
        "prevu": str(given[3]),
        "sans_aide": str(
            next(c for c in range(1, 900) if Fraction(given[0], c) + given[2] <= goal)
        ),
        "rows_json": as_rows(_sheet(options, given)),
    }


def _offers(draw: Draw, options: Mapping[str, Any]) -> dict[str, str]:
    """From how many units the dearer subscription costs less."""
    base, extra = draw.integer(4, 12), draw.integer(9, 22)
    high = Fraction(draw.integer(9, 16), 20)
    low = high - Fraction(draw.integer(3, 6), 20)
    first = next(n for n in range(1, 900) if base + extra + n * low < base + n * high)
    names = options["names"]
    rows: list[list[Any]] = [
        ["", names[0], names[1]],
        [names[2], base, base + extra],
        [names[3], float(high), float(low)],
        [],
        [names[4], 10],
        [names[5], "=B2+B3*$B$5", "=C2+C3*$B$5"],
    ]
    return {
        "seuil": str(first),
        "juste_avant": str(first - 1),
        "ecart": str(extra),
        "moitie": str(first // 2),
        "rows_json": as_rows(rows),
    }


def _schedule(draw: Draw, options: Mapping[str, Any]) -> dict[str, str]:
    """What is left after eight months of interest and payments."""
    owed, paid = draw.integer(12, 30) * 100, draw.integer(8, 14) * 10
    rate, later = draw.sample((1, 2, 3, 4), 2)

    def left(percent: int) -> Fraction:
        balance = Fraction(owed)
        for _ in range(8):
            balance += balance * percent / 100 - paid
        return balance

    rows: list[list[Any]] = [[options["names"][0], owed], [options["names"][1], rate / 100]]
    rows += [[options["names"][2], paid], [], ["Mois", "Reste"], [0, "=B1"]]
    rows += [[month, None] for month in range(1, 9)]
    return {
        "taux": str(rate),
        "reste": told(Fraction(round(left(rate) * 100), 100)),
        "reste2": told(Fraction(round(left(later) * 100), 100)),
        "simple": told(Fraction(owed * (100 + 8 * rate), 100) - 8 * paid),
        "sans_interet": told(owed - 8 * paid),
        "rows_json": as_rows(rows),
        "recheck_json": as_recheck({"B2": later / 100}),
    }


def _grid(draw: Draw, options: Mapping[str, Any]) -> dict[str, str]:
    """The gain for three prices and three numbers of people, one formula copied both ways."""
    fixed, each = draw.integer(18, 60) * 10, draw.integer(2, 5)
    prices = sorted(draw.sample(range(8, 21), 3))
    crowds = sorted(draw.sample(range(4, 20), 3))
    people = [10 * crowd for crowd in crowds]
    later = fixed + 70

    def gains(cost: int) -> list[int]:
        return [count * (price - each) - cost for price in prices for count in people]

    rows: list[list[Any]] = [[options["names"][0], fixed], [options["names"][1], each], []]
    rows += [[options["names"][2], *people], *([price, None, None, None] for price in prices)]
    best = max(gains(fixed))
    return {
        "gains": told_range(gains(fixed)),
        "gains2": told_range(gains(later)),
        "recettes": told_range(count * price for price in prices for count in people),
        "frais_une_fois": told_range([gains(fixed)[0], *(g + fixed for g in gains(fixed)[1:])]),
        "meilleur": told(best),
        "rows_json": as_rows(rows),
        "recheck_json": as_recheck({"B1": later}),
    }
