"""Values drawn for a situation written in YAML: numbers, names, codes and shuffled things."""

from collections.abc import Mapping, Sequence
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

_LETTERS = {"A": "ABCDEFGHJKLMNPRSTUVWXYZ", "a": "abcdefghjkmnpqrstuvwxyz", "9": "23456789"}


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`numbers`, `picks`, `codes` and `orders`, each a mapping of names; see the functions."""
    values = dict(zip(("prenom", "prenom2"), draw.sample(FIRST_NAMES, 2), strict=True))
    for name, (low, high, step) in options.get("numbers", {}).items():
        values |= _number(draw, name, low=int(low), high=int(high), step=int(step))
    for name, items in options.get("picks", {}).items():
        values |= _pick(draw, name, items)
    for name, pattern in options.get("codes", {}).items():
        values[name] = code(draw, pattern)
    for name, items in options.get("orders", {}).items():
        values |= _order(draw, name, items)
    return Variant(values)


def code(draw: Draw, pattern: str) -> str:
    """A code of the shape of `pattern`: A a capital, a a letter, 9 a digit, others as they are."""
    return "".join(draw.choice(_LETTERS[sign]) if sign in _LETTERS else sign for sign in pattern)


def _number(draw: Draw, name: str, *, low: int, high: int, step: int) -> dict[str, str]:
    """`x`, and its neighbours `x_next` and `x_prev` as likely errors."""
    number = low + step * draw.integer(0, (high - low) // step)
    return {
        name: str(number),
        f"{name}_next": str(number + step),
        f"{name}_prev": str(number - step),
    }


def _pick(draw: Draw, name: str, items: Sequence[Any]) -> dict[str, str]:
    """Two different items, `x` and `x2`; of a mapping, `x_key` for each of its keys."""
    values: dict[str, str] = {}
    for place, item in zip((name, f"{name}2"), draw.sample(items, 2), strict=True):
        if isinstance(item, Mapping):
            values |= {f"{place}_{key}": str(value) for key, value in item.items()}
        else:
            values[place] = str(item)
    return values


def _order(draw: Draw, name: str, items: Sequence[Any]) -> dict[str, str]:
    """The items shuffled, `x1`, `x2`…; `x_at1` is the place of the first as written, and so on."""
    shuffled = draw.shuffled(range(len(items)))
    values: dict[str, str] = {}
    for place, index in enumerate(shuffled, start=1):
        item = items[index]
        values[f"{name}_at{index + 1}"] = str(place)
        if isinstance(item, Mapping):
            values |= {f"{name}{place}_{key}": str(value) for key, value in item.items()}
        else:
            values[f"{name}{place}"] = str(item)
    return values
