"""A folder to look at: how much the files of one extension weigh together."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.file_trees import KB, Item, file_ids, nodes_json
from content.generators.french import FIRST_NAMES
from content.generators.french_values import readable_number


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Sizes in tenths of MB for those that count, in KB for one of them."""
    stems = draw.sample(options["stems"], 8)
    extension, *others = draw.shuffled(options["extensions"])
    tenths = [draw.integer(12, 94) for _ in range(3)]
    small = draw.choice((200, 300, 400, 600, 700, 800))
    sizes = [*(one * 100 * KB for one in tenths), small * KB]
    sizes += [draw.integer(110, 990) * 100 * KB // 10 for _ in range(4)]
    ids = file_ids(draw, len(stems))
    items = [
        Item(
            one,
            None,
            f"{stem}.{extension if rank < 4 else draw.choice(others)}",
            size,
            f"2026-02-{draw.integer(10, 27)} 14:05",
        )
        for rank, (one, stem, size) in enumerate(zip(ids, stems, sizes, strict=True))
    ]
    total = sum(sizes[:4]) // (100 * KB)
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "extension": extension,
        "nodes_json": nodes_json(draw.shuffled(items)),
        "total": f"{total / 10:g}",
        "total_lisible": f"{total / 10:g}".replace(".", ","),
        "sans_petit": f"{sum(tenths) / 10:g}",
        "sans_conversion": f"{sum(tenths) / 10 + small:g}",
        "tout": f"{sum(sizes) / 1_000_000:g}",
        "petit": readable_number(small),
    }
    return Variant(values=values)
