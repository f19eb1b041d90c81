"""Subtitles that are late by a constant, or drift more and more."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until

UNIT = 25
"""Drifting times are multiples of 25 s, so that 4 % of them is a whole number."""


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`lines`: what is said; `mode` is `shift` or `drift`."""
    lines = draw.sample(options["lines"], 12)
    is_drift = options["mode"] == "drift"
    times = drawn_until(lambda: _times(draw, is_drift), _is_spread)
    offset = draw.integer(4, 19) * draw.choice((-1, 1))
    rate = draw.choice((-4, 4))
    marks = sorted(draw.sample(range(12), 3))
    if is_drift:
        marks = [marks[0], marks[2], marks[1]] if draw.integer(0, 1) else marks
    shift = draw.integer(-3, 3) if is_drift else offset
    right = [time + (time * rate // 100 if is_drift else 0) + shift for time in times]
    first, second, asked = marks
    constant = times[asked] + right[first] - times[first]
    values: dict[str, str] = {
        "repere": lines[first],
        "repere2": lines[second],
        "cherche": lines[asked],
        "vu": _clock(right[first]),
        "vu2": _clock(right[second]),
        "vu3": _clock(right[asked]),
        "ecrit": _clock(times[first]),
        "ecrit2": _clock(times[second]),
        "ecrit3": _clock(times[asked]),
        "ecart": str(abs(right[first] - times[first])),
        "ecart2": str(abs(right[second] - times[second])),
        "sens": "trop tôt" if offset > 0 else "trop tard",
        "signe": "ajouter" if offset > 0 else "retirer",
        **_parts("", right[asked]),
        **_parts("_ecrit", times[asked]),
        **_parts("_inverse", max(1, 2 * times[asked] - right[asked])),
        **_parts("_repere", right[first]),
        **_parts("_constant", constant),
    }
    if min(_gap(right[asked], times[asked]), _gap(right[asked], constant)) < 3 and is_drift:
        return generate(draw, options)
    return Variant(values, {"sous-titres.srt": _srt(lines, times)})


def _gap(one: int, other: int) -> int:
    return abs(one - other)


def _is_spread(times: list[int]) -> bool:
    return all(after - before >= 5 for before, after in pairwise(times))


def _times(draw: Draw, is_drift: bool) -> list[int]:
    if is_drift:
        return sorted(draw.integer(5, 140) * UNIT for _ in range(12))
    return sorted(draw.integer(4, 80) * 9 + draw.integer(0, 2) for _ in range(12))


def _clock(seconds: int) -> str:
    return f"{seconds // 60} min {seconds % 60:02} s"


def _parts(suffix: str, seconds: int) -> dict[str, str]:
    return {f"minutes{suffix}": str(seconds // 60), f"secondes{suffix}": str(seconds % 60)}


def _srt(lines: list[str], times: list[int]) -> bytes:
    cues = [
        f"{number}\n{_stamp(time)} --> {_stamp(time + 3)}\n{line}\n"
        for number, (line, time) in enumerate(zip(lines, times, strict=True), start=1)
    ]
    return "\n".join(cues).encode()


def _stamp(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02},000"
