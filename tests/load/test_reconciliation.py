"""The reconciliation sees what is lost, doubled, made up, or not scored once: rules alone."""

from dataclasses import replace

from tests.load.ledger import Line
from tests.load.reconciliation import StoredAnswer, StoredExam, reconcile

EXAM = "e" * 24
LENGTH = 4


def lines() -> list[Line]:
    found = []
    for position in range(1, LENGTH + 1):
        sent = Line("sent", EXAM, position, f"q{position}", f'["{position}"]')
        found += [sent, replace(sent, kind="acknowledged", status=200)]
    return found


def exam(**changes: object) -> StoredExam:
    answers = tuple(
        StoredAnswer(EXAM, position, f"q{position}", f'["{position}"]')
        for position in range(1, LENGTH + 1)
    )
    return replace(StoredExam(EXAM, answers, "completed", 1), **changes)  # type: ignore[arg-type]


def test_a_run_whose_tables_say_what_the_client_wrote_down_is_good() -> None:
    found = reconcile(lines(), [exam()])
    assert found.is_good
    assert (found.acknowledged, found.stored, found.ended, found.scored_once) == (4, 4, 1, 1)


def test_an_acknowledged_answer_that_is_not_stored_is_lost() -> None:
    found = reconcile(lines(), [exam(answers=exam().answers[:-1])])
    assert found.lost == (f"{EXAM} answer 4: not stored",)
    assert not found.is_good


def test_an_acknowledged_answer_in_whose_place_another_is_stored_is_lost() -> None:
    first, *others = exam().answers
    found = reconcile(lines(), [exam(answers=(replace(first, text='["9"]'), *others))])
    assert found.lost == (f"{EXAM} answer 1: another answer is stored",)


def test_all_answers_of_an_exam_that_is_gone_are_lost() -> None:
    assert len(reconcile(lines(), []).lost) == LENGTH


def test_an_answer_stored_twice_is_doubled() -> None:
    """The fold gives the second one a place of its own: its challenge tells."""
    extra = StoredAnswer(EXAM, LENGTH + 1, "q4", '["4"]')
    found = reconcile(lines(), [exam(answers=(*exam().answers, extra))])
    assert found.doubled == (f"{EXAM}: 2 answers to challenge_id q4",)
    assert not found.is_good


def test_two_answers_at_one_place_are_doubled() -> None:
    extra = replace(exam().answers[0], challenge_id="q9")
    found = reconcile(lines(), [exam(answers=(*exam().answers, extra))])
    assert found.doubled == (f"{EXAM}: 2 answers to position 1",)


def test_an_answer_that_nobody_sent_is_told() -> None:
    extra = StoredAnswer(EXAM, LENGTH + 1, "q9", "null")
    found = reconcile(lines(), [exam(answers=(*exam().answers, extra))])
    assert found.unsent == (f"{EXAM} answer 5",)
    assert not found.is_good


def test_an_answer_sent_without_a_reply_may_be_stored_or_not() -> None:
    without = [one for one in lines() if (one.kind, one.position) != ("acknowledged", 4)]
    for answers in (exam().answers, exam().answers[:-1]):
        found = reconcile(without, [exam(answers=answers, end_reason="", scored=0)])
        assert (found.is_good, found.in_doubt) == (True, 1)


def test_an_ended_exam_without_a_score_or_with_two_is_told() -> None:
    for scored in (0, 2):
        found = reconcile(lines(), [exam(scored=scored)])
        assert found.not_scored_once == (f"{EXAM}: {scored} scores",)
        assert not found.is_good


def test_a_replay_acknowledged_once_more_counts_once() -> None:
    again = [one for one in lines() if one.kind == "acknowledged"]
    found = reconcile([*lines(), *again], [exam()])
    assert (found.is_good, found.acknowledged) == (True, LENGTH)


def test_two_contents_acknowledged_at_one_place_are_told() -> None:
    other = replace(lines()[1], answer="null")
    found = reconcile([*lines(), other], [exam()])
    assert found.told_apart == (f"{EXAM} answer 1",)
    assert not found.is_good
