"""The plots of a calibration's report, each with its table."""

from collections.abc import Mapping, Sequence
from html import escape
from itertools import pairwise
from math import exp
from statistics import correlation, median, quantiles

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
from chalicelib.adapters.reports.calibration_tables import flags
from chalicelib.adapters.reports.html import Words, figure, paragraph, section, table
from chalicelib.core.calibration import ItemParameters
from chalicelib.core.findings import Findings, ItemFinding

MOST_CURVES = 12
ABILITIES = tuple(-4.0 + 0.2 * place for place in range(41))
SMALL = (340, 230)
BINS = 12


def curves(items: Sequence[ItemFinding], say: Words, *, titles: Mapping[str, str]) -> str:
    """Small plots side by side: what was seen against what is said."""
    plots = "".join(_curve(item, say, titles.get(item.challenge_id, "")) for item in items)
    text = paragraph(say("curves_text"))
    return section(
        "curves", say("curves"), text, _curve_legend(say), f'<div class="curves">{plots}</div>'
    )


def _curve_legend(say: Words) -> str:
    """One legend for all the small plots."""
    samples = [Series(say("curve_now"), ()), Series(say("curve_before"), ())]
    samples.append(Series(say("curve_seen"), (), "dots"))
    look = Look("curves-legend", say("curves"), say("curves_text"), 480, 24)
    return f'<div class="legend">{legend(samples, look=look)}</div>'


def _curve(item: ItemFinding, say: Words, title: str) -> str:
    name, found = item.challenge_id, item.found
    values = {
        "id": name,
        "a": say.number(found.a),
        "b": say.number(found.b),
        "se_a": say.number(found.se_a),
        "se_b": say.number(found.se_b),
        "answers": say.number(item.answers, 0),
    }
    seen = [(point.theta, point.right) for point in item.points]
    series = [
        Series(say("curve_now"), _points(found)),
        Series(say("curve_before"), _points(item.former)),
        Series(say("curve_seen"), seen, "dots", [point.answers for point in item.points]),
    ]
    look = Look(
        f"curve-{name}",
        say("curve_title", **values),
        say("curve_description", **values),
        *SMALL,
        number=say.tick,
        has_legend=False,
    )
    axes = Axes(say("ability"), say("right"), x_span=(-4, 4), y_span=(0, 1))
    rows = [
        [
            say.signed(point.theta),
            say.number(point.answers, 0),
            say.percent(point.right, 1),
            say.percent(_probability(found, point.theta), 1),
        ]
        for point in item.points
    ]
    columns = ("col_theta", "col_answers", "col_right", "col_predicted")
    numbers = table(say("curve_title", **values), [say(one) for one in columns], rows)
    caption = f"{say('curve_caption', **values)}<br>{flags(item, say)}"
    heading = f"<h3>{name}</h3><p>{escape(title)}</p>"
    drawing = heading + line_plot(series, axes, look=look)
    return figure(
        drawing, caption=caption, label=say("data"), numbers=numbers, anchor=f"item-{name}"
    )


def _points(item: ItemParameters) -> list[tuple[float, float]]:
    return [(theta, _probability(item, theta)) for theta in ABILITIES]


def _probability(item: ItemParameters, theta: float) -> float:
    x = item.a * (theta - item.b)
    return 1 / (1 + exp(-x)) if x > -500 else 0.0


def changes(findings: Findings, say: Words) -> str:
    """Difficulties before and after."""
    items = [item for item in findings.items if item.is_estimated]
    if not items:
        return ""
    steady = [_move(item) for item in items if not item.flags]
    flagged = [_move(item) for item in items if item.flags]
    series = [
        Series(say("changes_steady"), steady, "dots"),
        Series(say("changes_flagged"), flagged, "dots"),
    ]
    together = say.number(_correlation([_move(item) for item in items]))
    description = say("changes_description", count=str(len(items)), correlation=together)
    look = Look("plot-changes", say("changes"), description, number=say.tick)
    axes = Axes(say("changes_axis_before"), say("changes_axis_after"))
    moved = sorted(items, key=lambda item: -item.change)
    rows = [
        [
            item.challenge_id,
            say.number(item.former.b),
            say.number(item.found.b),
            say.percent(item.change, 1),
        ]
        for item in moved
    ]
    columns = ("col_item", "col_b_before", "col_b_after", "col_change")
    numbers = table(say("changes"), [say(one) for one in columns], rows)
    drawn = figure(scatter(series, axes, look=look), label=say("data"), numbers=numbers)
    return section("changes", say("changes"), paragraph(say("changes_text")), drawn)


def _move(item: ItemFinding) -> tuple[float, float]:
    return item.former.b, item.found.b


