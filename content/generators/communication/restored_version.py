"""A document whose versions lost and got back some lines: which one is to be restored."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.spaces import as_json, documents, first_name, members

_COUNT = 7


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """The right version is the last that holds `wanted` lines (one or two) all together."""
    people = members(draw, [""] * 5)
    items = documents(draw, options["files"])
    target = draw.choice(items)
    wanted = draw.sample(options["lines"], options["wanted"])
    others = [line for line in options["lines"] if line not in wanted]
    right = draw.integer(2, _COUNT - 2)
    early = draw.integer(0, right - 2)
    kept: list[set[str]] = [
        set(wanted) if rank in (early, right) else set() for rank in range(_COUNT)
    ]
    for rank in range(_COUNT):
        if len(wanted) > 1 and rank not in (early, right):
            kept[rank] = {draw.choice(wanted)}
        elif early < rank < right and draw.integer(0, 1):
            kept[rank] = set(wanted) if rank < right - 1 else set()
    texts = [
        _text(draw, options, kept[rank] | set(others[: 2 + rank // 2])) for rank in range(_COUNT)
    ]
    dates = [
        f"2026-03-{2 + 2 * rank:02} {draw.integer(8, 18):02}:{draw.integer(0, 59):02}"
        for rank in range(_COUNT)
    ]
    ids = draw.shuffled([f"v{rank}" for rank in range(1, _COUNT + 1)])
    target["versions"] = [
        {"id": ids[rank], "date": date, "by": draw.choice(people)["id"], "content": text}
        for rank, (date, text) in enumerate(zip(dates, texts, strict=True))
    ]
    target["modified"] = dates[-1]
    values = {
        "prenom": first_name(people[0]),
        "document": target["name"],
        "document_id": target["id"],
        "passage": " » et « ".join(wanted),
        "un": wanted[0],
        "deux": wanted[-1],
        "version": ids[right],
        "suivante": ids[right + 1],
        "plus_ancienne": ids[early],
        "jour": f"{2 + 2 * right} mars",
        "jour_ancien": f"{2 + 2 * early} mars",
    }
    return Variant(values | as_json(people=people, items=items))


def _text(draw: Draw, options: Mapping[str, Any], lines: set[str]) -> list[str]:
    """The lines of a version, always in the same order under the same title."""
    return [f"# {options['title']}", *(line for line in options["lines"] if line in lines)]
