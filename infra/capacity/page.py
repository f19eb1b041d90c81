"""The model as tables and a picture: what `make capacity` prints and `docs/capacity.md` shows."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from chalicelib.adapters.plots import Axes, Look, Series, line_plot, standalone
from infra.capacity import bill, facts
from infra.capacity.facts import LEVELS, actions
from infra.capacity.model import (
    PHASES,
    Met,
    cpu_ms,
    demand_of,
    lasts_ms,
    limits_at,
    most_candidates,
    warm_processes,
)

PAGE = Path("docs/capacity.md")
PICTURE = Path("docs/pictures/capacity-limits.svg")
PHASE_NAMES: Mapping[str, str] = {
    "steady": "everybody answers",
    "bell": "the bell, five minutes",
    "peak": "the bell, its worst 30 s",
    "doors": "its first ten seconds",
}
DRAWN = {
    "Lambda, new processes of a function in 10 s": "new processes in 10 s, none warm",
    "DynamoDB, write units/s of a table never used so": "writes of a table never used so",
    "API Gateway, requests/s of an account": "requests of the account's gateways",
    "Lambda, processes at once of an account": "processes of the account",
}
"""The limits of the picture, and what it calls them."""
MOST_SHOWN = 300
Rows = Sequence[Sequence[str]]


def tables() -> dict[str, str]:
    """Every table of the page, in Markdown, by name."""
    return {
        "actions": _actions(),
        "load": _load(),
        "limits": _limits(),
        "quotas": _quotas(),
        "thousand": _thousand(),
        "year": _year(),
    }


def written(page: str) -> str:
    """The page with its tables renewed between their marks."""
    for name, table in tables().items():
        mark = f"<!-- {name} -->"
        before, _, rest = page.partition(f"{mark}\n")
        _, end, after = rest.partition("<!-- end -->")
        if not end:
            raise ValueError(f"{PAGE}: no table is marked {name}")
        page = f"{before}{mark}\n{table}\n{end}{after}"
    return page


def picture() -> str:
    """How much of each quota so many candidates use, in its worst phase."""
    series = [_drawn(name) for name in DRAWN]
    look = Look(
        "capacity-limits",
        "Default quotas used by so many candidates",
        "Each line grows in proportion to the candidates; a quota is full at 100 %.",
        width=640,
        height=420,
    )
    axes = Axes("candidates at once, thousands", "% of the default quota", y_span=(0, MOST_SHOWN))
    return standalone(line_plot(series, axes, look=look))


def _drawn(name: str) -> Series:
    """A straight line, up to the edge of the picture."""
    each = 100 * _used(name, LEVELS[-1]) / LEVELS[-1]
    last = min(LEVELS[-1], MOST_SHOWN / each)
    return Series(DRAWN[name], ((0.0, 0.0), (last / 1000, last * each)))


def _used(name: str, candidates: int) -> float:
    return next(met.used for met in limits_at(candidates) if met.limit.name == name)


def _actions() -> str:
    head = (
        "action",
        "requests to DynamoDB",
        "write units",
        "read units",
        "bytes stored",
        "kB sent back",
        "CPU, ms",
        "in Lambda, ms",
    )
    rows = [
        (
            name.replace("_", " "),
            _number(one.requests),
            _number(one.write_units),
            _number(one.read_units),
            _number(round(one.stored_bytes)),
            f"{one.received_bytes / 1000:.1f}" if one.received_bytes else "–",
            f"{cpu_ms(name, one):.0f}",
            f"{lasts_ms(name, one):.0f}",
        )
        for name, one in actions().items()
    ]
    return _table(head, rows)


def _load() -> str:
    head = (
        "candidates at once",
        "phase",
        "requests/s",
        "write units/s",
        "read units/s",
        "partitions",
        "processes busy",
        "new processes in 10 s, all cold",
        "MB/s out",
    )
    rows = []
    for level in LEVELS:
        for phase in PHASES:
            one = demand_of(level, phase)
            rows.append(
                (
                    _number(level),
                    PHASE_NAMES[phase],
                    _number(round(one.requests)),
                    _number(round(one.write_units)),
                    _number(round(one.read_units)),
                    str(one.partitions),
                    _number(round(one.busy + one.workers)),
                    _number(round(one.cold)) if one.cold else "–",
                    f"{one.sent_mb:.1f}",
                )
            )
    return _table(head, rows)


def _limits() -> str:
    head = ("candidates at once", "limit met", "used", "holds until", "what to do")
    rows = []
    for level in LEVELS:
        met = limits_at(level)
        over = [one for one in met if one.used > 1]
        for place, one in enumerate(over or met[:1]):
            name = f"**{one.limit.name}**" if place == 0 else one.limit.name
            used, holds = f"{100 * one.used:.0f} %", _number(_rounded(one, level))
            rows.append((_number(level) if place == 0 else "", name, used, holds, one.limit.remedy))
        rows.append(("", "_kept warm for the bell_", f"{warm_processes(level)}", "", "processes"))
    return _table(head, rows)


def _quotas() -> str:
    head = ("quota of an account, by default", "", "used by 200,000", "in the phase")
    rows = [
        (
            one.limit.name,
            _number(one.limit.quota),
            f"{100 * one.used:.0f} %",
            PHASE_NAMES[one.phase],
        )
        for one in limits_at(LEVELS[-1])
    ]
    return _table(head, rows)


def _thousand() -> str:
    uses = {name: times * 1000 for name, times in bill.of_one_exam().items()}
    found = bill.dollars(uses)
    rows = [(name, _euros(one, 2)) for name, one in found.items()]
    rows.append(("**all that use makes**", f"**{bill.euros(found):.2f} €**"))
    return _table(("service", "1,000 exams"), rows)


def _year() -> str:
    used = bill.dollars(bill.of_a_year())
    head = ("what", *(f"sized for {_number(level)}" for level in LEVELS))
    rows = [(name, *[_euros(one)] * len(LEVELS)) for name, one in used.items()]
    standing = [bill.standing_dollars(level) for level in LEVELS]
    rows += [(name, *(_euros(one[name]) for one in standing)) for name in standing[0]]
    sums = [bill.euros(used) + bill.euros(one) for one in standing]
    rows.append(("**a year**", *(f"**{_number(round(one, -2))} €**" for one in sums)))
    return _table(head, rows)


def _euros(dollars: float, digits: int = 0) -> str:
    euros = dollars * facts.EUROS_PER_DOLLAR
    return f"{euros:.{digits}f} €" if digits else f"{_number(round(euros))} €"


def _rounded(met: Met, level: int) -> int:
    return round(most_candidates(met, level), -3)


def _number(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".") if value % 1 else f"{round(value):,}"


def _table(head: Sequence[str], rows: Rows) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def plain(table: str) -> str:
    """A table for a terminal: columns in line, no marks."""
    rows = [
        [
            re.sub(r"[*_]{1,2}([^*_]+)[*_]{1,2}", r"\1", cell.strip())
            for cell in line.split("|")[1:-1]
        ]
        for line in table.splitlines()
        if not line.startswith("| ---")
    ]
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
