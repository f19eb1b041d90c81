"""Files of several kinds, sizes and dates, among which some fulfil every criterion asked."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.file_trees import (
    MB,
    Item,
    day_between,
    file_ids,
    near_misses,
    nodes_json,
    stamp,
)
from content.generators.french import FIRST_NAMES

CRITERIA = ("kind", "size", "date")
Flags = Mapping[str, bool]


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`criteria` are those that count; each other file fails one of them, or several."""
    asked: list[str] = options["criteria"]
    family = draw.choice(sorted(options["families"]))
    limit, year = draw.choice((20, 50, 100, 200)), draw.integer(2023, 2025)
    right = [dict.fromkeys(CRITERIA, True) for _ in range(draw.integer(2, 4))]
    wrong = [_failing(draw, [criterion]) for criterion in asked for _ in range(_SHARES[len(asked)])]
    flags = [_free(draw, one, asked) for one in [*right, *wrong]]
    folders = [Item(f"d{rank}", None, name) for rank, name in enumerate(options["folders"], 1)]
    ids = file_ids(draw, len(flags))
    names = _names(
        draw, [one["kind"] for one in flags], family=family, families=options["families"]
    )
    files = [
        _file(
            draw,
            (one, name),
            flag,
            limit=limit,
            year=year,
            parents=[None, *(d.id for d in folders)],
        )
        for one, name, flag in zip(ids, names, flags, strict=True)
    ]
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "famille": family,
        "limite": str(limit),
        "annee": str(year),
        "nodes_json": nodes_json([*folders, *draw.shuffled(files)]),
        "noms": ", ".join(f"`{name}`" for name in sorted(names[: len(right)])),
        "nombre": str(len(right)),
        **near_misses(draw, ids[: len(right)], ids[len(right) :]),
    }
    return Variant(values=values)


_SHARES = {1: 6, 2: 3, 3: 2}


def _failing(draw: Draw, criteria: Sequence[str]) -> dict[str, bool]:
    return {criterion: criterion not in criteria for criterion in CRITERIA}


def _free(draw: Draw, flags: Flags, asked: Sequence[str]) -> dict[str, bool]:
    """What is not asked may be anything."""
    return {
        one: is_on if one in asked else draw.choice((True, False)) for one, is_on in flags.items()
    }


def _names(
    draw: Draw, is_kind: Sequence[bool], *, family: str, families: Mapping[str, Any]
) -> list[str]:
    """A name a file, no two alike."""
    stems = draw.sample(
        sorted({stem for one in families.values() for stem in one["stems"]}), len(is_kind)
    )
    others = [
        extension for name, one in families.items() if name != family for extension in one["exts"]
    ]
    own = families[family]["exts"]
    return [
        f"{stem}.{draw.choice(own if is_own else sorted(others))}"
        for stem, is_own in zip(stems, is_kind, strict=True)
    ]


def _file(
    draw: Draw,
    called: tuple[str, str],
    flag: Flags,
    *,
    limit: int,
    year: int,
    parents: Sequence[str | None],
) -> Item:
    """Larger than the limit, and older than the year, when the flags say so."""
    percent = draw.integer(130, 600) if flag["size"] else draw.integer(5, 80)
    first, last = (year - 3, year - 1) if flag["date"] else (year, year + 1)
    day = day_between(draw, date(first, 1, 2), date(last, 12, 30))
    one, name = called
    return Item(
        one, draw.choice(list(parents)), name, limit * MB * percent // 100, stamp(draw, day)
    )
