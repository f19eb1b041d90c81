"""Three customers and a formula of nested conditions, to work out by hand."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until

_ADULT = 18
_CASES = 3


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """One case for each branch, in any order; one amount is exactly the threshold."""
    return Variant(drawn_until(lambda: _values(draw), _is_told_apart))


def _is_told_apart(values: Mapping[str, str]) -> bool:
    return len({values[f"resultat{number}"] for number in range(1, _CASES + 1)}) == _CASES


def _values(draw: Draw) -> dict[str, str]:
    threshold, discount = 10 * draw.integer(4, 9), draw.integer(3, 9)
    cases = draw.shuffled(
        (
            (draw.integer(9, 17), threshold + 2 * draw.integer(1, 12)),
            (draw.choice((18, 18, 35, 61)), threshold),
            (draw.integer(19, 80), threshold - 2 * draw.integer(2, 12)),
        )
    )
    values = {"seuil": str(threshold), "remise": str(discount)}
    for number, (age, price) in enumerate(cases, start=1):
        values |= {
            f"age{number}": str(age),
            f"prix{number}": str(price),
            f"resultat{number}": str(_result(age, price, threshold=threshold, discount=discount)),
            f"remise{number}": str(price - discount),
        }
    return values


def _result(age: int, price: int, *, threshold: int, discount: int) -> int:
    if age < _ADULT:
        return price // 2
    return price - discount if price >= threshold else price
