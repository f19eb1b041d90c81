"""Plots: what is drawn is inside, told in words, and needs nothing else."""

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chalicelib.adapters.plots import (
    Axes,
    Bars,
    Look,
    Series,
    histogram,
    legend,
    line_plot,
    mirror,
    scatter,
)

LOOK = Look("one", "A title", "What it shows")
LINE = Series("ours", [(0, 0), (1, 0.5), (2, 1)])
DOTS = Series("seen", [(0.5, 0.2), (1.5, 0.8)], "dots", [10, 90])
BARS = Bars("people", [0, 1, 2, 3], [5, 0, 2])
PLOTS = {
    "line": lambda look: line_plot([LINE, DOTS], Axes("x", "y"), look=look),
    "scatter": lambda look: scatter([DOTS, DOTS], Axes("x", "y"), look=look),
    "histogram": lambda look: histogram(BARS, Axes("x", "y"), look=look),
    "mirror": lambda look: mirror(BARS, BARS, Axes("x"), look=look),
    "legend": lambda look: legend([LINE, DOTS], look=look),
}


@pytest.mark.parametrize("kind", PLOTS)
def test_a_plot_says_in_words_what_it_shows(kind: str) -> None:
    drawing = ET.fromstring(PLOTS[kind](LOOK))
    assert drawing.get("role") == "img"
    named = drawing.get("aria-labelledby", "").split()
    assert [child.get("id") for child in list(drawing)[:2]] == named
    assert [child.text for child in list(drawing)[:2]] == ["A title", "What it shows"]


@pytest.mark.parametrize("kind", PLOTS)
def test_a_plot_runs_nothing_and_fetches_nothing(kind: str) -> None:
    assert not re.search(r"script|https?:|href|url\(|style=| on\w+=|<!--", PLOTS[kind](LOOK))


@pytest.mark.parametrize("kind", PLOTS)
def test_words_are_text_not_markup(kind: str) -> None:
    rude = Look('"><script>', "<script>", "</desc><b>", 480, 340)
    ET.fromstring(PLOTS[kind](rude))
    assert "<script" not in PLOTS[kind](rude)


def test_series_differ_by_more_than_their_colour() -> None:
    drawn = line_plot([LINE, LINE, LINE], Axes("x", "y"), look=LOOK)
    dashes = set(re.findall(r'stroke-width="2.5"(?: stroke-dasharray="([^"]*)")?', drawn))
    assert len(dashes) == 3
    marked = line_plot([DOTS, DOTS, DOTS], Axes("x", "y"), look=LOOK)
    assert {"circle", "rect", "path"} <= set(re.findall(r"<(\w+)", marked))


@given(
    st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)), max_size=20),
    st.sampled_from(["line", "dots"]),
)
def test_whatever_is_drawn_is_inside_the_drawing(points, kind) -> None:
    drawn = line_plot([Series("s", points, kind)], Axes("x", "y"), look=LOOK)
    assert "nan" not in drawn
    assert "inf" not in drawn
    for x in re.findall(r'c?x="(-?[\d.]+)"', drawn):
        assert -1 <= float(x) <= LOOK.width + 1


@given(st.lists(st.floats(0, 1e9), min_size=1, max_size=30))
@example([5e-324])
def test_bars_stand_on_the_axis_and_fit(heights) -> None:
    bars = Bars("", list(range(len(heights) + 1)), heights)
    drawn = histogram(bars, Axes("x", "y"), look=LOOK)
    tops = [float(y) for y in re.findall(r'<rect x="[-\d.]+" y="([-\d.]+)" width', drawn)]
    assert all(0 <= top <= LOOK.height for top in tops)


def test_numbers_are_written_as_the_reader_writes_them() -> None:
    look = Look("n", "t", "d", number=lambda value: f"{value:.1f}".replace(".", ","))
    assert ">0,5<" in line_plot([LINE], Axes("x", "y"), look=look)
