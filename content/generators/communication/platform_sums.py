"""What a service really costs, and what is left once a platform has taken its share."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, decimals, drawn_until
from content.generators.french_values import plain_number, readable_number


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`sum`: `trial`, `family`, `sale` or `views`."""
    make = {"trial": _trial, "family": _family, "sale": _sale, "views": _views}[options["sum"]]
    values = drawn_until(lambda: make(draw), _is_told_apart)
    return Variant(_told(values) | {"prenom": draw.choice(FIRST_NAMES)})


def _is_told_apart(values: Mapping[str, Decimal]) -> bool:
    """No two alike, and no usual error within a euro of the total; a household does save."""
    others = [value for name, value in values.items() if name != "total"]
    is_fair = "seul" not in values or values["partage"] > values["seul"] * 15
    is_clear = all(abs(value - values["total"]) > 1 for value in others)
    return len(set(values.values())) == len(values) and is_clear and is_fair and values["total"] > 1


def _told(values: dict[str, Decimal]) -> dict[str, str]:
    plain = {name: plain_number(round(value, 2)) for name, value in values.items()}
    return plain | {f"{name}_lu": _shown(value) for name, value in values.items()}


def _shown(value: Decimal) -> str:
    """An amount as it is written on a bill: no decimals, or two."""
    return decimals(int(round(value, 2) * 100)) if value % 1 else readable_number(value)


def _price(draw: Draw, low: int, high: int) -> Decimal:
    return Decimal(draw.integer(low, high)) + Decimal(draw.choice((49, 90, 99))) / 100


def _trial(draw: Draw) -> dict[str, Decimal]:
    """Free months, then months at a low price, then the usual price, over two years."""
    free, cheap = Decimal(draw.integer(2, 4)), Decimal(draw.integer(5, 10))
    low, high = _price(draw, 2, 5), _price(draw, 7, 14)
    total = cheap * low + (24 - free - cheap) * high
    return {
        "gratuits": free,
        "reduits": cheap,
        "bas": low,
        "haut": high,
        "total": total,
        "sans_essai": total + free * high,
        "tout_bas": (24 - free) * low,
        "un_an": 12 * high,
    }


def _family(draw: Draw) -> dict[str, Decimal]:
    """One account shared, paid by the year, against one each, paid by the month."""
    people = Decimal(draw.integer(3, 6))
    alone, shared = _price(draw, 4, 9), _price(draw, 110, 190)
    total = people * alone * 12 - shared
    return {
        "personnes": people,
        "seul": alone,
        "partage": shared,
        "total": total,
        "sans_gens": abs(alone * 12 - shared),
        "un_mois": abs(people * alone - shared),
        "chacun": shared / people,
    }


def _sale(draw: Draw) -> dict[str, Decimal]:
    """A commission on the price and a fixed fee by sale."""
    price, count = Decimal(draw.integer(18, 60)), Decimal(draw.integer(11, 40))
    rate, fee = (
        Decimal(draw.choice((8, 12, 15, 18, 20))),
        Decimal(draw.choice((25, 30, 35, 45))) / 100,
    )
    cost = Decimal(draw.integer(4, 12))
    net = count * (price * (100 - rate) / 100 - fee - cost)
    return {
        "prix": price,
        "ventes": count,
        "taux": rate,
        "frais": fee,
        "matiere": cost,
        "total": net,
        "sans_frais": net + count * fee,
        "sans_matiere": net + count * cost,
        "brut": count * price,
        "une": net / count,
    }


def _views(draw: Draw) -> dict[str, Decimal]:
    """Advertisements on some of the views only, paid by the thousand, then shared."""
    views = Decimal(draw.integer(40, 400) * 1000)
    part, paid = Decimal(draw.choice((40, 45, 50, 60))), Decimal(draw.integer(3, 9))
    share = Decimal(draw.choice((55, 65, 70)))
    total = views * part / 100 / 1000 * paid * share / 100
    return {
        "vues": views,
        "part": part,
        "mille": paid,
        "partage": share,
        "total": total,
        "sans_partage": views * part / 100 / 1000 * paid,
        "toutes": views / 1000 * paid * share / 100,
        "plateforme": views * part / 100 / 1000 * paid * (100 - share) / 100,
    }
