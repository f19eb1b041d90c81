"""The plots of a simulation's report, each with its table; one colour for each rule in all."""

from collections.abc import Callable, Sequence

from chalicelib.adapters.plots import Axes, Look, Series, line_plot
from chalicelib.adapters.reports.html import Words, figure, paragraph, section, table
from chalicelib.adapters.reports.simulation_tables import rule
from chalicelib.core.comparison import Comparison, Conduct, Rule, Spot

RANKS = 120
"""About how many points draw the curve of exposure."""
ROWS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
"""Ranks that its table shows."""
BY_ABILITY: tuple[Rule, ...] = ("ours", "incumbent", "reported", "free")
EXPECTED = 0.95

Number = Callable[[float], str]


def error(comparison: Comparison, say: Words) -> str:
    """Root mean square error by ability."""
    drawn = _by_ability(
        [_line(one, lambda spot: spot.rmse, say) for one in _conducts(comparison, BY_ABILITY)],
        Look("plot-error", say("sim_error_plot"), "", number=say.tick),
        Axes(say("ability"), say("sim_error_axis")),
        say=say,
        write=lambda value: say.number(value, 3),
    )
    return _section("error", "sim_error_plot", say("sim_error_text"), drawn=drawn, say=say)


def bias(comparison: Comparison, say: Words) -> str:
    """Mean error by ability."""
    conducts = _conducts(comparison, BY_ABILITY[:3])
    drawn = _by_ability(
        [_line(one, lambda spot: spot.bias, say) for one in conducts],
        Look("plot-bias", say("sim_bias_plot"), "", number=say.tick),
        Axes(say("ability"), say("sim_bias_axis"), y_span=_around_zero(conducts)),
        say=say,
        write=lambda value: say.signed(value, 3),
    )
    return _section("bias", "sim_bias_plot", say("sim_bias_text"), drawn=drawn, say=say)


def coverage(comparison: Comparison, say: Words) -> str:
    """Share of the intervals that hold the truth, by ability."""
    conducts = _conducts(comparison, BY_ABILITY[:3])
    lines = [_line(one, lambda spot: spot.coverage, say) for one in conducts]

    def halves(share: float) -> str:
        return say.percent(share, 0 if share == round(share, 2) else 1)

    lowest = min([y for one in lines for _, y in one.points], default=EXPECTED)
    drawn = _by_ability(
        [*lines, _level(EXPECTED, say("sim_target"), over=lines)],
        Look("plot-coverage", say("sim_coverage_plot"), "", number=halves, x_number=say.tick),
        Axes(say("ability"), say("sim_coverage_axis"), y_span=(min(lowest - 0.01, 0.9), 1.0)),
        say=say,
        write=lambda value: say.percent(value, 1),
    )
    text = say("sim_coverage_text", expected=say.percent(EXPECTED))
    return _section("coverage", "sim_coverage_plot", text, drawn=drawn, say=say)


def overlap(comparison: Comparison, say: Words) -> str:
    """What two people of one ability share."""
    conducts = [one for one in _conducts(comparison, BY_ABILITY) if one.rule != "reported"]
    drawn = _by_ability(
        [_line(one, lambda spot: spot.overlap, say) for one in conducts],
        Look("plot-overlap", say("sim_overlap_plot"), "", number=say.percent, x_number=say.tick),
        Axes(say("ability"), say("sim_overlap_axis"), y_span=(0.0, 1.0)),
        say=say,
        write=say.percent,
    )
    return _section("overlap", "sim_overlap_plot", say("sim_overlap_text"), drawn=drawn, say=say)


