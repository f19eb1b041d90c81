"""Sums of a campaign: people counted once, whatever comes again, late, or is taken back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.analysis import read_days, read_divisions, read_results, read_stages
from chalicelib.core.participation import Participation, Results
from chalicelib.core.scoring import Rules
from chalicelib.core.tally import (
    EMPTY,
    NOTHING,
    WHOLE,
    Change,
    Facts,
    changes_by_scope,
    facts_of,
    packed,
    plus,
)
from chalicelib.core.target import Badge, Stage, Target
from tests.factories import NOW, release, texts

TARGETS = release().skills
RULES = Rules()
TARGET = Target(
    caps={},
    stages=tuple(Stage(one, texts(""), texts("")) for one in (0, 40, 80)),
    badges=(Badge("web", texts(""), texts(""), ()),),
)
CLASSES = ("3A", "3B", "6e * #/1", "")


def results(codes: str, **changes: object) -> Results:
    held = sum(code in "Vv" for code in codes)
    given_ = {
        "codes": codes,
        "levels": {"1.1": held // 4, "1.2": held % 4},
        "pix": {"1.1": held, "1.2": 1},
        "percentage": held * 100 // len(codes) if codes else 0,
        "stage": held % 3,
        "badge_ids": ("web",) if held > 5 else (),
    }
    return Results(**{**given_, **changes})  # type: ignore[arg-type]


def one_try(rank: int = 1, **changes: object) -> Participation:
    given_: dict[str, object] = {
        "id": f"p{rank}",
        "campaign_id": "c" * 24,
        "organization_id": "o" * 24,
        "user_id": "u" * 24,
        "rank": rank,
        "status": "started",
        "started_at": NOW,
        "division": "3A",
        "has_assessment": True,
    }
    return Participation(**{**given_, **changes})  # type: ignore[arg-type]


CODES = st.text("VvNn-", min_size=len(TARGETS), max_size=len(TARGETS))


@st.composite
def tries(draw: st.DrawFn) -> Participation:
    status = draw(st.sampled_from(["started", "completed", "shared"]))
    at = NOW + timedelta(days=draw(st.integers(0, 3)))
    return one_try(
        draw(st.integers(1, 3)),
        status=status,
        started_at=at,
        division=draw(st.sampled_from(CLASSES)),
        is_deleted=draw(st.booleans()),
        shared_at=at if status == "shared" else None,
        results=results(draw(CODES)) if status == "shared" else None,
    )


PEOPLE = st.lists(
    st.lists(tries(), max_size=3, unique_by=lambda one: one.rank), min_size=1, max_size=6
)
HISTORY = st.lists(st.tuples(st.integers(0, 5), st.lists(tries(), max_size=3)), max_size=12)


def recount(people: Sequence[Sequence[Participation]]) -> dict[str | None, object]:
    counted = [facts for own in people for facts in facts_of(own, RULES).values()]
    return dict(changes_by_scope([Change("", NOTHING, one) for one in counted], TARGETS))


@given(HISTORY, st.integers(1, 5))
def test_sums_kept_up_to_date_are_what_a_recount_gives(
    history: list[tuple[int, list[Participation]]], batch: int
) -> None:
    people: dict[int, list[Participation]] = {}
    ledger: dict[tuple[int, str], Facts] = {}
    waiting: list[Change] = []
    kept = {WHOLE: EMPTY}
    for step, (person, own) in enumerate(history):
        unique = list({one.rank: one for one in own}.values())
        people[person] = unique
        now = {(person, key): facts for key, facts in facts_of(unique, RULES).items()}
        known = {key for key in ledger if key[0] == person}
        for key in known | set(now):
            waiting.append(Change(key[1], ledger.get(key, NOTHING), now.get(key, NOTHING)))
            ledger[key] = now.get(key, NOTHING)
        if step % batch == 0 or step == len(history) - 1:
            for scope, more in changes_by_scope(waiting, TARGETS).items():
                kept[scope] = plus(kept.get(scope, EMPTY), more)
            waiting.clear()
    filled = {scope: one for scope, one in kept.items() if one != EMPTY}
    assert filled == recount(list(people.values()))


@given(PEOPLE)
def test_nobody_is_counted_twice_and_classes_add_up(people: list[list[Participation]]) -> None:
    scopes = changes_by_scope(
        [Change("", NOTHING, f) for own in people for f in facts_of(own, RULES).values()], TARGETS
    )
    whole = scopes.get(WHOLE, EMPTY)
    steps = read_stages(whole.activity)
    seen = [[one for one in own if not one.is_deleted] for own in people]
    assert steps.started == sum(bool(own) for own in seen)
    assert steps.shared == sum(any(o.status == "shared" for o in own) for own in seen)
    assert steps.started >= steps.completed >= steps.shared
    assert sum(day.started for day in read_days(whole.activity)) == steps.started
    for division in read_divisions(whole.activity):
        assert read_stages(whole.activity, division) == read_stages(scopes[division].activity)


@given(PEOPLE)
def test_rates_are_those_of_the_answers(people: list[list[Participation]]) -> None:
    facts = [f for own in people for f in facts_of(own, RULES).values()]
    changes = [Change("", NOTHING, one) for one in facts]
    whole = changes_by_scope(changes, TARGETS).get(WHOLE, EMPTY)
    read = read_results(
        whole.results, TARGETS, target=TARGET, competence_ids=(), max_level=RULES.max_level
    )
    sent = [one.results for one in facts if one.results]
    assert read.shared == len(sent) == sum(read.percentages) == sum(read.stages)
    for place, skill in enumerate(read.skills):
        held = sum(one.codes[place] in "Vv" for one in sent)
        expected = round(100 * held / len(sent), 1) if sent else 0.0
        assert skill.success_percentage == expected
    assert read.badges["web"] == sum("web" in one.badge_ids for one in sent)


def test_the_results_sent_last_are_the_ones_that_count() -> None:
    first = one_try(1, status="shared", shared_at=NOW, results=results("N" * len(TARGETS)))
    later = NOW + timedelta(days=5)
    again = one_try(2, status="started", started_at=later)
    facts = facts_of([first, again], RULES)
    assert facts["p1"].results == first.results
    sent = replace(again, status="shared", shared_at=later, results=results("V" * len(TARGETS)))
    facts = facts_of([first, sent], RULES)
    assert (facts["p1"].results, facts["p2"].results) == (None, sent.results)
    assert facts["p1"].started_on == NOW.date()
    assert facts["p2"].started_on is None


def test_a_collection_counts_who_is_certifiable() -> None:
    levels = {f"{area}.1": 1 for area in range(1, 6)}
    own = one_try(
        status="shared", shared_at=NOW, results=results("", levels=levels, percentage=0, stage=None)
    )
    assert facts_of([own], RULES)["p1"].is_certifiable
    poor = replace(own, results=results("", levels={**levels, "1.1": 0}))
    assert not facts_of([poor], RULES)["p1"].is_certifiable


def test_a_person_waits_from_the_last_checkpoint_until_the_end() -> None:
    moved = datetime(2026, 3, 20, tzinfo=UTC)
    assert facts_of([one_try(last_at=moved)], RULES)["p1"].waits_since == moved.date()
    assert facts_of([one_try(status="completed")], RULES)["p1"].waits_since is None
    assert facts_of([one_try(has_assessment=False)], RULES)["p1"].waits_since is None


@given(st.lists(st.tuples(st.sampled_from(CLASSES), st.sampled_from(CLASSES)), max_size=200))
def test_changes_are_packed_in_order_in_parts_that_fit_a_transaction(
    moves: list[tuple[str, str]],
) -> None:
    changes = [
        Change(str(place), Facts(division=before), Facts(division=after))
        for place, (before, after) in enumerate(moves)
    ]
    parts = packed(changes, room=100)
    assert [one for part in parts for one in part] == changes
    for part in parts:
        scopes = (
            {WHOLE} | {one.before.division for one in part} | {one.after.division for one in part}
        )
        assert 3 * len(part) + 2 * len(scopes) <= 100
