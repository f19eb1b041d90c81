"""Pictures of the image simulator: their weight, their elements, the ids learners do not guess."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from content.compiler.variants import Draw

Element = dict[str, Any]


def weight(
    size: tuple[int, int], file_format: str, *, quality: int = 90, drawing: bool = False
) -> int:
    """What a picture weighs in bytes, as the simulator says it."""
    lossy = (0.05 + 0.75 * (quality / 100) ** 3) * (0.6 if drawing else 1)
    per_pixel = {
        "jpeg": lossy,
        "webp": 0.7 * lossy,
        "png": 0.15 if drawing else 1.7,
        "gif": 0.12 if drawing else 0.7,
    }
    return int(size[0] * size[1] * per_pixel[file_format] + 0.5)


def ids(draw: Draw, letter: str, count: int) -> list[str]:
    """`count` ids in a drawn order: their numbers say nothing."""
    return [f"{letter}{number}" for number in draw.shuffled(range(1, count + 1))]


def boxed(element: Mapping[str, Any], box: Sequence[float], size: tuple[int, int]) -> Element:
    """An element with its box, given in pixels (x, y, width, height)."""
    wholes = (size[0], size[1], size[0], size[1])
    shares = (round(100 * side / whole, 2) for side, whole in zip(box, wholes, strict=True))
    return {**element, **dict(zip(("x", "y", "width", "height"), shares, strict=True))}


def joined(names: Iterable[str]) -> str:
    """Ids as answers write them."""
    return ",".join(sorted(names))


def as_json(data: Any) -> str:
    """Compact JSON for a value that ends in `_json`."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
