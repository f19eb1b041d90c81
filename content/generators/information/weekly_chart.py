"""A bar chart of a week of loans, as a picture, to read and compare two bars."""

from collections.abc import Mapping, Sequence
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import DAYS, drawn_until

_STEP, _HALF_STEP, _LABELLED_STEP, _TOP = 10, 5, 20, 150
_WIDTH, _HEIGHT = 640, 400
_LEFT, _BOTTOM, _SCALE = 70, 340, 1.92
_BAR, _GAP = 62, 106


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Five different bars, each on a line of the grid or halfway between two."""
    gap = _HALF_STEP * draw.integer(2, 24)
    low = _HALF_STEP * draw.integer(3, 29 - gap // _HALF_STEP)
    loans = drawn_until(
        lambda: [low, low + gap, *(_HALF_STEP * draw.integer(3, 29) for _ in DAYS[2:])],
        lambda found: len(set(found)) == len(DAYS),
    )
    loans = draw.shuffled(loans)
    first, second = loans.index(low + gap), loans.index(low)
    readings = ", ".join(f"{day} {count}" for day, count in zip(DAYS, loans, strict=True))
    values = {
        "description": f"Hauteur des barres : {readings}.",
        "haut": DAYS[first],
        "bas": DAYS[second],
        "valeur_haut": str(loans[first]),
        "valeur_bas": str(loans[second]),
        "ecart": str(loans[first] - loans[second]),
        "oubli": str(loans[first] - loans[second] + _STEP),
        "somme": str(loans[first] + loans[second]),
    }
    return Variant(values, {"prets.svg": _chart(loans)})


def _chart(loans: Sequence[int]) -> bytes:
    lines = "".join(_grid_line(count) for count in range(0, _TOP + 1, _STEP))
    bars = "".join(_bar(index, count) for index, count in enumerate(loans))
    title = '<text x="320" y="26" font-size="17" font-weight="bold" text-anchor="middle">'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}" '
        f'viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" font-size="15" fill="#1f2937">'
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" rx="8" fill="#ffffff"/>'
        f"{title}Nombre de prêts par jour</text>{lines}{bars}</svg>\n"
    ).encode()


def _grid_line(count: int) -> str:
    y = _BOTTOM - count * _SCALE
    ink = "#475569" if count == 0 else "#cbd5e1"
    line = f'<path d="M{_LEFT} {y:.1f}H610" stroke="{ink}"/>'
    if count % _LABELLED_STEP:
        return line
    return f'{line}<text x="{_LEFT - 10}" y="{y + 5:.1f}" text-anchor="end">{count}</text>'


def _bar(index: int, count: int) -> str:
    x = _LEFT + 26 + index * _GAP
    height = count * _SCALE
    return (
        f'<rect x="{x}" y="{_BOTTOM - height:.1f}" width="{_BAR}" height="{height:.1f}" '
        f'fill="#2f6f8f"/>'
        f'<text x="{x + _BAR // 2}" y="{_BOTTOM + 24}" text-anchor="middle">{DAYS[index]}</text>'
    )
