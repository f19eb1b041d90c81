"""A comparison: three rules on the same people, one record."""

import json
from dataclasses import replace
from functools import cache

import pytest

from chalicelib.core.comparison import Comparison, Experiment, Subject, plain
from chalicelib.core.errors import InvalidPolicy, InvalidScale, QuotasNotMet
from chalicelib.core.exposure import bank_of
from chalicelib.core.psychometrics.policy import Policy
from chalicelib.core.trial import WARM_UP, Setup, compared
from tests.simulated_releases import release_of

POLICY = Policy(length=8, cap=0.5)
EXPERIMENT = Experiment(policy=POLICY, people=300, seed=7)


def setup(**changes: object) -> Setup:
    bank = bank_of(release_of(**changes), "training")  # type: ignore[arg-type]
    competences, tubes = len(bank.competence_ids), len(bank.tube_ids)
    return Setup(bank, Subject("made", "", "", len(bank), competences, tubes), prices={})


@cache
def comparison() -> Comparison:
    return compared(setup(), EXPERIMENT)


def test_every_rule_took_the_test_with_the_same_people() -> None:
    rules = [one.rule for one in comparison().conducts]
    assert rules == ["ours", "reported", "incumbent", "free"]
    assert {one.measures.overall.people for one in comparison().conducts} == {EXPERIMENT.people}
    spots = [[(spot.theta, spot.people) for spot in one.profile] for one in comparison().conducts]
    assert all(one == spots[0] for one in spots)
    assert comparison().impossible == ()
    assert comparison().can_serve


def test_the_same_experiment_gives_the_same_record() -> None:
    assert compared(setup(), EXPERIMENT) == comparison()
    assert compared(setup(), replace(EXPERIMENT, seed=8)) != comparison()


def test_the_reported_score_is_another_estimate_of_the_same_tests() -> None:
    ours, reported = comparison().conduct("ours"), comparison().conduct("reported")
    assert ours is not None
    assert reported is not None
    assert ours.exposure == reported.exposure
    assert ours.measures.use == reported.measures.use
    assert ours.measures.overall != reported.measures.overall


def test_exposures_are_those_of_each_item_and_make_a_test() -> None:
    for one in comparison().conducts:
        assert len(one.exposure) == len(comparison().item_ids) == 48
        assert sum(one.exposure) == pytest.approx(POLICY.length)
        assert max(one.exposure) == one.measures.use.largest


def test_prices_that_are_given_are_where_the_tests_start() -> None:
    dear = dict.fromkeys(comparison().item_ids[:4], 5.0)
    found = compared(replace(setup(), prices=dear), EXPERIMENT).conduct("ours")
    assert found is not None
    assert found.exposure[:4] == (0.0, 0.0, 0.0, 0.0)


def test_it_tells_how_many_tests_are_done() -> None:
    told: list[tuple[str, int]] = []
    compared(setup(), EXPERIMENT, told=lambda rule, done: told.append((rule, done)))
    last = dict(told)
    assert last == dict.fromkeys(("ours", "incumbent", "free"), WARM_UP + EXPERIMENT.people)


def test_a_bank_too_small_is_said_with_what_lacks_and_the_others_are_still_shown() -> None:
    release = release_of()
    kept = [one for one in release.challenges if not one.skill_id.startswith("sujet-13")]
    bank = bank_of(replace(release, challenges=tuple(kept[:4] + kept[12:])), "training")
    subject = Subject("made", "", "", len(bank), 3, 7)
    found = compared(Setup(bank, subject, {}), replace(EXPERIMENT, policy=POLICY))
    (lacking,) = (one for one in found.impossible if one.rule == "ours")
    assert lacking.code == "quotas_not_met"
    assert lacking.fitting == 5
    assert lacking.competence_ids == ("1.1",)
    assert not found.can_serve
    assert found.conduct("free") is not None
    assert found.conduct("reported") is None
    json.dumps(plain(found), allow_nan=False)


def test_an_empty_bank_is_refused() -> None:
    nothing = replace(setup(), bank=bank_of(release_of(), "exam"))
    with pytest.raises(QuotasNotMet):
        compared(nothing, EXPERIMENT)


def test_a_population_that_nobody_knows_is_refused() -> None:
    with pytest.raises(InvalidScale):
        compared(setup(), replace(EXPERIMENT, population="giants"))


@pytest.mark.parametrize("changes", [{"people": 99}, {"people": 80_001}, {"seed": -1}])
def test_what_would_last_too_long_or_say_too_little_is_refused(changes: dict[str, int]) -> None:
    with pytest.raises(InvalidPolicy):
        replace(EXPERIMENT, **changes)


def test_the_supply_says_where_items_are_missing() -> None:
    supply = comparison().supply
    assert [one.competence_id for one in supply.shelves] == ["1.1", "1.2", "1.3", "2.1"]
    assert [one.items for one in supply.shelves] == [12, 12, 12, 12]
    assert sum(supply.people) == pytest.approx(1)
    assert supply.needed_in_all == 4
    for shelf in supply.shelves:
        pairs = zip(shelf.useful, supply.needed, shelf.is_thin, strict=True)
        assert all(is_thin == (count < wanted) for count, wanted, is_thin in pairs)


def test_without_quotas_the_bank_is_one_shelf() -> None:
    free = replace(POLICY, per_competence=0, cap=0.25)
    found = compared(setup(), replace(EXPERIMENT, policy=free)).supply
    assert [(one.competence_id, one.items) for one in found.shelves] == [("", 48)]
    assert found.needed_in_all == 32


def test_the_record_is_plain_json() -> None:
    found = json.loads(json.dumps(plain(comparison()), allow_nan=False))
    assert found["conducts"][0]["measures"]["bands"][0]["low"] is None
    assert found["experiment"]["policy"]["length"] == POLICY.length
