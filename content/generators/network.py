"""People of the social network, and ids that say nothing."""

from typing import Any

from content.compiler.variants import Draw
from content.generators.french import FAMILY_NAMES, FIRST_NAMES
from content.generators.pictures import as_json, ids, joined

__all__ = ["as_json", "cast", "ids", "joined"]


def cast(draw: Draw, count: int) -> list[dict[str, Any]]:
    """Me (`u1`), then `count` people whose ids are in a drawn order."""
    names = zip(
        draw.sample(FIRST_NAMES, count + 1), draw.sample(FAMILY_NAMES, count + 1), strict=True
    )
    whole = [f"{first} {family}" for first, family in names]
    numbers = draw.shuffled(range(2, count + 2))
    others = [
        {"id": f"u{number}", "name": name} for number, name in zip(numbers, whole[1:], strict=True)
    ]
    return [{"id": "u1", "name": whole[0]}, *others]
