"""The list of shots of a film, with their ins and outs: how long does it last?"""

from collections.abc import Mapping
from typing import Any

from content.compiler.files import Cell, ods, xlsx
from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`shots`: what may be filmed; `fade`: seconds shared by two shots that follow each other."""
    fade = options["fade"]
    shots = draw.sample(options["shots"], 10)
    kept = drawn_until(
        lambda: [draw.integer(0, 2) > 0 for _ in shots], lambda one: 5 <= sum(one) <= 8
    )
    starts = [draw.integer(12, 340) for _ in shots]
    lengths = [draw.integer(9, 38) for _ in shots]
    rows: list[list[Cell]] = [["Plan", "Début", "Fin", "Retenu"]]
    for shot, start, length, is_kept in zip(shots, starts, lengths, kept, strict=True):
        rows.append([shot, _clock(start), _clock(start + length), "oui" if is_kept else "non"])
    chosen = [length for length, is_kept in zip(lengths, kept, strict=True) if is_kept]
    total = sum(chosen) - fade * (len(chosen) - 1)
    values = {
        **_parts("", total),
        **_parts("_tous", sum(lengths)),
        **_parts("_sans_fondu", sum(chosen) + 7 * (fade == 0)),
        **_parts("_fondus", sum(chosen) - fade * len(chosen) - 11 * (fade == 0)),
        "fondu": str(fade),
        "plans": str(len(chosen)),
        "raccords": str(len(chosen) - 1),
        "brut": str(sum(chosen)),
        "total": str(total),
    }
    return Variant(
        values, {"montage.xlsx": xlsx({"Plans": rows}), "montage.ods": ods({"Plans": rows})}
    )


def _clock(seconds: int) -> str:
    return f"{seconds // 60:02}:{seconds % 60:02}"


def _parts(suffix: str, seconds: int) -> dict[str, str]:
    return {f"minutes{suffix}": str(seconds // 60), f"secondes{suffix}": str(seconds % 60)}
