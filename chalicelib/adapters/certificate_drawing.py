"""The rose of a certificate and the scale under it, as SVG: lines only, words are set apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from chalicelib.core.certification.certificate import TOP_LEVEL, TOP_PIX, Certificate

WIDTH, HEIGHT = 470, 446
MIDDLE_X, MIDDLE_Y = 235, 202
"""The drawing, and where its middle is: there is more under it."""
_INNER, _OUTER, _LABEL = 58, 170, 185
_GAP, _AREA_GAP = 0.022, 0.1
_LIMB, _LIMB_WIDTH, _TICK, _NUMBER = 207, 9, 219, 229
_LIMB_START, _LIMB_SPAN = 4 * pi / 3, 2 * pi / 3
_COLORS = {"1": "#2261a8", "2": "#0b7a74", "3": "#9c5b00", "4": "#b53c2b", "5": "#74439a"}
_WASHES = {"1": "#e3ecf6", "2": "#dff0ee", "3": "#f5ead8", "4": "#f8e5e1", "5": "#eee6f4"}
_BANDS = ("#cfe3e5", "#8fc3c7", "#3f929b", "#0a5c69", "#06363f")
_INK, _AMBER, _LINE = "#0b2231", "#e08a1e", "#ffffff"


@dataclass(frozen=True, slots=True)
class Mark:
    """A few words to set at a place of the drawing, turned by `angle` (radians, clockwise)."""

    text: str
    x: float
    y: float
    kind: str
    angle: float = 0.0


@dataclass(frozen=True, slots=True)
class Rose:
    """The drawing, and what is written on it."""

    svg: str
    marks: Sequence[Mark]


def rose_of(certificate: Certificate) -> Rose:
    """Sixteen petals by area, and under them the limb of a sextant that shows the score."""
    petals, marks = _petals(certificate)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"'
        f' viewBox="{-MIDDLE_X} {-MIDDLE_Y} {WIDTH} {HEIGHT}">'
        f"{petals}{_rings(certificate.max_level)}{_limb(certificate)}</svg>"
    )
    return Rose(svg, [*marks, *_limb_marks()])


def _petals(certificate: Certificate) -> tuple[str, list[Mark]]:
    drawn, marks = [], []
    count = sum(len(area.levels) for area in certificate.areas)
    width = (2 * pi - len(certificate.areas) * _AREA_GAP) / max(count, 1)
    angle = _AREA_GAP / 2
    for area in certificate.areas:
        for one in area.levels:
            edges = (angle + _GAP / 2, angle + width - _GAP / 2)
            drawn.append(_sector(_OUTER, edges, _WASHES.get(area.id, "#e8eef0")))
            if one.level:
                far = _INNER + (_OUTER - _INNER) * one.level / TOP_LEVEL
                drawn.append(_sector(far, edges, _COLORS.get(area.id, _INK)))
            marks.append(Mark(one.competence_id, *_at(_LABEL, sum(edges) / 2), "petal"))
            angle += width
        angle += _AREA_GAP
    return "".join(drawn), marks


def _rings(max_level: int) -> str:
    """A thin ring at each level; the highest reachable one is dashed."""
    levels = range(1, TOP_LEVEL)
    thin = "".join(
        f'<circle r="{_INNER + (_OUTER - _INNER) * level / TOP_LEVEL:.1f}" fill="none"'
        f' stroke="{_LINE}" stroke-width="1.1"/>'
        for level in levels
        if level != max_level
    )
    edge = _INNER + (_OUTER - _INNER) * max_level / TOP_LEVEL
    return (
        f'{thin}<circle r="{edge:.1f}" fill="none" stroke="{_INK}" stroke-width="0.8"'
        ' stroke-dasharray="3 3"/>'
    )


def _limb(certificate: Certificate) -> str:
    """The graduated arc, from 0 to 1024 pix, its bands, and the pointer at the score."""
    arcs = "".join(
        f'<path d="{_arc(_LIMB, low, high)}" fill="none" stroke="{color}"'
        f' stroke-width="{_LIMB_WIDTH}"/>'
        for color, (low, high) in zip(_BANDS, _bands(), strict=True)
    )
    ticks = "".join(_tick(pix) for pix in range(0, TOP_PIX + 1, 32))
    return arcs + ticks + _pointer(certificate.pix)


def _bands() -> Iterator[tuple[int, int]]:
    yield from ((0, 64), (64, 256), (256, 512), (512, 768), (768, TOP_PIX))


def _tick(pix: int) -> str:
    is_long = pix % 128 == 0
    (x1, y1), (x2, y2) = (
        _at(_LIMB + _LIMB_WIDTH / 2 + 1, _limb_angle(pix)),
        _at(_TICK if is_long else _TICK - 3.5, _limb_angle(pix)),
    )
    return (
        f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke="{_INK}"'
        f' stroke-width="{0.9 if is_long else 0.45}"/>'
    )


def _pointer(pix: int) -> str:
    angle = _limb_angle(pix)
    x, y = _at(_LIMB, angle)
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="8" fill="{_AMBER}" stroke="{_LINE}"'
        f' stroke-width="2.2"/><circle cx="{x:.1f}" cy="{y:.1f}" r="2.4" fill="{_LINE}"/>'
    )


def _limb_marks() -> Iterator[Mark]:
    for pix in range(0, TOP_PIX + 1, 128):
        angle = _limb_angle(pix)
        yield Mark(str(pix), *_at(_NUMBER, angle), "tick", angle - pi)


def _limb_angle(pix: int) -> float:
    return _LIMB_START - _LIMB_SPAN * min(max(pix, 0), TOP_PIX) / TOP_PIX


def _arc(radius: float, low: int, high: int) -> str:
    (x1, y1), (x2, y2) = _at(radius, _limb_angle(low)), _at(radius, _limb_angle(high))
    return f"M{x1:.2f} {y1:.2f}A{radius} {radius} 0 0 0 {x2:.2f} {y2:.2f}"


def _sector(far: float, edges: tuple[float, float], color: str) -> str:
    start, end = edges
    (ax, ay), (bx, by) = _at(_INNER, start), _at(far, start)
    (cx, cy), (dx, dy) = _at(far, end), _at(_INNER, end)
    return (
        f'<path d="M{ax:.2f} {ay:.2f}L{bx:.2f} {by:.2f}A{far:.2f} {far:.2f} 0 0 1 {cx:.2f} {cy:.2f}'
        f'L{dx:.2f} {dy:.2f}A{_INNER} {_INNER} 0 0 0 {ax:.2f} {ay:.2f}Z" fill="{color}"/>'
    )


def _at(radius: float, angle: float) -> tuple[float, float]:
    """Angle 0 is up, then clockwise."""
    return radius * sin(angle), -radius * cos(angle)
