"""The run is what the profile says: who comes when, how long they think, how it is measured."""

import ast
from pathlib import Path
from random import Random
from statistics import mean, median

import pytest

from infra.capacity import facts
from tests.load import profile
from tests.load.measures import Stairs, Window, highest, percentile, windows
from tests.load.plan import Plan, for_rooms
from tests.load.profile import SHAPES, openings, parity_arrivals, start_after_bell, think

FOLDER = Path(__file__).parent


def test_people_think_as_long_as_the_profile_says() -> None:
    draws = Random(1)
    found = [think(draws, 1) for _ in range(40_000)]
    assert median(found) == pytest.approx(110, rel=0.03)
    assert mean(found) == pytest.approx(138, rel=0.03)  # 140 s, less what the cap takes away
    assert max(found) == profile.THINK_MOST


def test_the_bell_brings_a_fifth_in_thirty_seconds_and_four_fifths_in_five_minutes() -> None:
    draws = Random(1)
    found = [start_after_bell(draws, 1) for _ in range(20_000)]
    assert sum(at < 30 for at in found) / len(found) == pytest.approx(0.2, abs=0.01)
    assert sum(at < 300 for at in found) / len(found) == pytest.approx(0.8, abs=0.01)


def test_a_compressed_run_is_the_same_day_in_less_time() -> None:
    day, short = Random(1), Random(1)
    assert think(short, 20) == pytest.approx(think(day, 1) / 20)


def test_people_ask_as_often_as_the_screens_do() -> None:
    jitter = 1.1
    assert profile.STILL_SECONDS * jitter == pytest.approx(facts.WAIT_FIRST_S)
    assert profile.LONGEST_SECONDS * jitter == pytest.approx(facts.WAIT_LONGEST_S)
    assert profile.PAUSE_GROWTH == facts.WAIT_GROWTH
    assert profile.WATCHING_SECONDS == facts.ROOM_PAUSE_S


def test_the_staircase_adds_a_tenth_at_each_step() -> None:
    shape = SHAPES["staircase"]
    bells = sorted({one.bell_at for one in openings(shape)})
    there = [sum(one.bell_at <= bell for one in openings(shape)) for bell in bells]
    assert there[-1] == round(shape.rooms * 1.1**shape.stairs)
    assert sorted(one.room for one in openings(shape)) == list(range(for_rooms(shape)))


def test_the_second_slot_starts_while_the_first_submits() -> None:
    shape = SHAPES["double-slot"]
    first, second = sorted({one.bell_at for one in openings(shape)})
    assert 0.8 * shape.exam_seconds < second - first < shape.exam_seconds
    assert for_rooms(shape) == 2 * shape.rooms


def test_parity_is_the_three_minutes_of_the_incumbent() -> None:
    found = list(parity_arrivals(SHAPES["parity"]))
    assert sum(at < 60 for at in found) == pytest.approx(300, abs=2)
    assert len(found) == pytest.approx(3_600, rel=0.05)


def test_a_plan_reads_as_it_was_written(tmp_path: Path) -> None:
    plan = Plan("http://127.0.0.1:1", SHAPES["compressed"], tmp_path, patience=1.0)
    plan.write(tmp_path / "plan.json")
    assert Plan.read(tmp_path / "plan.json") == plan


def test_a_rate_counts_only_while_answers_are_quick_and_none_fails() -> None:
    quick, slow = Window(0, 10, 200, 0), Window(1, 20, 301, 0)
    failing = Window(2, 30, 100, 0.01)
    assert highest([quick, slow, failing]) == quick
    assert highest([slow]) is None


def test_a_window_counts_each_answer_once() -> None:
    samples = [(float(at), "answer", 100.0, 200) for at in range(21)]
    (first, _) = windows(samples, [0.5, 1.5, 14.9, 15.1], seconds=15)
    assert first.answers_per_s == pytest.approx(3 / 15)
    assert (first.p95_ms, first.failed) == (100.0, 0.0)


def test_the_staircase_stops_after_five_slow_steps() -> None:
    samples = [(100.0, "answer", 100.0, 200)]
    stairs = Stairs(samples)
    assert stairs.may_climb(0, now=100)
    assert stairs.may_climb(1, now=100)
    samples[:] = [(106.0, "answer", 400.0, 200)]
    assert stairs.may_climb(2, now=106)  # slow once
    assert stairs.may_climb(2, now=106)  # the rest of that step
    assert all(stairs.may_climb(step, now=104 + step) for step in (3, 4, 5))
    assert not stairs.may_climb(6, now=110)
    samples[:] = [(120.0, "answer", 100.0, 200)]
    assert not stairs.may_climb(7, now=120)
    assert stairs.may_climb(0, now=120)


def test_a_percentile_is_a_value_that_was_there() -> None:
    assert percentile([5.0, 1.0, 3.0], 0.95) == 5.0
    assert percentile([], 0.95) == 0.0


def imports(path: Path) -> set[tuple[str, str]]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {(one.name, "") for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {(node.module or "", one.name) for one in node.names}
    return found


def test_only_the_file_of_locust_needs_locust() -> None:
    vendors = {"locust", "gevent", "geventhttpclient"}
    need = {
        path.name
        for path in FOLDER.glob("*.py")
        if any(module.split(".")[0] in vendors for module, _ in imports(path))
    }
    assert need == {"locustfile.py"}


def test_what_the_file_of_locust_takes_from_the_scenarios_is_there() -> None:
    import importlib

    taken = {pair for pair in imports(FOLDER / "locustfile.py") if pair[0].startswith("tests.")}
    assert taken
    missing = [pair for pair in taken if not hasattr(importlib.import_module(pair[0]), pair[1])]
    assert missing == []


def test_what_runs_under_locust_needs_nothing_of_the_product_s_environment() -> None:
    """Its environment has the standard library and Locust; rules of the core need no more."""
    seen, left = set(), ["tests.load.plan"]
    while left:
        name = left.pop()
        seen.add(name)
        path = Path(*name.split(".")).with_suffix(".py")
        modules = {module for module, _ in imports(FOLDER.parents[1] / path)}
        left += [one for one in modules if one.startswith("tests.") and one not in seen]
    used = {
        module
        for name in seen
        for module, _ in imports(FOLDER.parents[1] / Path(*name.split(".")).with_suffix(".py"))
    }
    assert {one for one in used if one.startswith("chalicelib")} <= {
        "chalicelib.core.content",
        "chalicelib.core.errors",
        "chalicelib.core.grading",
        "chalicelib.core.variation",
    }
    assert not {"boto3", "pydantic", "numpy"} & used
