"""A picture to export under a weight: the best quality that holds."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES
from content.generators.pictures import weight


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Four by three, in WebP; qualities go by five and the limit is between two of them."""
    width = 80 * draw.integer(10, 24)
    quality = 5 * draw.integer(9, 18)
    size = (width, width * 3 // 4)
    fits, over = (weight(size, "webp", quality=one) for one in (quality, quality + 5))
    limit = (fits + over) // 2000
    return Variant(
        {
            "prenom": draw.choice(FIRST_NAMES),
            "largeur": str(width),
            "qualite": str(quality),
            "trop": str(quality + 5),
            "peu": str(quality - 5),
            "poids": str(limit),
        }
    )
