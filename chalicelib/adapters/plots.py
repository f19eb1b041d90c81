"""Plots as static SVG: no script, no address, one look; readable in grey and without colours.

Each series has its own colour, dash and mark. Every plot carries its title and a description for
those who do not see it; the page that shows it puts the numbers in a table beside it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from math import ceil, floor, log10
from typing import Literal

Points = Sequence[tuple[float, float]]
Range = tuple[float, float]

INK, SOFT, LINE, SHEET = "#0b2231", "#446070", "#d0dce2", "#ffffff"
STYLES = (
    ("#0a5c69", "", "circle"),
    ("#b85200", "7 4", "square"),
    ("#74439a", "2 4", "diamond"),
    ("#5b7280", "11 4 2 4", "circle"),
)
"""Colour, dash and mark of each series: told apart by any of the three."""

SMALLEST_STEP = 1e-300
"""A span this small is nothing to see; below it a division by the ticks gives 0."""
TICKS = 6
LEGEND = 22
"""Height of a row of the legend."""
WIDEST_DIGIT = 7.6
END, MIDDLE = 'text-anchor="end"', 'text-anchor="middle"'


@dataclass(frozen=True, slots=True)
class Series:
    """Points under a name. `dots` have the areas `weights` give them (all alike without)."""

    name: str
    points: Points
    kind: Literal["line", "dots", "bars"] = "line"
    weights: Sequence[float] = ()


@dataclass(frozen=True, slots=True)
class Bars:
    """A histogram under a name: `heights[i]` between `edges[i]` and `edges[i + 1]`."""

    name: str
    edges: Sequence[float]
    heights: Sequence[float]


@dataclass(frozen=True, slots=True)
class Axes:
    """Labels, and the values shown; without a span, all of those there are."""

    x: str
    y: str = ""
    x_span: Range | None = None
    y_span: Range | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """What is said of a plot, its size, and how its numbers are written."""

    name: str
    title: str
    description: str
    width: int = 480
    height: int = 340
    number: Callable[[float], str] = "{:g}".format
    x_number: Callable[[float], str] | None = None
    has_legend: bool = True


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where values go on the drawing."""

    look: Look
    x_span: Range
    y_span: Range
    left: float = 52
    rows: int = 1
    right: float = 14
    bottom: float = 44

    @property
    def top(self) -> float:
        """Room for the legend, when there is one."""
        return 8 + (LEGEND * self.rows if self.look.has_legend else 0)

    def x(self, value: float) -> float:
        low, high = self.x_span
        return self.left + (value - low) / (high - low) * (self.look.width - self.left - self.right)

    def y(self, value: float) -> float:
        low, high = self.y_span
        inside = self.look.height - self.top - self.bottom
        return self.look.height - self.bottom - (value - low) / (high - low) * inside


def line_plot(series: Sequence[Series], axes: Axes, *, look: Look) -> str:
    """Curves, dots or both, on two numeric axes."""
    frame = _framed(series, axes, look)
    return _svg(look, [*_axes(frame, axes), *_drawn(series, frame), *_legend(series, look)])


def scatter(series: Sequence[Series], axes: Axes, *, look: Look) -> str:
    """Dots on two numeric axes, with the diagonal where both are equal."""
    frame = _framed(series, axes, look)
    low = max(frame.x_span[0], frame.y_span[0])
    high = min(frame.x_span[1], frame.y_span[1])
    stroke = f'stroke="{SOFT}" stroke-dasharray="3 4"'
    diagonal = _path([(low, low), (high, high)], frame, stroke)
    drawn = [diagonal, *_drawn(series, frame)]
    return _svg(look, [*_axes(frame, axes), *drawn, *_legend(series, look)])


def legend(series: Sequence[Series], *, look: Look) -> str:
    """What lines and marks stand for, for several small plots that have no legend of their own."""
    return _svg(look, _legend(series, look))


def histogram(bars: Bars, axes: Axes, *, look: Look) -> str:
    """Bars between edges."""
    span = axes.x_span or (bars.edges[0], bars.edges[-1])
    heights = (0.0, _top(bars.heights))
    frame = _Frame(look, span, heights, left=_left(heights, axes, look))
    return _svg(look, [*_axes(frame, axes), *_bars(bars, frame, STYLES[0][0])])


