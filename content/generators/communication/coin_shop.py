"""A game's shop: coins sold by packs, objects priced in coins."""

from collections.abc import Mapping
from itertools import product
from typing import Any

from content.compiler.files import Cell, csv_file
from content.compiler.variants import Draw, Variant
from content.generators.french import decimals, drawn_until

NAMES = ("Poignée", "Bourse", "Sac", "Coffre")


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """The cheapest way to the object is one alone, and leaves coins over."""
    packs, need = drawn_until(lambda: _shop(draw), lambda one: _is_clear(*one))
    (cost, coins), second = _best(packs, need)[:2]
    single = (
        min(price for price, got in packs if got >= need) if packs[-1][1] >= need else cost + 999
    )
    rows: list[list[Cell]] = [
        [name, got, decimals(price)] for name, (price, got) in zip(NAMES, packs, strict=True)
    ]
    values = {
        "objet": draw.choice(options["objects"]),
        "pieces": str(need),
        "cout": decimals(cost),
        "reste": str(coins - need),
        "second": decimals(second[0]),
        "simple": decimals(single),
        "reste_second": str(second[1] - need),
        "petites": decimals(-(-need // packs[0][1]) * packs[0][0]),
        "obtenues": str(coins),
        "prorata": decimals(need * packs[-1][0] // packs[-1][1]),
    }
    return Variant(values, {"boutique.csv": csv_file([["Lot", "Pièces", "Prix en euros"], *rows])})


def _shop(draw: Draw) -> tuple[list[tuple[int, int]], int]:
    """Each pack gives a little more for its price than the one before."""
    packs = [
        (199, 100),
        (499, draw.integer(26, 30) * 10),
        (999, draw.integer(56, 66) * 10),
        (1999, draw.integer(124, 150) * 10),
    ]
    return packs, draw.integer(70, 260) * 10 + draw.choice((0, 5))


def _best(packs: list[tuple[int, int]], need: int) -> list[tuple[int, int]]:
    """Costs and coins of every useful purchase, the cheapest first."""
    found = {
        (
            sum(n * price for n, (price, _) in zip(counts, packs, strict=True)),
            sum(n * got for n, (_, got) in zip(counts, packs, strict=True)),
        )
        for counts in product(range(8), range(5), range(4), range(3))
    }
    return sorted(one for one in found if one[1] >= need)


def _is_clear(packs: list[tuple[int, int]], need: int) -> bool:
    first, second = _best(packs, need)[:2]
    single = [price for price, got in packs if got >= need]
    is_mixed = not single or min(single) > first[0]
    return second[0] - first[0] >= 40 and first[1] - need > 0 and is_mixed
