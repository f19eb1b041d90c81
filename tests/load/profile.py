"""What people do and how fast: the exam as it is taken, and how a run compresses it.

Figures: a candidate thinks 140 s on average (median 110 s, at most 600 s); a room has 20 seats.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

THINK_MEDIAN, THINK_MEAN, THINK_MOST = 110.0, 140.0, 600.0
THINK_SIGMA = math.sqrt(2 * math.log(THINK_MEAN / THINK_MEDIAN))
ENTER_SECONDS = 300.0
"""Before the bell: candidates come in and their presence is confirmed, room by room."""
BELL_SECONDS, BELL_SHARE = 300.0, 0.8
RUSH_SECONDS, RUSH_SHARE = 30.0, 0.2
"""Of all who start, 20 % do in the first 30 s and 80 % in the first 300 s."""
STRAGGLE_SECONDS = 300.0
STILL_SECONDS, LONGEST_SECONDS, PAUSE_GROWTH = 3.0, 10.0, 1.25
"""How often a candidate who waits for somebody asks: in a waiting room slower and slower."""
WATCHING_SECONDS = 3.0
"""How often a room is looked at. All these are the pauses of the screens, by a test."""
STAIR_SECONDS, STAIR_GROWTH = 120.0, 1.1
OFFLINE_SECONDS = 180.0

SKIPS = 0.10
RIGHT_SHIFT = math.log(2.0)
"""Added to ability minus difficulty, so that two answers in three that are given are right."""


@dataclass(frozen=True, slots=True)
class Noise:
    """How often something goes wrong on the way, for each answer, or for each exam."""

    duplicate: float = 0.10
    cut: float = 0.05
    offline: float = 0.02
    move: float = 0.01
    alert: float = 0.04
    earliest: int = 2
    latest: int = 30
    """Between which positions a machine changes and a question is reported."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A run: how many candidates, how they arrive, how much faster than real their time goes.

    `rooms`: at the first bell; then a step of the staircase adds a tenth of those there are, or
    `stair_rooms`, every `stair_seconds` of real time, `stairs` times.
    `second_slot`: the share of an exam's mean length after which as many start again.
    `kill_at`, `deploy_at`: seconds of the run at which the product dies, or is stopped gently and
    replaced; 0 for never.
    """

    name: str
    rooms: int
    factor: float
    stairs: int = 0
    stair_rooms: int = 0
    stair_seconds: float = STAIR_SECONDS
    second_slot: float = 0.0
    repeats: int = 1
    kill_at: float = 0.0
    deploy_at: float = 0.0
    noise: Noise = Noise()
    parity_seconds: tuple[float, float] = (0.0, 0.0)
    parity_share: float = 1.0

    @property
    def exam_seconds(self) -> float:
        """How long an exam takes in this run, on average, for a usual length."""
        return 32 * THINK_MEAN / self.factor


@dataclass(frozen=True, slots=True)
class Opening:
    """A room of the run: which one, when its door opens and when its bell rings (seconds).

    `step`: of the staircase; its later rooms stay closed once the product is not quick any more.
    """

    room: int
    opens_at: float
    bell_at: float
    step: int = 0


SHAPES = {
    "bell": Shape("bell", rooms=20, factor=10),
    "staircase": Shape("staircase", rooms=5, factor=10, stairs=20),
    "soak": Shape("soak", rooms=15, factor=1, repeats=2),
    "double-slot": Shape("double-slot", rooms=10, factor=10, second_slot=0.9),
    "compressed": Shape(
        "compressed", rooms=10, factor=10, stairs=20, stair_rooms=1, stair_seconds=160, kill_at=560
    ),
    "parity": Shape("parity", rooms=0, factor=1, parity_seconds=(60.0, 120.0)),
}
PARITY_ARRIVALS = (5.0, 50.0)
"""The incumbent's profile: 5 people a second for a minute, then more and more, up to 50."""


def openings(shape: Shape) -> list[Opening]:
    """When each room of the run opens."""
    before, found = ENTER_SECONDS / shape.factor, list[Opening]()
    for turn in range(shape.repeats):
        start = turn * (shape.exam_seconds + 2 * before + STRAGGLE_SECONDS / shape.factor)
        found += _opened(found, shape.rooms, start, bell_at=start + before)
    if shape.second_slot:
        start = before + shape.second_slot * shape.exam_seconds
        found += _opened(found, shape.rooms, start - before, bell_at=start)
    at, there = before + (BELL_SECONDS + STRAGGLE_SECONDS) / shape.factor, float(shape.rooms)
    for step in range(1, shape.stairs + 1):
        at += shape.stair_seconds / shape.factor
        there = there + shape.stair_rooms if shape.stair_rooms else there * STAIR_GROWTH
        new = round(there) - len(found)
        found += [replace(one, step=step) for one in _opened(found, new, at - before, bell_at=at)]
    return found


def _opened(there: list[Opening], count: int, opens_at: float, *, bell_at: float) -> list[Opening]:
    return [Opening(len(there) + n, opens_at, bell_at) for n in range(count)]


def start_after_bell(draws: Random, factor: float) -> float:
    """Seconds between the bell and somebody's start."""
    turn = draws.random()
    if turn < RUSH_SHARE:
        seconds = draws.uniform(0, RUSH_SECONDS)
    elif turn < BELL_SHARE:
        seconds = draws.uniform(RUSH_SECONDS, BELL_SECONDS)
    else:
        seconds = BELL_SECONDS + draws.uniform(0, STRAGGLE_SECONDS)
    return seconds / factor


def think(draws: Random, factor: float) -> float:
    """Seconds between two answers."""
    return min(THINK_MOST, draws.lognormvariate(math.log(THINK_MEDIAN), THINK_SIGMA)) / factor


def parity_arrivals(shape: Shape) -> Iterator[float]:
    """When each person of the incumbent's profile arrives."""
    flat, rising = shape.parity_seconds
    low, high = (rate * shape.parity_share for rate in PARITY_ARRIVALS)
    at = 0.0
    while at < flat + rising:
        yield at
        rate = low if at < flat else low + (high - low) * (at - flat) / rising
        at += 1 / rate


def smaller(shape: Shape, share: float) -> Shape:
    """The same run with fewer people; never without a room."""
    rooms = max(1, round(shape.rooms * share)) if shape.rooms else 0
    return replace(shape, rooms=rooms, parity_share=shape.parity_share * share)
