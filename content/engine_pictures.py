"""Draws the pictures of docs/engine.md and prints its tables, from simulations run on the spot."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil
from pathlib import Path

import numpy as np

from chalicelib.adapters.plots import Axes, Bars, Look, Series, histogram, line_plot, standalone
from chalicelib.adapters.reports import simulation_plots
from chalicelib.adapters.reports.html import Words
from chalicelib.adapters.reports.simulation_tables import plain_side_by_side
from chalicelib.core.comparison import Experiment
from chalicelib.core.psychometrics.adaptive_test import AdaptiveTest
from chalicelib.core.psychometrics.bank import ItemBank
from chalicelib.core.psychometrics.estimation import Curves, Grid, mass_between
from chalicelib.core.psychometrics.measures import Precision, Use, precision, use
from chalicelib.core.psychometrics.model import probability
from chalicelib.core.psychometrics.policy import Policy
from chalicelib.core.psychometrics.populations import drawn, named
from chalicelib.core.psychometrics.scale import Scale
from chalicelib.core.psychometrics.selection import Pool
from chalicelib.core.psychometrics.simulation import simulate
from chalicelib.core.trial import Setup, Told, compared
from content.compiler.prices import starting_prices

LENGTHS = (8, 16, 24, 32, 48, 64)
CAPS = (None, 0.5, 0.3, 0.2, 0.15, 0.1, 0.05)
FREE = Policy(per_competence=0, per_tube=0, cap=None)
THETA = 0.5
"""Ability of the person whose test is drawn."""
SURE = 1.96
COMPARED: dict[str, Callable[..., str]] = {
    "engine-error": simulation_plots.error,
    "engine-bias": simulation_plots.bias,
    "engine-coverage": simulation_plots.coverage,
    "engine-exposure": simulation_plots.exposure,
    "engine-neighbours": simulation_plots.overlap,
}

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Measured:
    """What one policy gave; `label` is what it varies in."""

    label: str
    at: float
    precision: Precision
    use: Use


def draw_pictures(
    setup: Setup, experiment: Experiment, folder: Path, *, told: Told | None = None
) -> Iterator[str]:
    """Write the pictures below the folder; gives the tables, in Markdown."""
    folder.mkdir(parents=True, exist_ok=True)
    say = Words("en")
    comparison = compared(setup, experiment, told=told)
    for name, section in COMPARED.items():
        _write(folder, name, _drawing(section(comparison, say)))
    yield _markdown(plain_side_by_side(comparison, say))
    one = _one_test(setup, experiment)
    _write(folder, "engine-one-test", _test_plot(one, say))
    _write(folder, "engine-level", _level_plot(one, say))
    lengths = _by_length(setup.bank, experiment)
    _write(folder, "engine-length", _length_plot(lengths))
    yield _markdown(_lines("questions", lengths, lengths[-1], say=say))
    caps = _by_cap(setup.bank, experiment)
    _write(folder, "engine-cap", _cap_plot(caps, say))
    yield _markdown(_lines("cap", caps[1:], caps[0], say=say))


def _write(folder: Path, name: str, drawing: str) -> None:
    (folder / f"{name}.svg").write_text(standalone(drawing), encoding="utf-8")


def _drawing(section: str) -> str:
    found = re.search(r"<svg.*?</svg>", section, re.DOTALL)
    return found[0] if found else ""


def _markdown(lines: Rows) -> str:
    head, *rows = lines
    marks = ["---", *("---:" for _ in head[1:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, marks, *rows)) + "\n"


# one person's test


@dataclass(frozen=True, slots=True, eq=False)
class _Test:
    """After each answer, from the first: estimates and errors; difficulties and who was right."""

    theta: list[float]
    error: list[float]
    difficulty: list[float]
    is_right: list[bool]
    levels: list[float]


def _one_test(setup: Setup, experiment: Experiment) -> _Test:
    bank, grid = setup.bank, Grid.normal()
    prices = np.array([setup.prices.get(item.id, 0.0) for item in bank.items])
    pool = Pool.of(bank, experiment.policy, prices=prices)
    test = AdaptiveTest.begun(pool, grid, Curves.of(bank.a, bank.b, grid), draw=experiment.seed)
    luck = np.random.default_rng(experiment.seed).random(experiment.policy.length)
    found = _Test([], [], [], [], [])
    for draw in luck.tolist():
        item = test.next_item()
        is_right = draw < float(probability(THETA, bank.a[item], bank.b[item]))
        test.record(item, is_right=is_right)
        estimate = test.estimate()
        found.theta.append(estimate.theta)
        found.error.append(estimate.standard_error)
        found.difficulty.append(float(bank.b[item]))
        found.is_right.append(is_right)
    cuts = Scale().inner_bounds
    found.levels.extend(mass_between(test.log_posterior, grid, cuts).tolist())
    return found


def _test_plot(test: _Test, say: Words) -> str:
    numbers = range(1, len(test.theta) + 1)
    pairs = list(zip(numbers, test.theta, test.error, strict=True))
    low = [(float(n), theta - SURE * error) for n, theta, error in pairs]
    high = [(float(n), theta + SURE * error) for n, theta, error in pairs]
    asked = list(zip(map(float, numbers), test.difficulty, test.is_right, strict=True))
    series = [
        Series("estimate", [(float(n), theta) for n, theta, _ in pairs]),
        Series("95% interval", [*low, *reversed(high)]),
        Series("question, right", [(n, b) for n, b, is_right in asked if is_right], "dots"),
        Series("question, wrong", [(n, b) for n, b, is_right in asked if not is_right], "dots"),
    ]
    description = (
        f"A person of ability {THETA}. The estimate moves with each answer and its interval "
        f"narrows, from {2 * SURE * test.error[0]:.1f} wide after one to "
        f"{2 * SURE * test.error[-1]:.1f} after {len(test.error)}."
    )
    look = Look(
        "one-test", "One test, question by question", description, width=640, number=say.tick
    )
    return line_plot(series, Axes("question", "ability, difficulty"), look=look)


def _level_plot(test: _Test, say: Words) -> str:
    levels = [float(level) - 0.5 for level in range(len(test.levels) + 1)]
    likeliest = max(range(len(test.levels)), key=test.levels.__getitem__)
    description = (
        f"Probability of each level after the same test: level {likeliest} at "
        f"{say.percent(test.levels[likeliest])}."
    )
    look = Look(
        "level",
        "How probable each level is",
        description,
        width=640,
        height=280,
        number=say.percent,
        x_number=say.tick,
        has_legend=False,
    )
    return histogram(Bars("", levels, test.levels), Axes("level", "probability"), look=look)


# lengths and caps


def _by_length(bank: ItemBank, experiment: Experiment) -> list[Measured]:
    competences = len(bank.competence_ids)
    policies = [
        (
            length,
            replace(experiment.policy, length=length, per_competence=ceil(length / competences)),
        )
        for length in LENGTHS
    ]
    return [_measured(bank, policy, experiment, label=str(at), at=at) for at, policy in policies]


def _by_cap(bank: ItemBank, experiment: Experiment) -> list[Measured]:
    """First the test without any constraint, then the caps from the widest."""
    free = replace(FREE, length=experiment.policy.length)
    found = [_measured(bank, free, experiment, label="no constraint", at=1.0)]
    for cap in CAPS:
        policy = replace(experiment.policy, cap=cap)
        label = "none" if cap is None else f"{cap:.2f}"
        found.append(_measured(bank, policy, experiment, label=label, at=cap or 1.0))
    return found


def _measured(
    bank: ItemBank, policy: Policy, experiment: Experiment, *, label: str, at: float
) -> Measured:
    law = named(experiment.population)
    people = drawn(law, experiment.people, seed=experiment.seed)
    prices = starting_prices(bank, policy, law)
    result = simulate(bank, policy, people, seed=experiment.seed, prices=prices)
    seen = precision(result, cuts=Scale().inner_bounds)
    return Measured(label, float(at), seen, use(result))


def _lines(name: str, found: Sequence[Measured], against: Measured, *, say: Words) -> Rows:
    head = [
        name,
        "error (RMSE)",
        f"relative to {against.label}",
        "exact level",
        "most seen question",
        "shared at equal ability",
    ]
    lines = [
        [
            one.label,
            say.number(one.precision.rmse, 3),
            say.number(one.precision.rmse / against.precision.rmse, 3),
            say.percent(one.precision.level_exact, 1),
            say.percent(one.use.largest, 1),
            say.percent(one.use.overlap_alike),
        ]
        for one in found
    ]
    return [head, *lines]


def _length_plot(found: Sequence[Measured]) -> str:
    points = [(one.at, one.precision.rmse) for one in found]
    first, last = found[0].precision.rmse, found[-1].precision.rmse
    description = (
        f"The error falls from {first:.2f} with {found[0].label} questions to {last:.2f} with "
        f"{found[-1].label}, quickly at first and then slowly."
    )
    series = [Series("error", points), Series("measured", points, "dots")]
    look = Look("length", "Error by number of questions", description, width=640, has_legend=False)
    axes = Axes("questions", "error", x_span=(0.0, 68.0))
    return line_plot(series, axes, look=look)


def _cap_plot(found: Sequence[Measured], say: Words) -> str:
    free, *capped = found
    error = [(one.at, one.precision.rmse / free.precision.rmse - 1.0) for one in capped]
    shared = [(one.at, one.use.overlap_alike) for one in capped]
    series = [
        Series("error added to a test without constraint", error),
        Series("shared by two people equally able", shared),
    ]
    description = (
        f"With a cap of {capped[-1].label}, {say.percent(error[-1][1])} more error and "
        f"{say.percent(shared[-1][1])} of the questions shared; without a cap, "
        f"{say.percent(error[0][1])} and {say.percent(shared[0][1])}."
    )
    look = Look(
        "cap", "What the cap costs, what it buys", description, width=640, number=say.percent
    )
    axes = Axes("cap", "share", x_span=(0.0, 1.05))
    return line_plot(series, axes, look=look)
