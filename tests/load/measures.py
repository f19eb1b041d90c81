"""Figures of a run from its samples: percentiles, windows, the highest rate quick enough."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tests.load.plan import Sample

QUICK_MS = 300.0
WINDOW_SECONDS, STEP_SECONDS = 15.0, 5.0
MOST_FAILED = 0.0005
SLOW_STEPS = 5
ANSWERS = frozenset({"answer", "training answer"})
"""The names that answers count under; a run has one of them."""
FINE = frozenset({200, 201, 202, 204, 304})


@dataclass(frozen=True, slots=True)
class Window:
    """Some seconds of a run: first acknowledgements a second, the 95th percentile of answers."""

    begins: float
    answers_per_s: float
    p95_ms: float
    failed: float

    @property
    def is_quick(self) -> bool:
        """p95 and failures within what is asked."""
        return self.p95_ms <= QUICK_MS and self.failed <= MOST_FAILED


@dataclass(frozen=True, slots=True)
class Line:
    """What one kind of request took."""

    name: str
    count: int
    failed: int
    p50: float
    p95: float
    p99: float
    most: float


@dataclass
class Stairs:
    """Climbs until answers are not quick any more at five steps in a row.

    Those who come in at a step slow it down for a while; those who answer stay for minutes.
    """

    samples: Sequence[Sample]
    slow: int = 0
    reached: int = 0

    def may_climb(self, step: int, *, now: float) -> bool:
        """Is this step to be taken? One that was begun is finished."""
        if step > self.reached and self.slow < SLOW_STEPS:
            recent = [one[2] for one in self.samples if one[1] in ANSWERS and now - one[0] < 10]
            self.slow = self.slow + 1 if percentile(recent, 0.95) > QUICK_MS else 0
            if self.slow < SLOW_STEPS:
                self.reached = step
        return step <= self.reached


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that so many are not above; 0 of none."""
    if not values:
        return 0.0
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def windows(
    samples: Sequence[Sample], acknowledged: Sequence[float], *, seconds: float = WINDOW_SECONDS
) -> list[Window]:
    """All windows of the run, one every few seconds; `acknowledged`: when, each answer once."""
    answers = sorted(one for one in samples if one[1] in ANSWERS)
    if not answers:
        return []
    first, last = answers[0][0], answers[-1][0]
    found, begins = [], first
    while begins + seconds <= last:
        found.append(_window(answers, acknowledged, begins, seconds=seconds))
        begins += STEP_SECONDS
    return found


def _window(
    answers: Sequence[Sample], acknowledged: Sequence[float], begins: float, *, seconds: float
) -> Window:
    inside = [one for one in answers if begins <= one[0] < begins + seconds]
    there = sum(begins <= at < begins + seconds for at in acknowledged)
    failed = sum(one[3] not in FINE for one in inside)
    return Window(
        begins=begins,
        answers_per_s=there / seconds,
        p95_ms=percentile([one[2] for one in inside], 0.95),
        failed=failed / len(inside) if inside else 1.0,
    )


def highest(found: Iterable[Window]) -> Window | None:
    """The window of most answers among the quick ones."""
    quick = [one for one in found if one.is_quick]
    return max(quick, key=lambda one: one.answers_per_s, default=None)


def by_name(samples: Iterable[Sample]) -> list[Line]:
    """A line a kind of request, the most frequent first."""
    kinds: Mapping[str, list[Sample]] = defaultdict(list)
    for one in samples:
        kinds[one[1]].append(one)
    lines = [_line(name, ones) for name, ones in kinds.items()]
    return sorted(lines, key=lambda line: -line.count)


def _line(name: str, ones: Sequence[Sample]) -> Line:
    times = [one[2] for one in ones]
    return Line(
        name=name,
        count=len(ones),
        failed=sum(one[3] not in FINE for one in ones),
        p50=percentile(times, 0.5),
        p95=percentile(times, 0.95),
        p99=percentile(times, 0.99),
        most=max(times),
    )
