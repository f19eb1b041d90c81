"""The capacity model: its arithmetic by hand, its facts where they come from, its page fresh."""

import re
from pathlib import Path

import pytest

from infra.capacity import bill, facts
from infra.capacity.facts import LEVELS, Action, actions
from infra.capacity.model import (
    LIMITS,
    PHASES,
    cpu_ms,
    demand,
    demand_of,
    first_limit,
    lasts_ms,
    limits_at,
    most_candidates,
    rates,
    warm_processes,
)
from infra.capacity.page import PAGE, PICTURE, picture, plain, tables, written

ROOT = Path(__file__).parents[2]
FRONT = ROOT / "frontend/src"


def test_everybody_answering_is_counted_as_by_hand() -> None:
    asked = rates(140_000, "steady")
    assert asked["exam_answer"] == 1_000
    assert asked["look"] == pytest.approx(1_000 / (2.71828**0.471429 - 1), rel=1e-4)
    assert asked["room_changed"] + asked["room_unchanged"] == pytest.approx(7_000 / 3)
    assert asked["score"] == pytest.approx(140_000 / 4_500)


def test_the_bell_is_counted_as_by_hand() -> None:
    bell, peak = rates(30_000, "bell"), rates(30_000, "peak")
    assert (bell["entry"], bell["start"], bell["let_in"]) == (80, 80, 80)
    assert (peak["entry"], peak["start"]) == (200, 200)
    growing = [3.3 * 1.25**n for n in range(6)]
    looks = 6 + (120 - sum(growing)) / 11
    assert bell["wait"] == peak["wait"] == pytest.approx(80 * looks)
    doors = rates(30_000, "doors")
    assert doors == {"entry": 200, "follow_act": 200, "wait": pytest.approx(200 * 10 / 3.3)}


def test_units_and_processes_are_sums_over_actions() -> None:
    answer, wait = actions()["exam_answer"], actions()["wait"]
    found = demand({"exam_answer": 100, "wait": 10})
    assert found.requests == 110
    assert found.write_units == 100 * answer.write_units
    assert found.read_units == 100 * answer.read_units + 10 * wait.read_units
    assert found.busy == pytest.approx(
        (100 * lasts_ms("exam_answer", answer) + 10 * lasts_ms("wait", wait)) / 1000
    )
    assert (found.cold, found.workers) == (0, 0)


def test_an_action_lasts_its_share_of_a_core_and_the_wait_for_aws() -> None:
    one = Action(2, 1, 1, 100, 100, 100)
    assert cpu_ms("exam_answer", one) == pytest.approx(3.7 + 2 * 1.7)
    assert lasts_ms("exam_answer", one) == pytest.approx(7.1 / (1024 / 1769) + 10)


def test_cold_processes_each_hold_their_request_until_they_answer() -> None:
    found = demand({"wait": 100}, is_cold=True)
    assert found.cold == pytest.approx(found.busy + 100 * 2)


def test_workers_pass_no_gateway() -> None:
    found = demand({"score": 50})
    assert (found.requests, found.busy) == (0, 0)
    assert found.workers > 0


@pytest.mark.parametrize("level", LEVELS)
def test_a_first_limit_is_named_with_what_to_do(level: int) -> None:
    met = first_limit(level)
    assert met.used == max(one.used for one in limits_at(level))
    assert met.limit.remedy
    assert len(limits_at(level)) == len(LIMITS)


@pytest.mark.parametrize("level", LEVELS)
def test_a_limit_is_full_with_as_many_as_it_holds(level: int) -> None:
    for met in limits_at(level):
        held = most_candidates(met, level)
        again = next(one for one in limits_at(held) if one.limit is met.limit)
        assert again.used == pytest.approx(1, rel=0.01)


def test_everything_grows_in_proportion() -> None:
    for phase in PHASES:
        small, large = demand_of(20_000, phase), demand_of(200_000, phase)
        assert large.requests == pytest.approx(10 * small.requests)
        assert large.write_units == pytest.approx(10 * small.write_units)
        assert large.busy == pytest.approx(10 * small.busy)


def test_screens_that_ask_slower_and_slower_take_much_of_the_bell_away() -> None:
    even, calm = (
        demand_of(200_000, "peak", wait_pause=pause)
        for pause in (facts.WAIT_FIRST_S, facts.WAIT_PAUSE_S)
    )
    assert even.write_units == calm.write_units
    assert calm.requests < 0.6 * even.requests


