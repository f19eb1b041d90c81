"""Everything that is known of a run once it is over."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.bench.figures import Figure
from tests.load.ledger import read_ledger
from tests.load.measures import ANSWERS, Window, by_name, highest, percentile, windows
from tests.load.plan import Sample
from tests.load.profile import Shape
from tests.load.reconciliation import Verdict

Cpu = Sequence[tuple[float, Mapping[str, float]]]
"""When, and the CPU seconds of each process so far."""


@dataclass(frozen=True)
class Outcome:
    """Samples, counts, the verdict, CPU, where the time went."""

    shape: Shape
    verdict: Verdict
    samples: Sequence[Sample]
    acknowledged_at: Sequence[float]
    counts: Mapping[str, int]
    times: Mapping[str, Sequence[float]]
    faults: Sequence[str]
    cpu: Cpu
    spans: Mapping[str, Mapping[str, Mapping[str, float]]]
    scores_after: float
    deaths: int
    outcomes: Mapping[str, int] = field(default_factory=dict)
    alone: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path, **known: Any) -> "Outcome":
        """From the files that the run left."""
        told = json.loads((folder / "outcome.json").read_text(encoding="utf-8"))
        samples = [(at, name, ms, status) for at, name, ms, status in told["samples"]]
        return cls(
            samples=samples,
            acknowledged_at=sorted(_first_acknowledged(folder)),
            counts=told["counts"],
            times=told["times"],
            faults=told["faults"],
            spans=_spans(folder),
            **known,
        )

    @property
    def is_good(self) -> bool:
        """Every exam as it should be, and nothing odd met on the way."""
        return self.verdict.is_good and not self.faults

    @property
    def windows(self) -> list[Window]:
        """The whole run, some seconds after the others."""
        return windows(self.samples, self.acknowledged_at)

    @property
    def best(self) -> Window | None:
        """Where most answers came in while they were quick."""
        return highest(self.windows)

    def figures(self) -> dict[str, Figure]:
        """What `bench.json` keeps."""
        best, verdict = self.best, self.verdict
        answers = [ms for _, name, ms, status in self.samples if name in ANSWERS and status == 200]
        failed = sum(line.failed for line in by_name(self.samples))
        rate = best.answers_per_s if best else 0.0
        found = {
            "load.answers_per_s": Figure(rate, "answers/s at p95 <= 300 ms", "40", rate / 40),
            "load.answer_p50_ms": Figure(percentile(answers, 0.5), "ms, whole run"),
            "load.answer_p95_ms": Figure(percentile(answers, 0.95), "ms, whole run"),
            "load.answer_p99_ms": Figure(percentile(answers, 0.99), "ms, whole run"),
            "load.acknowledged": Figure(verdict.acknowledged, "answers"),
            "load.lost": Figure(len(verdict.lost), "answers"),
            "load.doubled": Figure(len(verdict.doubled), "answers"),
            "load.exams": Figure(verdict.ended, "exams ended"),
            "load.scored_once": Figure(verdict.scored_once, "exams"),
            "load.failed_requests": Figure(failed, "requests, the kill included"),
        }
        return found | {
            f"load.{name}": Figure(value, "answers/s, one core")
            for name, value in self.alone.items()
            if name.endswith("per_s")
        }

    def told_faults(self) -> Iterator[str]:
        """All that is wrong, in words."""
        verdict = self.verdict
        yield from self.faults
        for name in ("lost", "doubled", "unsent", "not_scored_once", "told_apart"):
            yield from (f"{name}: {one}" for one in getattr(verdict, name)[:20])


def _first_acknowledged(folder: Path) -> Iterator[float]:
    seen: set[tuple[str, int]] = set()
    for line in read_ledger(folder / "ledger.jsonl"):
        key = (line.exam_id, line.position)
        if line.kind == "acknowledged" and key not in seen:
            seen.add(key)
            yield line.at


def _spans(folder: Path) -> dict[str, dict[str, dict[str, float]]]:
    """The sums of all the lives of all the processes of the product."""
    found: dict[str, dict[str, dict[str, float]]] = {}
    for path in folder.glob("spans-*.json"):
        for name, parts in json.loads(path.read_text(encoding="utf-8")).items():
            for part, sums in parts.items():
                entry = found.setdefault(name, {}).setdefault(part, dict.fromkeys(sums, 0.0))
                for key, value in sums.items():
                    entry[key] += value
    return found