def exposure(comparison: Comparison, say: Words) -> str:
    """Share of the tests of each item, from the most to the least seen, and the cap."""
    conducts = [one for one in _conducts(comparison, BY_ABILITY) if one.rule != "reported"]
    ranked = [sorted(one.exposure, reverse=True) for one in conducts]
    used = max([sum(share > 0 for share in shares) for shares in ranked], default=1)
    series = [
        Series(rule(one.rule, say), _thinned(shares[: used + 1]))
        for one, shares in zip(conducts, ranked, strict=True)
    ]
    cap = comparison.experiment.policy.cap
    levels = [Series(say("sim_cap"), [(1.0, cap), (float(used), cap)])] if cap is not None else []
    look = Look(
        "plot-exposure",
        say("sim_exposure_plot"),
        _described([*series], say.percent, say),
        number=say.percent,
        x_number=say.tick,
    )
    axes = Axes(
        say("sim_rank_axis"), say("sim_exposure_axis"), x_span=(1.0, used + 1.0), y_span=(0.0, 1.0)
    )
    rows = [
        [say.number(rank, 0), *(say.percent(shares[rank - 1], 1) for shares in ranked)]
        for rank in ROWS
        if rank <= len(comparison.item_ids)
    ]
    head = [say("sim_col_rank"), *(one.name for one in series)]
    numbers = table(say("sim_exposure_plot"), head, rows)
    plot = line_plot([*series, *levels], axes, look=look)
    drawn = figure(plot, label=say("data"), numbers=numbers)
    return _section("exposure", "sim_exposure_plot", say("sim_exposure_text"), drawn=drawn, say=say)


def information(comparison: Comparison, say: Words) -> str:
    """What the questions that may be asked bring, all together."""
    points = comparison.supply.information
    at, top = max(points, key=lambda point: point[1])
    description = say("sim_information_description", top=say.number(top, 0), at=say.signed(at, 1))
    look = Look(
        "plot-information", say("information"), description, number=say.tick, has_legend=False
    )
    axes = Axes(say("ability"), say("information_axis"))
    plot = line_plot([Series(say("information"), points)], axes, look=look)
    rows = [[say.signed(x), say.number(y, 1)] for x, y in points]
    numbers = table(say("information"), [say("col_theta"), say("information")], rows)
    drawn = figure(plot, label=say("data"), numbers=numbers)
    text = say("sim_information_text")
    return _section("information", "information", text, drawn=drawn, say=say)


def _conducts(comparison: Comparison, names: Sequence[Rule]) -> list[Conduct]:
    found = [comparison.conduct(name) for name in names]
    return [one for one in found if one is not None]


def _line(one: Conduct, value: Callable[[Spot], float], say: Words) -> Series:
    return Series(rule(one.rule, say), [(spot.theta, value(spot)) for spot in one.profile])


def _level(height: float, name: str, *, over: Sequence[Series]) -> Series:
    places = [x for one in over for x, _ in one.points]
    return Series(name, [(min(places), height), (max(places), height)] if places else [])


def _around_zero(conducts: Sequence[Conduct]) -> tuple[float, float]:
    furthest = max([abs(spot.bias) for one in conducts for spot in one.profile], default=0.0)
    reach = max(0.1, 1.1 * furthest)
    return (-reach, reach)


def _by_ability(
    series: Sequence[Series], look: Look, axes: Axes, *, say: Words, write: Number
) -> str:
    """Curves over the ability, and the same numbers as a table, a column a curve."""
    curves = [one for one in series if len(one.points) > 2]
    described = Look(
        look.name,
        look.title,
        _described(curves, write, say),
        number=look.number,
        x_number=look.x_number,
    )
    plot = line_plot(series, axes, look=described)
    rows = [
        [say.signed(row[0][0]), *(write(y) for _, y in row)]
        for row in zip(*(one.points for one in curves), strict=True)
    ]
    numbers = table(look.title, [say("col_theta"), *(one.name for one in curves)], rows)
    return figure(plot, label=say("data"), numbers=numbers)


def _described(series: Sequence[Series], write: Number, say: Words) -> str:
    """Each curve, from its lowest to its highest value."""
    found = []
    for one in series:
        heights = [y for _, y in one.points]
        if heights:
            low, high = write(min(heights)), write(max(heights))
            found.append(say("sim_plot_description", first=one.name, low=low, high=high))
    return " ".join(found)


def _thinned(shares: Sequence[float]) -> list[tuple[float, float]]:
    """(rank, share): every one of the first, then every so many, and the last."""
    every = max(1, len(shares) // RANKS)
    kept = [rank for rank in range(len(shares)) if rank < RANKS // 4 or rank % every == 0]
    last = len(shares) - 1
    return [(rank + 1.0, shares[rank]) for rank in (*kept, *([last] if last not in kept else []))]


def _section(name: str, heading: str, text: str, *, drawn: str, say: Words) -> str:
    return section(name, say(heading), paragraph(text), drawn)
