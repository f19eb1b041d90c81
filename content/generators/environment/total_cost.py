"""Offers with a price to buy and a price to run: the cheapest over the years, within a limit."""

from collections.abc import Mapping
from typing import Any

from content.compiler.files import csv_file, xlsx
from content.compiler.variants import Draw, Variant
from content.generators.environment.drawn_values import code
from content.generators.french import FIRST_NAMES, drawn_until
from content.generators.french_values import readable_number

Offer = list[Any]


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`options`: `heads` (five columns), `count` of devices, `years`, `capacity` needed."""
    count, years = draw.integer(*options["count"]), draw.integer(*options["years"])
    need = draw.choice(options["capacity"])
    offers = drawn_until(
        lambda: [_offer(draw, need) for _ in range(8)],
        lambda made: _is_rich(made, count=count, years=years, need=need),
    )
    fit = [offer for offer in offers if offer[1] >= need]
    best = min(fit, key=lambda offer: _cost(offer, count, years))
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "nombre": str(count),
        "annees": str(years),
        "besoin": str(need),
        "bon": best[0],
        "cout": str(_cost(best, count, years)),
        "moins_cher_achat": min(fit, key=lambda offer: offer[2])[0],
        "moins_cher_tout": min(offers, key=lambda offer: _cost(offer, count, years))[0],
        "cout_lu": readable_number(_cost(best, count, years)),
        "cout_un_an": str(_cost(best, count, 1)),
        "cout_un": str(_cost(best, 1, years)),
    }
    table = [options["heads"], *offers]
    files = {"offres.xlsx": xlsx({"Offres": table}), "offres.csv": csv_file(table)}
    return Variant(values, files)


def _offer(draw: Draw, need: int) -> Offer:
    """Name, capacity, price, yearly cost, and what is got back at the end."""
    capacity = need + draw.choice([-4, -2, 0, 0, 2, 4, 8])
    price = 10 * draw.integer(22, 70)
    return [code(draw, "AA-99"), capacity, price, 2 * draw.integer(8, 60), 5 * draw.integer(0, 16)]


def _cost(offer: Offer, count: int, years: int) -> int:
    return int(count * (offer[2] + years * offer[3] - offer[4]))


def _is_rich(offers: list[Offer], *, count: int, years: int, need: int) -> bool:
    """The best is neither the cheapest to buy nor the cheapest of those too small."""
    fit = [offer for offer in offers if offer[1] >= need]
    if len(fit) < 3 or len({offer[0] for offer in offers}) < len(offers):
        return False
    costs = sorted(_cost(offer, count, years) for offer in offers)
    best = min(fit, key=lambda offer: _cost(offer, count, years))
    bought = sorted(offer[2] for offer in fit)
    return (
        len(set(costs)) == len(costs)
        and bought[0] < bought[1]
        and best[2] != bought[0]
        and costs[0] < _cost(best, count, years)
    )
