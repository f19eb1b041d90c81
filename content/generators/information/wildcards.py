"""Names of files and a search pattern with `*` and `?`."""

from collections.abc import Mapping
from fnmatch import fnmatchcase

from content.compiler.variants import Draw, Variant
from content.generators.file_trees import KB, Item, file_ids, near_misses, nodes_json
from content.generators.french import FIRST_NAMES, drawn_until

WORDS = ("devis", "facture", "plan", "rapport")
ENDS = ("", "2", "10", "-signe")
_COUNT = 10
_FEWEST, _MOST = 2, 4


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Ten names; two to four match the pattern."""
    word, extension, year = (
        draw.choice(WORDS),
        draw.choice(("pdf", "odt")),
        draw.choice((2025, 2026)),
    )
    pattern = draw.choice(
        (
            f"{year}-0?-*_{word}*.{extension}",
            f"{year}-??-1?_{word}*.*",
            f"*_{word}?.{extension}",
            f"????-1?-*_{word}*.{extension}",
        )
    )
    near = [other for other in WORDS if other != word][:1]

    def names() -> list[str]:
        return [
            _name(draw, [word, word, *near], extension=extension, year=year) for _ in range(_COUNT)
        ]

    drawn = drawn_until(
        names, lambda made: len(set(made)) == _COUNT and _FEWEST <= _hits(made, pattern) <= _MOST
    )
    ids = file_ids(draw, _COUNT)
    files = [
        Item(one, None, name, draw.integer(20, 900) * KB, f"2026-03-02 10:{draw.integer(10, 59)}")
        for one, name in zip(ids, drawn, strict=True)
    ]
    wanted = [item.id for item in files if fnmatchcase(item.name, pattern)]
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "motif": pattern,
        "nodes_json": nodes_json(draw.shuffled(files)),
        "noms": ", ".join(f"`{item.name}`" for item in files if item.id in wanted),
        **near_misses(draw, wanted, [one for one in ids if one not in wanted]),
    }
    return Variant(values=values)


def _hits(names: list[str], pattern: str) -> int:
    return sum(fnmatchcase(name, pattern) for name in names)


def _name(draw: Draw, words: list[str], *, extension: str, year: int) -> str:
    month, day = draw.choice(("02", "06", "09", "10", "12")), draw.choice(("04", "11", "17", "23"))
    end, last = draw.choice(ENDS), draw.choice((extension, extension, "jpg"))
    return f"{draw.choice((year, year, 2024))}-{month}-{day}_{draw.choice(words)}{end}.{last}"
