"""What the process of Locust is told to do, and what it tells back."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property, partial
from pathlib import Path

from tests.load.board import Board
from tests.load.candidate import Candidate
from tests.load.door import Door
from tests.load.invigilator import Invigilator
from tests.load.ledger import Ledger
from tests.load.others import read_as_partner, teach, verify_codes
from tests.load.people import solutions
from tests.load.profile import (
    ENTER_SECONDS,
    Noise,
    Opening,
    Shape,
    openings,
    parity_arrivals,
)
from tests.load.run import Run
from tests.load.seats import Room, Seeded
from tests.load.training import practise

Sample = tuple[float, str, float, int]
"""When it ended (seconds since 1970), its name, its milliseconds, its status."""
OTHERS = (
    ("teacher", 0.02, teach),
    ("verifier", 0.005, verify_codes),
    ("partner", 0.001, read_as_partner),
)
"""Who else there is, and how many for each candidate: one at least."""


@dataclass(frozen=True)
class Plan:
    """A run of Locust: where, which shape, the files in and out."""

    site: str
    shape: Shape
    folder: Path
    patience: float
    seed: int = 1

    @cached_property
    def seeded(self) -> Seeded:
        """Rooms and tickets."""
        return Seeded.read(self.folder / "seeds.json")

    def run(self) -> Run:
        """What the scenarios share."""
        return Run(
            shape=self.shape,
            ledger=Ledger(self.folder / "ledger.jsonl"),
            board=Board(),
            solutions=solutions(self.folder / "solutions.pickle"),
            origin=self.site,
            seed=self.seed,
        )

    def write(self, path: Path) -> None:
        """For the process of Locust."""
        told = {**asdict(self), "folder": str(self.folder)}
        path.write_text(json.dumps(told), encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> "Plan":
        """As it was written."""
        told = json.loads(path.read_text(encoding="utf-8"))
        shape = told["shape"]
        pairs = {"noise": Noise(**shape["noise"])}
        pairs["parity_seconds"] = tuple(shape["parity_seconds"])
        made = Shape(**{**shape, **pairs})
        return cls(**{**told, "shape": made, "folder": Path(told["folder"])})

    def write_outcome(self, board: Board, samples: Sequence[Sample]) -> None:
        """For the report."""
        told = {
            "counts": board.counts,
            "times": board.times,
            "faults": board.faults,
            "samples": samples,
        }
        (self.folder / "outcome.json").write_text(json.dumps(told), encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody who comes in `at` so many seconds; `step` of the staircase, 0 for the ground."""

    at: float
    name: str
    play: Callable[[Door], None]
    step: int = 0


def parts(plan: Plan, run: Run) -> list[Part]:
    """Everybody of the run, in order of arrival."""
    if plan.shape.parity_seconds[1]:
        return [
            Part(at, "learner", partial(practise, run=run, number=number))
            for number, at in enumerate(parity_arrivals(plan.shape))
        ]
    found = []
    for opening in openings(plan.shape):
        found += _room(run, plan.seeded.rooms[opening.room], opening)
    found += _others(plan, run, sorted((p for p in found if p.name == "candidate"), key=_at))
    return sorted(found, key=_at)


def _room(run: Run, room: Room, opening: Opening) -> list[Part]:
    found = [
        Part(
            opening.opens_at,
            "invigilator",
            lambda door: Invigilator(door, run, room, opening.bell_at).watch(),
            opening.step,
        )
    ]
    before = run.real(ENTER_SECONDS)
    for seat in room.seats:
        luck = run.draws(f"{seat.exam_id}/comes").random()
        candidate = partial(Candidate, run=run, seat=seat, bell_at=opening.bell_at)
        found.append(
            Part(
                opening.opens_at + 0.6 * before * luck,
                "candidate",
                lambda door, made=candidate: made(door).sit(),  # type: ignore[misc]
                opening.step,
            )
        )
    return found


def _at(part: Part) -> float:
    return part.at


def _others(plan: Plan, run: Run, candidates: Sequence[Part]) -> list[Part]:
    """As the candidates come, so do those who look at them: one for each so many."""
    others = plan.seeded.others
    if others is None:
        return []
    last = max(one.bell_at for one in openings(plan.shape))
    until = last + 0.8 * plan.shape.exam_seconds
    found = []
    for kind, share, play in OTHERS:
        if kind == "partner" and not others.client_id:
            continue
        for number in range(max(1, round(share * len(candidates)))):
            first = candidates[min(len(candidates) - 1, int(number / share))]
            made = partial(play, run=run, others=others, until=until, number=number)
            found.append(Part(first.at, kind, made, first.step))
    return found


def for_rooms(shape: Shape) -> int:
    """How many rooms a run needs."""
    return len(openings(replace(shape)))
