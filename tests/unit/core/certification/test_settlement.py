"""Rules settle an incident when what is reported can have happened; a right answer stays."""

from dataclasses import replace

import pytest

from chalicelib.core.certification.exam import ExamHeader, fold
from chalicelib.core.certification.issue_report import IN_CHALLENGE
from chalicelib.core.certification.settlement import (
    BY_RULES,
    Settled,
    is_scorable,
    settled_by_rules,
    within_limit,
)
from chalicelib.core.content import Asset, Release
from tests.after_days import MIXED, Sat, events_of
from tests.factories import LADDERS, NOW, challenge, release
from tests.session_factories import SESSION, report

HEADER = ExamHeader("zelie", SESSION, "u", NOW)
ASSET = Asset("a/plan.png", "plan.png", "Plan")
WRONG, SKIPPED, RIGHT = 2, 4, 1
"""Positions of the answers of `MIXED`."""
ALWAYS = {
    "WEBSITE_UNAVAILABLE",
    "WEBSITE_BLOCKED",
    "SOFTWARE_NOT_WORKING",
    "SKIP_ON_OOPS",
    "ACCESSIBILITY_ISSUE",
}
NEEDS = {
    "IMAGE_NOT_DISPLAYING": {"image": ASSET},
    "FILE_NOT_OPENING": {"files": (ASSET,)},
    "EXTRA_TIME_EXCEEDED": {"time_limit_seconds": 60},
}
"""What the question must have for the rest to be believed."""


def released(**changes: object) -> Release:
    """The usual release, whose second question of `MIXED` has more."""
    ids = [
        f"{tube}-{level}"
        for ladder in LADDERS.values()
        for tube in ladder
        for level in ladder[tube]
    ]
    given = {"dossiers-1": changes}
    return release(challenges=[challenge(id_, **given.get(id_, {})) for id_ in ids])


def settled(subcategory: str, position: int, **changes: object) -> Settled | None:
    exam = fold(HEADER, events_of(Sat(outcomes=MIXED)))
    one = report(subcategory=subcategory, question_number=position)
    return settled_by_rules(one, exam, released(**changes))


@pytest.mark.parametrize("subcategory", sorted(ALWAYS))
def test_what_can_happen_to_any_question_takes_it_out(subcategory: str) -> None:
    assert settled(subcategory, WRONG) == Settled("neutralized", WRONG)


@pytest.mark.parametrize("subcategory", sorted(NEEDS))
def test_a_question_is_taken_out_when_it_has_what_failed(subcategory: str) -> None:
    assert settled(subcategory, WRONG) is None
    assert settled(subcategory, WRONG, **NEEDS[subcategory]) == Settled("neutralized", WRONG)


@pytest.mark.parametrize("subcategory", IN_CHALLENGE)
def test_a_right_answer_stays(subcategory: str) -> None:
    assert settled(subcategory, RIGHT) == Settled("kept")


def test_leaving_the_page_gives_back_a_question_that_was_not_answered() -> None:
    assert settled("UNINTENTIONAL_FOCUS_OUT", SKIPPED) == Settled("neutralized", SKIPPED)
    assert settled("UNINTENTIONAL_FOCUS_OUT", WRONG) == Settled("kept")


@pytest.mark.parametrize("position", [0, 5, 99])
def test_a_question_that_was_not_reached_is_for_the_jury(position: int) -> None:
    assert settled("WEBSITE_BLOCKED", position) is None


def test_what_the_invigilator_accepted_needs_nothing_more() -> None:
    exam = fold(HEADER, events_of(Sat(outcomes=MIXED, reported=(WRONG,))))
    one = report(subcategory="IMAGE_NOT_DISPLAYING", question_number=WRONG)
    assert settled_by_rules(one, exam, released()) == Settled("noted")
    other = replace(one, subcategory="FILE_NOT_OPENING")
    assert settled_by_rules(other, exam, released()) is None


def test_which_of_two_questions_asked_in_one_place_is_meant_is_for_the_jury() -> None:
    exam = fold(HEADER, events_of(Sat(outcomes=MIXED, reported=(RIGHT, WRONG))))
    one = report(subcategory="SOFTWARE_NOT_WORKING", question_number=WRONG)
    assert settled_by_rules(one, exam, released()) is None
    stays = replace(one, question_number=RIGHT)
    assert settled_by_rules(stays, exam, released()) == Settled("kept")


@pytest.mark.parametrize("extra", [0, 1])
def test_beyond_a_few_questions_of_one_exam_the_jury_looks(extra: int) -> None:
    count = BY_RULES + extra
    reports = [replace(report(), id=f"r{n}", question_number=n + 1) for n in range(count)]
    other = replace(report(), id="other", candidate_id="somebody-else")
    found = {one.id: Settled("neutralized", one.question_number) for one in reports}
    kept = within_limit({**found, "other": Settled("neutralized", 1)}, [*reports, other])
    assert [kept[one.id] is None for one in reports] == [bool(extra)] * count
    assert kept["other"] == Settled("neutralized", 1)


def test_an_incident_without_an_exam_is_noted_or_for_the_jury() -> None:
    light = report(category="SIGNATURE_ISSUE", subcategory="", question_number=0)
    grave = report(category="FRAUD", subcategory="", question_number=0)
    assert settled_by_rules(light, None, released()) == Settled("noted")
    assert settled_by_rules(grave, None, released()) is None


@pytest.mark.parametrize(
    ("sat", "is_ready"),
    [
        (Sat(is_closed=False), True),
        (Sat(outcomes=MIXED[:2], reason="time", is_closed=False), False),
        (Sat(outcomes=MIXED[:2], reason="invigilator", is_closed=False), False),
        (Sat(outcomes=MIXED[:2], reason="time", cause="technical"), True),
    ],
    ids=["whole", "time", "stopped", "closed"],
)
def test_an_exam_is_scored_when_nothing_more_can_change_it(sat: Sat, *, is_ready: bool) -> None:
    assert is_scorable(fold(HEADER, events_of(sat))) is is_ready
