"""An exam told afterwards: each question in order, its time without pauses, what was seen."""

from datetime import timedelta

from chalicelib.core.certification.evidence import EvidenceBatch, Noticed
from chalicelib.core.certification.exam import Event, ExamHeader
from chalicelib.core.certification.timeline import marks_of, steps_of
from tests.after_days import MIXED, Sat, events_of
from tests.factories import NOW
from tests.session_factories import SESSION

HEADER = ExamHeader("zelie", SESSION, "u", NOW)


def test_each_question_has_its_place_its_answer_and_its_time() -> None:
    steps = steps_of(HEADER, events_of(Sat(outcomes=MIXED)))
    assert [one.position for one in steps] == [1, 2, 3, 4]
    assert [one.outcome for one in steps] == list(MIXED)
    assert [one.challenge_id for one in steps] == [
        "mots-1a",
        "dossiers-1a",
        "sources-2a",
        "mots-3a",
    ]
    assert {one.seconds for one in steps} == {40}


def test_a_reported_question_is_told_beside_the_one_that_took_its_place() -> None:
    steps = steps_of(HEADER, events_of(Sat(outcomes=MIXED, reported=(2,))))
    assert [(one.position, one.kind, one.state) for one in steps[:3]] == [
        (1, "answered", None),
        (2, "reported", "accepted"),
        (2, "answered", None),
    ]


def test_a_pause_is_nobody_s_time() -> None:
    events = events_of(Sat(outcomes=MIXED))
    before, after = events[:5], events[5:]
    pause = NOW + timedelta(seconds=170)
    moved = timedelta(minutes=10)
    paused = [
        Event(6, "paused", pause, by="marie"),
        Event(7, "resumed", pause + moved, by="marie"),
        *(
            Event(
                one.sequence + 2,
                one.kind,
                one.at + moved,
                answer=one.answer,
                outcome=one.outcome,
                next_challenge_id=one.next_challenge_id,
                detail=one.detail,
            )
            for one in after
        ),
    ]
    assert [one.seconds for one in steps_of(HEADER, [*before, *paused])] == [40, 40, 40, 40]
    told = [(mark.kind, mark.by) for mark in marks_of([*before, *paused])]
    assert told == [("started", ""), ("paused", "marie"), ("resumed", "marie"), ("closed", "")]


def test_what_was_noticed_is_told_with_its_question() -> None:
    events = events_of(Sat(outcomes=MIXED))
    second = events[5].at
    batch = EvidenceBatch(
        1,
        second,
        (
            Noticed("focus_lost", 2, 20, second - timedelta(seconds=5)),
            Noticed("focus_lost", 2, 9, second - timedelta(seconds=2)),
            Noticed("pasted", 2, 0, second),
            Noticed("pasted", 2, 0, second + timedelta(hours=1)),
        ),
    )
    seen = [(one.focus_losses, one.pasted) for one in steps_of(HEADER, events, [batch])]
    assert seen == [(0, 0), (2, 1), (0, 0), (0, 0)]