def _correlation(pairs: Sequence[tuple[float, float]]) -> float:
    before, after = [x for x, _ in pairs], [y for _, y in pairs]
    if len(set(before)) < 2 or len(set(after)) < 2:
        return 1.0
    return correlation(before, after)


def people_and_items(findings: Findings, say: Words) -> str:
    """Where people are, where items are: a Wright map laid on its side."""
    edges, counts = findings.people.edges, findings.people.counts
    found = [item.found.b for item in findings.items]
    items = [_between(found, low, high) for low, high in pairwise(edges)]
    upper = Bars(say("map_people"), edges, _shares(counts))
    lower = Bars(say("map_items"), edges, _shares(items))
    people_low, people_high = _quartiles_of_bins(edges, counts)
    items_low, items_high = _quartiles(found)
    description = say(
        "map_description",
        people_low=say.number(people_low),
        people_high=say.number(people_high),
        items_low=say.number(items_low),
        items_high=say.number(items_high),
    )
    look = Look("plot-map", say("map"), description, number=say.tick)
    rows = [
        [say.number(low), say.number(high), say.number(count, 0), say.number(number, 0)]
        for (low, high), count, number in zip(pairwise(edges), counts, items, strict=True)
    ]
    head = [say("col_from"), say("col_to"), say("map_people"), say("map_items")]
    numbers = table(say("map"), head, rows)
    drawing = mirror(upper, lower, Axes(say("map_axis")), look=look)
    drawn = figure(drawing, label=say("data"), numbers=numbers)
    return section("map", say("map"), paragraph(say("map_text")), drawn)


def _between(values: Sequence[float], low: float, high: float) -> int:
    return sum(low <= value < high for value in values)


def _shares(counts: Sequence[float]) -> list[float]:
    total = sum(counts) or 1
    return [count / total for count in counts]


def _quartiles(values: Sequence[float]) -> tuple[float, float]:
    if len(values) < 2:
        return (values[0], values[0]) if values else (0.0, 0.0)
    low, _, high = quantiles(values, n=4)
    return low, high


def _quartiles_of_bins(edges: Sequence[float], counts: Sequence[float]) -> tuple[float, float]:
    total, reached = sum(counts) or 1, 0.0
    found: list[float] = []
    for (low, high), count in zip(pairwise(edges), counts, strict=True):
        reached += count
        while len(found) < 2 and reached >= total * (0.25 + 0.5 * len(found)):
            found.append((low + high) / 2)
    return (found[0], found[1]) if len(found) == 2 else (0.0, 0.0)


def information(findings: Findings, say: Words) -> str:
    """How finely the whole bank measures, by ability."""
    rows = findings.information
    at, _, top = max(rows, key=lambda row: row[2])
    series = [
        Series(say("after"), [(theta, after) for theta, _, after in rows]),
        Series(say("before"), [(theta, before) for theta, before, _ in rows]),
    ]
    description = say("information_description", top=say.number(top, 1), at=say.number(at, 1))
    look = Look("plot-information", say("information"), description, number=say.tick)
    axes = Axes(say("ability"), say("information_axis"))
    head = [say("col_theta"), say("before"), say("after")]
    lines = [[say.number(x, 1), say.number(old, 1), say.number(new, 1)] for x, old, new in rows]
    numbers = table(say("information"), head, lines)
    drawn = figure(line_plot(series, axes, look=look), label=say("data"), numbers=numbers)
    text = paragraph(say("information_text"))
    return section("information", say("information"), text, drawn)


def exposure(findings: Findings, say: Words) -> str:
    """How often items are seen."""
    shares = [item.exposure for item in findings.items]
    top = max([*shares, 0.01])
    edges = [top * 1.0001 * place / BINS for place in range(BINS + 1)]
    counts = [_between(shares, low, high) for low, high in pairwise(edges)]
    description = say(
        "exposure_description",
        count=str(len(shares)),
        top=say.percent(top, 1),
        median=say.percent(median(shares or [0.0]), 1),
    )
    look = Look(
        "plot-exposure", say("exposure"), description, number=say.tick, x_number=say.percent
    )
    axes = Axes(say("exposure_axis"), say("exposure_count"))
    rows = [
        [say.percent(low, 1), say.percent(high, 1), say.number(count, 0)]
        for (low, high), count in zip(pairwise(edges), counts, strict=True)
    ]
    numbers = table(say("exposure"), [say("col_from"), say("col_to"), say("col_count")], rows)
    drawing = histogram(Bars("", edges, counts), axes, look=look)
    drawn = figure(drawing, label=say("data"), numbers=numbers)
    return section("exposure", say("exposure"), paragraph(say("exposure_text")), drawn)