def mirror(upper: Bars, lower: Bars, axes: Axes, *, look: Look) -> str:
    """Two histograms on one scale, one above the line and one below it."""
    low, high = upper.edges[0], upper.edges[-1]
    top = _top([*upper.heights, *lower.heights])
    frame = _Frame(look, (low, high), (-top, top))
    below = Bars(lower.name, lower.edges, [-height for height in lower.heights])
    bars = [*_bars(upper, frame, STYLES[0][0]), *_bars(below, frame, STYLES[1][0])]
    level = _path([(low, 0), (high, 0)], frame, f'stroke="{INK}"')
    names = [Series(bars.name, (), "bars") for bars in (upper, lower)]
    return _svg(look, [*_axes(frame, axes), *bars, level, *_legend(names, look)])


def standalone(drawing: str) -> str:
    """A plot as a file of its own, on a sheet that shows in light and dark pages alike."""
    attributes = 'xmlns="http://www.w3.org/2000/svg" font-family="system-ui, sans-serif"'
    sheet = f'<rect width="100%" height="100%" rx="8" fill="{SHEET}"/>'
    opened = drawing.replace("<svg ", f"<svg {attributes} ", 1)
    return opened.replace("</desc>", f"</desc>{sheet}", 1) + "\n"


def _framed(series: Sequence[Series], axes: Axes, look: Look) -> _Frame:
    places = [place for one in series for place in one.points]
    x_span = axes.x_span or _span([x for x, _ in places])
    y_span = axes.y_span or _span([y for _, y in places], from_zero=True)
    left = _left(y_span, axes, look)
    rows = 1 + max([row for row, _ in _places(series, look)], default=0)
    return _Frame(look, x_span, y_span, left=left, rows=rows)


def _left(y_span: Range, axes: Axes, look: Look) -> float:
    """Room for the numbers of the heights, and their label beside them."""
    widths = [len(look.number(value)) for value in _ticks(y_span)] if axes.y else []
    return max(52.0, 34 + WIDEST_DIGIT * max(widths, default=0))


def _span(values: Sequence[float], *, from_zero: bool = False) -> Range:
    low, high = min(values, default=0.0), max(values, default=1.0)
    margin = (high - low) * 0.05 or 1.0
    return (0.0 if from_zero and low >= 0 else low - margin, high + margin)


def _top(heights: Sequence[float]) -> float:
    highest = max(heights, default=0.0) or 1.0
    step = _step((0.0, highest))
    return step * ceil(highest / step)


def _drawn(series: Sequence[Series], frame: _Frame) -> list[str]:
    return [_series(one, style, frame) for one, style in zip(series, STYLES, strict=False)]


def _bars(bars: Bars, frame: _Frame, colour: str) -> list[str]:
    """Rectangles with a thin gap between them."""
    found = []
    for (low, high), height in zip(pairwise(bars.edges), bars.heights, strict=True):
        left, right = frame.x(low), frame.x(high)
        top, bottom = sorted((frame.y(height), frame.y(0.0)))
        box = f'x="{left + 0.75:.1f}" y="{top:.1f}" width="{max(right - left - 1.5, 0.5):.1f}"'
        found.append(f'<rect {box} height="{bottom - top:.1f}" fill="{colour}"/>')
    return found


def _step(span: Range) -> float:
    rough = max((span[1] - span[0]) / TICKS, SMALLEST_STEP)
    unit = 10.0 ** floor(log10(rough))
    return unit * next(times for times in (1, 2, 2.5, 5, 10) if times * unit >= rough * 0.999)


def _ticks(span: Range) -> list[float]:
    step = _step(span)
    first, last = ceil(span[0] / step - 1e-9), floor(span[1] / step + 1e-9)
    return [round(place * step, 10) for place in range(first, last + 1)]


