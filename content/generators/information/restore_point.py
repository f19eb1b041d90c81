"""Versions of shared documents: in each, a line was lost at some moment nobody noted."""

import json
from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

_VERSIONS = 6


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`documents`: the lines of each, `lost` being the one to find again, the others growing."""
    names = draw.sample(FIRST_NAMES, 3)
    values = {"prenom": names[0]}
    for rank, document in enumerate(options["documents"], 1):
        values |= _document(draw, rank, document)
    for rank, name in enumerate(names, 1):
        values[f"nom_{rank}"] = name
    return Variant(values=values)


def _document(draw: Draw, rank: int, document: Mapping[str, Any]) -> dict[str, str]:
    """The last version that still holds the lost line; nothing is ever put back."""
    amount = draw.integer(int(document["least"]), int(document["most"]))
    lost = document["lost"].replace("#", str(amount))
    ids = [f"v{one}" for one in draw.sample(range(11, 99), _VERSIONS)]
    last = draw.integer(1, 4)
    added: list[str] = draw.sample(document["added"], _VERSIONS)
    start = draw.integer(2, 9)
    versions = []
    for at, one in enumerate(ids):
        kept = [lost] if at <= last else []
        content = [document["title"], *kept, *(f"- {line}" for line in added[: at + 1])]
        date = f"2026-03-{start + 2 * at:02d} {draw.integer(8, 18):02d}:{draw.integer(10, 59)}"
        versions.append(
            {"id": one, "date": date, "by": f"u{draw.integer(1, 3)}", "content": content}
        )
    return {
        f"versions_{rank}_json": json.dumps(versions, ensure_ascii=False, separators=(",", ":")),
        f"perdu_{rank}": lost.removeprefix("- "),
        f"bon_{rank}": ids[last],
        f"apres_{rank}": ids[last + 1] if last + 1 < _VERSIONS - 1 else ids[0],
        f"avant_{rank}": ids[last - 1],
        f"premier_{rank}": ids[0] if last > 1 else ids[last + 1],
        f"date_{rank}": f"{start + 2 * last} mars",
    }
