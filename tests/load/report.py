"""The page of a run: rates, percentiles, errors, the reconciliation, where the time went."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise
from pathlib import Path

from tests.bench.figures import machine
from tests.load.measures import QUICK_MS, Window, by_name, percentile
from tests.load.outcome import Outcome

WIDTH, HEIGHT, LEFT, BOTTOM = 860, 220, 48, 24
COLOURS = ("#1f5fa8", "#b3541e", "#3c7a3c", "#7a3c78")
Points = Sequence[tuple[float, float]]
_STYLE = """
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse } td, th { padding: .2rem .7rem; border-bottom: 1px solid #ccc }
td { text-align: right } td:first-child, th { text-align: left }
.bad { color: #a01414; font-weight: bold } svg text { font: 12px system-ui, sans-serif }
"""


def write_report(outcome: Outcome, path: Path) -> None:
    """One page without anything from elsewhere."""
    title = f"Load: {escape(outcome.shape.name)}"
    page = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
    path.write_text(
        f"{page}<style>{_STYLE}</style><h1>{title}</h1>{''.join(_parts(outcome))}</html>",
        encoding="utf-8",
    )


def _parts(outcome: Outcome) -> Iterator[str]:
    shape = outcome.shape
    yield f"<p>{escape(machine())}. Time goes {shape.factor:g} times as fast as on a real day. "
    yield f'The product died {outcome.deaths} times. <a href="locust.html">By Locust</a>.</p>'
    yield "<h2>Figures</h2>" + _table(
        ("figure", "value", "unit"),
        [(name, f"{figure.value:,.1f}", figure.unit) for name, figure in outcome.figures().items()],
    )
    yield _verdict(outcome)
    yield _charts(outcome)
    yield "<h2>Requests</h2>" + _table(
        ("request", "count", "failed", "p50 ms", "p95 ms", "p99 ms", "most ms"),
        [
            (line.name, f"{line.count:,}", str(line.failed), *_ms(line))
            for line in by_name(outcome.samples)
        ],
    )
    yield _waits(outcome)
    yield _spent(outcome)


def _ms(line: object) -> tuple[str, ...]:
    return tuple(f"{getattr(line, name):,.0f}" for name in ("p50", "p95", "p99", "most"))


def _verdict(outcome: Outcome) -> str:
    verdict = outcome.verdict
    rows = [
        ("answers acknowledged", verdict.acknowledged),
        ("answers stored", verdict.stored),
        ("acknowledged and not stored as they were", len(verdict.lost)),
        ("stored more than once", len(verdict.doubled)),
        ("stored and never sent", len(verdict.unsent)),
        ("sent, the client left before the reply", verdict.in_doubt),
        ("exams opened", verdict.exams),
        ("exams ended", verdict.ended),
        ("ended exams scored exactly once", verdict.scored_once),
    ]
    told = _table(("what", "count"), [(name, f"{count:,}") for name, count in rows])
    faults = "".join(f"<li>{escape(one)}</li>" for one in outcome.told_faults())
    word = "Good" if outcome.is_good else '<span class="bad">Failed</span>'
    after = f"<p>The last score came {outcome.scores_after:.0f} s after the last person left.</p>"
    return f"<h2>Reconciliation: {word}</h2>{told}{after}<ul>{faults}</ul>"


def _charts(outcome: Outcome) -> str:
    found = outcome.windows
    if not found:
        return ""
    zero = found[0].begins
    rates = [(one.begins - zero, one.answers_per_s) for one in found]
    p95 = [(one.begins - zero, one.p95_ms) for one in found]
    charts = [
        _chart("Answers acknowledged a second", {"answers/s": rates}),
        _chart("95th percentile of an answer, ms", {"p95": p95}, limit=QUICK_MS),
        _chart("Cores used", dict(_cores(outcome, zero))),
    ]
    return "<h2>Over time</h2>" + "".join(charts) + _best(outcome.best)


def _best(best: Window | None) -> str:
    if best is None:
        return '<p class="bad">No part of the run was quick enough.</p>'
    return (
        f"<p>Highest rate while p95 was at most {QUICK_MS:g} ms: "
        f"<strong>{best.answers_per_s:.1f} answers/s</strong> (p95 {best.p95_ms:.0f} ms).</p>"
    )


def _cores(outcome: Outcome, zero: float) -> Iterator[tuple[str, Points]]:
    for name in outcome.cpu[-1][1] if outcome.cpu else ():
        yield (
            name,
            [
                (
                    after[0] - zero,
                    max(0.0, (after[1][name] - before[1][name])) / _gap(before, after),
                )
                for before, after in pairwise(outcome.cpu[::5])
            ],
        )


def _gap(before: tuple[float, object], after: tuple[float, object]) -> float:
    return max(0.001, after[0] - before[0])


def _waits(outcome: Outcome) -> str:
    rows = [
        (name, str(len(times)), f"{percentile(times, 0.5):.2f}", f"{percentile(times, 0.95):.2f}")
        for name, times in sorted(outcome.times.items())
    ]
    rows += [(name, f"{count:,}", "", "") for name, count in sorted(outcome.counts.items())]
    return "<h2>What happened</h2>" + _table(("what", "count", "p50 s", "p95 s"), rows)


def _spent(outcome: Outcome) -> str:
    """CPU of the processes over all answers; then wall and CPU of each part of each request."""
    verdict, last = outcome.verdict, dict(outcome.cpu[-1][1]) if outcome.cpu else {}
    answers = max(1, verdict.acknowledged)
    whole = [
        (name, f"{seconds:,.1f}", f"{1000 * seconds / answers:.2f}")
        for name, seconds in last.items()
    ]
    rows = []
    for name, parts in sorted(outcome.spans.items(), key=lambda one: -_wall(one[1])):
        for part, sums in sorted(parts.items(), key=lambda one: -one[1]["wall_s"]):
            count = max(1.0, sums["count"])
            times = (1000 * sums["wall_s"] / count, 1000 * sums["cpu_s"] / count)
            rows.append((f"{name} · {part}", f"{sums['count']:,.0f}", *(f"{t:.2f}" for t in times)))
    return (
        "<h2>Where the time goes</h2>"
        + _table(("process", "CPU s", "CPU ms for each answer of the run"), whole)
        + _table(("part", "count", "wall ms each", "CPU ms each"), rows)
    )


def _wall(parts: Mapping[str, Mapping[str, float]]) -> float:
    return sum(sums["wall_s"] for sums in parts.values())


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    top = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def _chart(title: str, lines: Mapping[str, Points], *, limit: float = 0.0) -> str:
    """Lines over the seconds of the run."""
    everything = [point for points in lines.values() for point in points]
    if not everything:
        return ""
    right = max(1.0, *(x for x, _ in everything))
    top = max(limit * 1.2, 0.001, *(y for _, y in everything))

    def at(x: float, y: float) -> str:
        across = LEFT + (WIDTH - LEFT) * max(0.0, x) / right
        return f"{across:.1f},{(HEIGHT - BOTTOM) * (1 - y / top):.1f}"

    drawn = "".join(_drawn(n, name, [at(*p) for p in lines[name]]) for n, name in enumerate(lines))
    if limit:
        ends = " ".join((at(0, limit), at(right, limit)))
        drawn += f'<polyline points="{ends}" fill="none" stroke="#a01414" stroke-dasharray="4"/>'
    axis = "".join(
        f'<text x="0" y="{(HEIGHT - BOTTOM) * (1 - share) + 12:.0f}">{top * share:.4g}</text>'
        for share in (0.0, 0.5, 1.0)
    )
    axis += f'<text x="{WIDTH - 60}" y="{HEIGHT - 4}">{right:.0f} s</text>'
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    return (
        f"<h3>{escape(title)}</h3>"
        f'<svg {size} role="img" aria-label="{escape(title)}">{axis}{drawn}</svg>'
    )


def _drawn(number: int, name: str, points: Sequence[str]) -> str:
    colour = COLOURS[number % len(COLOURS)]
    line = f'<polyline points="{" ".join(points)}" fill="none" stroke="{colour}" stroke-width="2"/>'
    label = f'<text x="{LEFT + 8 + 110 * number}" y="14" fill="{colour}">{escape(name)}</text>'
    return line + label
