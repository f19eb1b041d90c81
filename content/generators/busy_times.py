"""Busy times over some days that leave one single moment long enough for a meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from content.compiler.variants import Draw

MONDAY = date(2026, 3, 16)
HALF = 30


@dataclass(frozen=True)
class Span:
    """Some minutes of a day, days being counted from `MONDAY`."""

    day: int
    start: int
    end: int

    def on(self) -> str:
        """The date as simulators write it."""
        return (MONDAY + timedelta(days=self.day)).isoformat()


def clock(minutes: int) -> str:
    """A time of day ("09:30")."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def only_hole(draw: Draw, days: Sequence[int], window: tuple[int, int], *, length: int) -> Span:
    """A moment of `length` minutes, at a half hour, inside `window` on one of the days."""
    first, last = window
    start = first + HALF * draw.integer(0, (last - first - length) // HALF)
    return Span(draw.choice(days), start, start + length)


def around(
    draw: Draw, days: Sequence[int], window: tuple[int, int], *, holes: Sequence[Span]
) -> list[Span]:
    """Busy spans that fill the window of each day, but for `holes` and for gaps too short."""
    shortest = min(hole.end - hole.start for hole in holes)
    spans: list[Span] = []
    for day in days:
        here = sorted((hole.start, hole.end) for hole in holes if hole.day == day)
        at = window[0]
        for start, end in [*here, (window[1], window[1])]:
            spans += _filled(draw, Span(day, at, start), shortest)
            at = end
    return spans


def _filled(draw: Draw, whole: Span, shortest: int) -> list[Span]:
    """Busy spans from one end to the other, with gaps shorter than `shortest` between them."""
    spans, at = [], whole.start
    while at < whole.end:
        end = min(whole.end, at + HALF * draw.integer(2, 6))
        spans.append(Span(whole.day, at, end))
        gap = HALF * draw.integer(0, max(0, shortest // HALF - 1))
        at = end + gap if end + gap < whole.end else whole.end
        if at == whole.end and end < whole.end:
            spans.append(Span(whole.day, end, whole.end))
    return spans
