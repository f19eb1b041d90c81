"""What a measure is, and how CPU time is taken."""

import platform
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.metadata import version

ROUNDS = 15


@dataclass(frozen=True)
class Figure:
    """One line of `bench.json`; `ratio` is `value` over the peer's."""

    value: float
    unit: str
    peer: str | None = None
    ratio: float | None = None

    def as_json(self) -> dict[str, object]:
        """The object under the figure's name."""
        return asdict(self)


def cpu_ms(work: Callable[[], object], *, times: int, before: Callable[[], object]) -> float:
    """Median over rounds of one call's CPU time, in ms; `before` prepares a round, uncounted."""
    rounds = []
    for _ in range(ROUNDS):
        before()
        started = time.process_time()
        for _ in range(times):
            work()
        rounds.append((time.process_time() - started) / times * 1000)
    return statistics.median(rounds)


def machine() -> str:
    """Where and with what this was measured."""
    packages = ("chalice", "pydantic", "pynamodb", "botocore", "numpy")
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    python = ".".join(map(str, sys.version_info[:3]))
    return f"{platform.machine()}, Python {python}, {versions}"
