"""From answers to a draft: recovery, items that keep what they had, what is flagged."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

import numpy as np
import pytest

from chalicelib.core.calibration import LEAST_ANSWERS, Calibration, calibrated, check_complete
from chalicelib.core.content import Release
from chalicelib.core.errors import InvalidResponses
from chalicelib.core.findings import Findings
from chalicelib.core.given_answers import GivenAnswer, line_of, read_answers
from chalicelib.core.study import Bank, study
from tests.simulated_answers import Oddities, answers, small_release, truth_of

RELEASE = small_release()
TRUTH = truth_of(RELEASE)
IDS = [one.id for one in RELEASE.challenges]
WEEK = datetime(2026, 3, 22, tzinfo=UTC)
PRETEST, SELDOM, FLAT, UNFAIR = IDS[20], IDS[10], IDS[14], IDS[25]
ODD = Oddities(
    groups=("a", "b"),
    harder={UNFAIR: 1.0},
    seldom=frozenset({SELDOM}),
    pretest=frozenset({PRETEST}),
    flat=frozenset({FLAT}),
)


@cache
def given() -> Sequence[GivenAnswer]:
    return list(answers(RELEASE, TRUTH, people=1600, each=16, odd=ODD))


def studied(
    lines: Sequence[GivenAnswer], release: Release = RELEASE, former: Calibration | None = None
) -> Findings:
    columns = read_answers(map(line_of, lines))
    counted = {release.id: frozenset(one.id for one in release.challenges)}
    return study(Bank(release, former), columns, counted=counted, made_at=WEEK)


@cache
def found() -> Findings:
    return studied(given())


@cache
def few() -> Sequence[GivenAnswer]:
    """Enough for most items to be estimated: rules that hold whatever the numbers need no more."""
    return list(answers(RELEASE, TRUTH, people=640, each=16, odd=ODD))


@cache
def found_by_few() -> Findings:
    return studied(few())


def item(findings: Findings, challenge_id: str):
    return next(one for one in findings.items if one.challenge_id == challenge_id)


def test_what_is_estimated_is_nearer_the_truth_than_what_was_believed() -> None:
    ordinary = [one for one in found().items if one.is_estimated and one.challenge_id != FLAT]
    link = found().calibration.link
    true = [link.slope * TRUTH[one.challenge_id][1] + link.shift for one in ordinary]
    after = [one.found.b - b for one, b in zip(ordinary, true, strict=True)]
    before = [one.former.b - b for one, b in zip(ordinary, true, strict=True)]
    assert np.std(after) < 0.35 * np.std(before)
    assert len(ordinary) >= 30


def test_errors_are_as_large_as_the_report_says() -> None:
    ordinary = [one for one in found().items if one.is_estimated and one.challenge_id != FLAT]
    link = found().calibration.link
    z = [
        (one.found.b - (link.slope * TRUTH[one.challenge_id][1] + link.shift)) / one.found.se_b
        for one in ordinary
        if one.challenge_id != UNFAIR
    ]
    assert 0.6 < np.std(z) < 1.6


def test_an_item_with_too_few_answers_keeps_what_it_had() -> None:
    seldom = item(found(), SELDOM)
    assert 0 < seldom.answers < LEAST_ANSWERS
    assert (seldom.found.a, seldom.found.b) == (1.2, RELEASE.challenge(SELDOM).b)
    assert seldom.found.source == "kept"
    assert seldom.flags == ("few_answers",)
    assert seldom in found().kept
    assert seldom not in found().flagged


def test_a_seeded_item_is_estimated_apart_on_the_same_scale() -> None:
    seeded = item(found(), PRETEST)
    link = found().calibration.link
    assert seeded.found.source == "pretest"
    wanted = link.slope * TRUTH[PRETEST][1] + link.shift
    assert seeded.found.b == pytest.approx(wanted, abs=4 * seeded.found.se_b)


def test_what_a_seeded_item_gets_moves_no_other() -> None:
    spoiled = [
        replace(one, is_right=not one.is_right) if one.challenge_id == PRETEST else one
        for one in few()
    ]
    others = studied(spoiled)
    assert item(others, PRETEST).found.source == "pretest"
    assert item(others, PRETEST).found != item(found_by_few(), PRETEST).found
    for before, after in zip(found_by_few().items, others.items, strict=True):
        if before.challenge_id != PRETEST:
            assert after.found == before.found


def test_an_item_that_tells_nothing_is_flagged() -> None:
    assert "low_discrimination" in item(found(), FLAT).flags


def test_an_item_harder_for_one_group_is_flagged_and_the_others_are_not() -> None:
    unfair = [one.challenge_id for one in found().items if "dif" in one.flags]
    assert UNFAIR in unfair
    assert len(unfair) <= 3
    effect = item(found(), UNFAIR).dif
    assert effect is not None
    assert found().groups == ("a", "b")
    assert effect.size > 0.64
    assert effect.gravity == "large"


def test_answers_without_groups_say_nothing_of_fairness() -> None:
    plain = studied([replace(one, group="") for one in few()])
    assert plain.groups == ()
    assert {one.dif for one in plain.items} == {None}


def test_a_persons_second_answer_and_other_contents_do_not_count() -> None:
    later = timedelta(days=40)
    again = [replace(one, at=one.at + later, is_right=True) for one in few()[:800]]
    elsewhere = [replace(one, release_id="f" * 16) for one in few()[:300]]
    mixed = studied([*again, *elsewhere, *few()])
    tally = mixed.tally
    assert (tally.read, tally.used) == (len(few()) + 1100, len(few()))
    assert (tally.repeated, tally.other_content) == (800, 300)
    assert mixed.calibration.items == found_by_few().calibration.items


def test_every_challenge_of_the_release_is_in_the_draft() -> None:
    check_complete(found().calibration, RELEASE)
    assert calibrated(RELEASE, found().calibration).calibration_id == found().calibration.id


def test_the_same_answers_make_the_same_draft() -> None:
    assert studied(few()).calibration.id == found_by_few().calibration.id


def test_the_next_calibration_stays_on_the_scale_of_the_first() -> None:
    fresh = list(answers(RELEASE, TRUTH, people=1600, each=16, seed=9, odd=ODD))
    second = studied(fresh, former=found().calibration)
    link = second.calibration.link
    assert link.former_id == found().calibration.id
    assert link.slope == pytest.approx(found().calibration.link.slope, abs=0.08)
    assert link.shift == pytest.approx(found().calibration.link.shift, abs=0.08)
    moved = [one.found.b - one.former.b for one in second.items if one.is_estimated]
    assert abs(np.mean(moved)) < 0.05


def test_an_item_that_became_known_does_not_move_the_scale() -> None:
    leaked = IDS[18:22]
    eased = {id_: (a, b - 1.5 * (id_ in leaked)) for id_, (a, b) in TRUTH.items()}
    fresh = list(answers(RELEASE, eased, people=1600, each=16, seed=9))
    second = studied(fresh, former=found().calibration)
    assert second.calibration.link.dropped >= 2
    steady = [
        one.found.b - one.former.b
        for one in second.items
        if one.is_estimated and one.challenge_id not in {*leaked, FLAT, UNFAIR}
    ]
    assert abs(np.mean(steady)) < 0.08
    assert "drift" in item(second, IDS[19]).flags
    effect = item(second, IDS[19]).drift
    assert effect is not None
    assert effect.size < -0.1


def test_no_item_with_answers_enough_is_said_plainly() -> None:
    with pytest.raises(InvalidResponses, match=f"no item has {LEAST_ANSWERS} answers"):
        studied(given()[:200])


@pytest.mark.parametrize("outcome", [True, False])
def test_items_that_all_got_right_or_wrong_have_finite_parameters(outcome: bool) -> None:
    same = studied([replace(one, is_right=outcome) for one in few()])
    for one in same.items:
        assert np.isfinite([one.found.a, one.found.b, one.change]).all()


def test_what_was_seen_lies_near_the_curves() -> None:
    ordinary = [one for one in found().items if one.is_estimated and not one.flags]
    apart = [
        (point.right - 1 / (1 + np.exp(-one.found.a * (point.theta - one.found.b))))
        for one in ordinary
        for point in one.points
        if point.answers > 60
    ]
    assert len(apart) > 100
    assert np.sqrt(np.mean(np.square(apart))) < 0.05


def test_exposure_is_the_share_of_people_asked() -> None:
    total = sum(one.exposure for one in found().items)
    assert total == pytest.approx(16)
    assert sum(found().people.counts) == found().tally.examinees == 1600