def _axes(frame: _Frame, axes: Axes) -> list[str]:
    """Thin lines across, numbers, and the labels; without a label, heights have no numbers."""
    look, (left, right), (low, high) = frame.look, frame.x_span, frame.y_span
    thin, found = f'stroke="{LINE}"', []
    for value in _ticks(frame.y_span) if axes.y else []:
        found.append(_path([(left, value), (right, value)], frame, thin))
        found.append(_text((frame.left - 8, frame.y(value) + 4), look.number(value), END))
    for value in _ticks(frame.x_span):
        below = (frame.x(value), look.height - frame.bottom + 18)
        found.append(_path([(value, low), (value, high)], frame, thin))
        found.append(_text(below, (look.x_number or look.number)(value), MIDDLE))
    across = (frame.left + look.width - frame.right) / 2
    up = (look.height - frame.bottom + frame.top) / 2
    turned = f'{MIDDLE} fill="{INK}" transform="rotate(-90 14 {up:.1f})"'
    found.append(_text((across, look.height - 6), axes.x, f'{MIDDLE} fill="{INK}"'))
    return [*found, _text((14, up), axes.y, turned)] if axes.y else found


def _series(one: Series, style: tuple[str, str, str], frame: _Frame) -> str:
    colour, dash, mark = style
    if one.kind == "line":
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        return _path(one.points, frame, f'stroke="{colour}" stroke-width="2.5"{dashed}')
    largest = max(one.weights, default=1.0) or 1.0
    sizes = [2.5 + 4.5 * (weight / largest) ** 0.5 for weight in one.weights]
    sizes = sizes or [3.5] * len(one.points)
    marks = [
        _mark(mark, (frame.x(px), frame.y(py)), size)
        for (px, py), size in zip(one.points, sizes, strict=True)
    ]
    return f'<g fill="{colour}" fill-opacity="0.82" stroke="{SHEET}">{"".join(marks)}</g>'


def _mark(kind: str, at: tuple[float, float], size: float) -> str:
    x, y = at
    if kind == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}"/>'
    half = size * (0.9 if kind == "square" else 1.25)
    if kind == "square":
        width = f'width="{2 * half:.1f}" height="{2 * half:.1f}"'
        return f'<rect x="{x - half:.1f}" y="{y - half:.1f}" {width}/>'
    down = f"l{half:.1f} {half:.1f}l{-half:.1f} {half:.1f}"
    return f'<path d="M{x:.1f} {y - half:.1f}{down}l{-half:.1f} {-half:.1f}z"/>'


def _path(points: Points, frame: _Frame, stroke: str) -> str:
    places = "L".join(f"{frame.x(x):.1f} {frame.y(y):.1f}" for x, y in points)
    return f'<path d="M{places}" fill="none" {stroke}/>'


def _text(place: tuple[float, float], text: str, more: str) -> str:
    colour = "" if "fill=" in more else f' fill="{SOFT}"'
    return f'<text x="{place[0]:.1f}" y="{place[1]:.1f}" {more}{colour}>{escape(text)}</text>'


def _legend(series: Sequence[Series], look: Look) -> list[str]:
    """Samples and names above the drawing, in as many rows as they need."""
    if not look.has_legend:
        return []
    found = []
    places = _places(series, look)
    for one, (colour, dash, mark), (row, x) in zip(series, STYLES, places, strict=False):
        y = 12 + LEGEND * row
        if one.kind == "bars":
            found.append(f'<rect x="{x:.1f}" y="{y - 6}" width="22" height="11" fill="{colour}"/>')
        elif one.kind == "dots":
            found.append(f'<g fill="{colour}">{_mark(mark, (x + 11, y), 5)}</g>')
        else:
            line = f'stroke="{colour}" stroke-width="2.5" stroke-dasharray="{dash}"'
            found.append(f'<path d="M{x:.1f} {y}h24" {line}/>')
        found.append(_text((x + 30, y + 4), one.name, f'fill="{INK}"'))
    return found


def _places(series: Sequence[Series], look: Look) -> list[tuple[int, float]]:
    """Row and left edge of each name of the legend."""
    found, row, x = [], 0, 8.0
    for one in series:
        width = 30 + 7.2 * len(one.name)
        if x > 8 and x + width > look.width:
            row, x = row + 1, 8.0
        found.append((row, x))
        x += width + 22
    return found


def _svg(look: Look, parts: Iterable[str]) -> str:
    name = escape(look.name)
    return (
        f'<svg viewBox="0 0 {look.width} {look.height}" role="img" font-size="13" '
        f'aria-labelledby="{name}-title {name}-text" class="plot">'
        f'<title id="{name}-title">{escape(look.title)}</title>'
        f'<desc id="{name}-text">{escape(look.description)}</desc>{"".join(parts)}</svg>'
    )
