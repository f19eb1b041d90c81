"""The file of answers: what is written of an assessment, what is refused, all or nothing."""

import json
from datetime import timedelta

import pytest

from chalicelib.core.assessment import Event
from chalicelib.core.errors import InvalidResponses
from chalicelib.core.given_answers import (
    FAULTS_SHOWN,
    GivenAnswer,
    answer_from,
    answers_of,
    line_of,
    pseudonym,
    read_answers,
)
from tests.factories import NOW, OWNER_ID, RELEASE_ID, header

KEY = b"k" * 32
LINE = {
    "examinee_id": "p1",
    "challenge_id": "mots-1a",
    "right": 1,
    "position": 1,
    "at": "2026-03-14T09:00:00.000Z",
    "release_id": RELEASE_ID,
}


def event(sequence: int, outcome: str | None, following: str | None) -> Event:
    at = NOW + timedelta(seconds=10 * sequence)
    kind = "answer" if outcome else "end"
    return Event(sequence, kind, at, "secret", outcome=outcome, next_challenge_id=following)  # type: ignore[arg-type]


FINISHED = [event(1, "ok", "mots-3a"), event(2, "skipped", "mots-1a"), event(3, None, None)]


def test_a_finished_assessment_gives_its_answers_in_order() -> None:
    given = answers_of(header(), FINISHED, key=KEY)
    found = [(one.challenge_id, one.is_right, one.position, one.milliseconds) for one in given]
    assert found == [("mots-2a", True, 1, 10_000), ("mots-3a", False, 2, 10_000)]


def test_one_that_came_to_its_end_is_finished() -> None:
    assert len(answers_of(header(), [event(1, "ok", None)], key=KEY)) == 1


def test_one_under_way_gives_nothing() -> None:
    assert answers_of(header(), FINISHED[:2], key=KEY) == []
    assert answers_of(header(), [], key=KEY) == []


def test_a_line_says_nothing_of_who_answered_nor_what() -> None:
    text = "".join(line_of(one) for one in answers_of(header(), FINISHED, key=KEY))
    assert OWNER_ID not in text
    assert header().id not in text
    assert "secret" not in text


def test_a_pseudonym_is_one_persons_under_one_key_only() -> None:
    assert pseudonym("a", KEY) == pseudonym("a", KEY)
    assert len({pseudonym("a", KEY), pseudonym("b", KEY), pseudonym("a", b"x" * 32)}) == 3


@pytest.mark.parametrize(
    "given",
    [
        GivenAnswer("p1", "mots-1a", True, 1, NOW, RELEASE_ID),
        GivenAnswer("p1", "mots-1a", False, 32, NOW, RELEASE_ID, "fr", 1234, True),
    ],
)
def test_what_is_written_is_read_back(given: GivenAnswer) -> None:
    assert answer_from(line_of(given)) == given


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"right": 2}, "right"),
        ({"right": True}, "right"),
        ({"right": None}, "right"),
        ({"right": float("nan")}, "right"),
        ({"position": 0}, "position"),
        ({"position": 1.5}, "position"),
        ({"at": "2026-03-14"}, "at"),
        ({"at": "2026-02-30T09:00:00Z"}, "at: no such date"),
        ({"at": "2026-03-14T09:00:00+01:00"}, "at"),
        ({"examinee_id": "Camille Martin"}, "examinee_id"),
        ({"examinee_id": 7}, "examinee_id"),
        ({"challenge_id": "../../etc"}, "challenge_id"),
        ({"release_id": "latest"}, "release_id"),
        ({"group": "<b>"}, "group"),
        ({"milliseconds": -1}, "milliseconds"),
        ({"is_pretest": 1}, "is_pretest"),
        ({"email": "a@b.test"}, "unknown field 'email'"),
    ],
)
def test_a_bad_field_is_refused_by_name(changes: dict[str, object], reason: str) -> None:
    with pytest.raises(InvalidResponses, match=reason):
        answer_from(json.dumps({**LINE, **changes}))


@pytest.mark.parametrize("name", sorted(LINE))
def test_a_missing_field_is_refused_by_name(name: str) -> None:
    line = json.dumps({key: value for key, value in LINE.items() if key != name})
    with pytest.raises(InvalidResponses, match=f"{name}: missing"):
        answer_from(line)


@pytest.mark.parametrize("line", ["", "{", "[]", "null", b"\xff\xfe", "[" * 100_000])
def test_what_is_no_object_is_refused(line: str | bytes) -> None:
    with pytest.raises(InvalidResponses, match="JSON"):
        answer_from(line)


def test_one_bad_line_refuses_the_whole_file_and_is_named() -> None:
    lines = [json.dumps(LINE), '{"right": 1}', json.dumps(LINE), "oops"]
    with pytest.raises(InvalidResponses) as refused:
        read_answers(lines)
    assert str(refused.value).splitlines() == [
        "line 2: examinee_id: missing",
        "line 4: not JSON",
    ]


def test_a_file_that_is_all_wrong_is_not_listed_whole() -> None:
    with pytest.raises(InvalidResponses) as refused:
        read_answers(["oops"] * 1000)
    assert len(str(refused.value).splitlines()) == FAULTS_SHOWN


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(InvalidResponses, match="no answer"):
        read_answers([])


def test_columns_name_what_their_codes_stand_for() -> None:
    other = {**LINE, "examinee_id": "p2", "right": 0, "group": "en", "milliseconds": 5}
    found = read_answers([json.dumps(LINE), json.dumps(other), json.dumps(LINE)])
    assert (len(found), found.examinees) == (3, 2)
    assert found.challenge_ids == ("mots-1a",)
    assert found.groups == ("", "en")
    assert list(found.examinee) == [0, 1, 0]
    assert list(found.is_right) == [1, 0, 1]
    assert list(found.milliseconds) == [-1, 5, -1]
    assert list(found.at) == [1773478800000] * 3