def test_looks_of_a_wait_are_those_of_its_pauses() -> None:
    first, second = facts.WAIT_FIRST_S, facts.WAIT_FIRST_S * facts.WAIT_GROWTH
    assert facts.wait_looks(first / 2) == pytest.approx(0.5)
    assert facts.wait_looks(first + second) == pytest.approx(2)
    hour = facts.wait_looks(3600 + facts.WAITED_S) - facts.wait_looks(facts.WAITED_S)
    assert hour == pytest.approx(3600 / facts.WAIT_LONGEST_S)


def test_warm_processes_hold_the_worst_seconds_and_a_quarter_more() -> None:
    busiest = max(demand_of(60_000, phase).busy for phase in PHASES)
    assert busiest * 1.25 <= warm_processes(60_000) < busiest * 1.25 + 1


def test_a_bill_is_uses_times_prices() -> None:
    one, price = actions()["training_answer"], facts.PRICE
    found = bill.dollars({"training_answer": 1e6})
    assert found["API Gateway"] == price["million API calls"]
    assert found["DynamoDB"] == pytest.approx(
        one.write_units * price["million write units"]
        + one.read_units * price["million read units"]
    )
    seconds = 1e6 * lasts_ms("training_answer", one) / 1000
    assert found["Lambda"] == pytest.approx(
        price["million Lambda calls"] + seconds * price["GB-second of Lambda"]
    )
    thousand = bill.dollars({name: 1000 * times for name, times in bill.of_one_exam().items()})
    assert bill.euros_per_thousand_exams() == pytest.approx(
        sum(thousand.values()) * facts.EUROS_PER_DOLLAR
    )


def test_every_action_of_the_model_was_counted_and_every_counted_one_is_used() -> None:
    used = {name for phase in PHASES for name in rates(20_000, phase)} | set(bill.of_a_year())
    assert used == set(actions())
    assert set(facts.OWN_MS) <= set(actions())


def test_the_pauses_are_those_of_the_screens() -> None:
    exam = (FRONT / "learner/exam/use-exam.ts").read_text(encoding="utf-8")
    room = (FRONT / "invigilator/use-room.ts").read_text(encoding="utf-8")
    pauses = {key: _seconds(value) for key, value in re.findall(r"(\w+): (\d+_000)", exam)}
    spread = float(re.findall(r"SPREAD = ([\d.]+)", exam)[0])
    growth = float(re.findall(r"GROWTH = ([\d.]+)", exam)[0])
    assert pauses["still"] * (1 + spread / 2) == pytest.approx(facts.WAIT_FIRST_S)
    assert pauses["longest"] * (1 + spread / 2) == pytest.approx(facts.WAIT_LONGEST_S)
    assert growth == facts.WAIT_GROWTH
    assert pauses["running"] * (1 + spread / 2) == pytest.approx(facts.LOOK_PAUSE_S)
    assert _seconds(re.findall(r"SEEN_MS = (\d+_000)", room)[0]) == facts.ROOM_PAUSE_S


def _seconds(milliseconds: str) -> float:
    return int(milliseconds.replace("_", "")) / 1000


def test_the_page_and_its_picture_are_those_of_the_model() -> None:
    page = (ROOT / PAGE).read_text(encoding="utf-8")
    assert written(page) == page, "make capacity"
    assert (ROOT / PICTURE).read_text(encoding="utf-8") == picture(), "make capacity"


def test_a_page_without_its_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="no table is marked"):
        written("# Capacity\n")


def test_what_the_page_says_in_words_is_what_its_tables_say() -> None:
    page = (ROOT / PAGE).read_text(encoding="utf-8")
    held = {met.limit.name: round(most_candidates(met, 200_000), -3) for met in limits_at(200_000)}
    said = [
        held["Lambda, new processes of a function in 10 s"],
        held["DynamoDB, write units/s of a table never used so"],
        held["API Gateway, requests/s of an account"],
        held["our own setting: requests/s that the gateway of exams lets in"],
        held["our own setting: processes reserved for exams"],
    ]
    used = bill.euros(bill.dollars(bill.of_a_year()))
    years = [used + bill.euros(bill.standing_dollars(level)) for level in LEVELS]
    said += [round(years[0], -3), round(years[-1], -3)]
    short = page.split("## Levels")[0]
    assert [number for number in said if f"{number:,.0f}" not in short] == []
    share = rates(60_000, "bell")["wait"] / demand_of(60_000, "bell").requests
    assert round(10 * share) == 6


def test_tables_are_readable_in_a_terminal() -> None:
    for table in tables().values():
        lines = plain(table).splitlines()
        assert len(lines) >= 3
        assert not any("|" in line or "**" in line for line in lines)
