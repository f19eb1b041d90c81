"""Lists of candidates and of sessions: headings, values, which row is of which session."""

from collections.abc import Iterable
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.certif_errors import CandidatesNotReadable
from chalicelib.core.certification.candidate_file import (
    ALL_COLUMNS,
    CandidateFile,
    merged,
    read_candidate_file,
)
from chalicelib.core.certification.registration import Expected
from chalicelib.core.certification.session_file import (
    FILE_COLUMNS,
    SessionFile,
    is_usable,
    read_session_file,
)
from chalicelib.core.certification.table import Row
from tests.session_factories import BORN, candidate

TODAY = date(2026, 11, 22)
ON = Expected(on=TODAY, is_school=False)
NAMES = tuple(column.name for column in ALL_COLUMNS)
TITLES = tuple(column.header for column in ALL_COLUMNS)
SESSION_NAMES = tuple(column.name for column in FILE_COLUMNS)
SESSION_TITLES = tuple(column.header for column in FILE_COLUMNS)
WORDS = st.sampled_from(
    ("", "Zélie", "Martelin", "07/03/2004", "2004-03-07", "31/02/2004", "33 %", "oui", "F", "9h00")
)
WHO = {"last_name": "Martelin", "first_name": "Zélie", "birth_date": "07/03/2004"}
ADULT = {**WHO, "cpf": "oui", "sex": "F", "insee_code": "33063", "country": "France"}
PLACE = {"site": "Lycée", "room": "B12", "date": "23/11/2026", "time": "9:00", "invigilators": "M"}


def rows(names: Iterable[str], titles: Iterable[str], *lines: dict[str, str]) -> list[Row]:
    cells = [tuple(titles), *(tuple(line.get(name, "") for name in names) for line in lines)]
    return [Row(at, one) for at, one in enumerate(cells, start=1)]


def listed(*lines: dict[str, str]) -> CandidateFile:
    return read_candidate_file(rows(NAMES, TITLES, *lines), [candidate()], ON)


def planned(*lines: dict[str, str]) -> SessionFile:
    made = rows(SESSION_NAMES, SESSION_TITLES, *lines)
    return read_session_file(made, today=TODAY, is_school=False)


def codes(**changes: str) -> list[str]:
    (line,) = listed({**WHO, **changes}).lines
    return [one.code for one in line.findings]


@pytest.mark.parametrize(
    "headings",
    [
        ("* Nom de naissance", "* Prénom", "* Date de naissance (format : jj/mm/aaaa)"),
        ("NOM", "prenom", "Date de naissance"),
        ("Nom de famille", "Premier prénom", "Date de naissance (jj/mm/aaaa)"),
    ],
    ids=["ours", "short", "school"],
)
def test_headings_are_known_in_any_order_below_a_block(headings: tuple[str, ...]) -> None:
    order = (2, 0, 1)
    title = Row(1, ("Session KPTR47", ""))
    heads = Row(4, (*(headings[at] for at in order), "Couleur préférée"))
    line = Row(5, (*(("Curie", "Ève", "6/12/2004")[at] for at in order), "bleu"))
    found = read_candidate_file([title, heads, line], [], ON)
    assert found.ignored == ("Couleur préférée",)
    assert [(one.line, one.status, one.last_name) for one in found.lines] == [(5, "new", "Curie")]


def test_without_names_and_birth_dates_it_is_no_list() -> None:
    with pytest.raises(CandidatesNotReadable):
        read_candidate_file([Row(1, ("* Prénom", "E-mail de convocation"))], [], ON)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"birth_date": ""}, ["birth_date_required"]),
        ({"birth_date": "31/02/2004"}, ["birth_date_format_not_valid"]),
        ({"birth_date": "38053"}, ["birth_date_format_not_valid"]),
        ({"extra_percent": "un tiers"}, ["extra_time_not_a_number"]),
        ({"extra_percent": "100"}, ["extra_time_out_of_range"]),
        ({"extra_percent": "33,00 %"}, []),
        ({"billing": "Gratuit"}, ["billing_not_valid"]),
        ({"billing": "PRÉPAYÉE"}, ["prepayment_code_required"]),
        ({"sex": "F"}, []),
        ({"city": "Bordeaux"}, ["birth_place_not_kept"]),
        ({"cpf": "oui"}, ["sex_not_valid"]),
        ({"cpf": "oui", "sex": "m"}, ["birth_information_required"]),
    ],
    ids=str,
)
def test_a_line_says_what_is_wrong_with_it(changes: dict[str, str], expected: list[str]) -> None:
    assert codes(**changes) == expected


def test_what_was_not_asked_to_be_told_is_not_kept() -> None:
    silent = {name: text for name, text in ADULT.items() if name != "cpf"}
    (told, untold) = listed(ADULT, {**silent, "first_name": "Ève"}).lines
    assert told.registration is not None
    assert told.registration.cpf is not None
    assert untold.registration is not None
    assert untold.registration.cpf is None
    assert [one.is_blocking for one in untold.findings] == [False]


def test_somebody_named_twice_is_told_the_second_time() -> None:
    found = listed({**WHO, "first_name": "Ève"}, {**WHO, "first_name": "EVE"}).lines
    assert [one.status for one in found] == ["new", "wrong"]
    assert [one.code for one in found[1].findings] == ["candidate_twice"]


def test_an_empty_cell_erases_nothing() -> None:
    known = candidate(extra_percent=33, email="z@home.test", adjustments=("no_focus_watch",))
    line = {**WHO, "external_id": "77", "email": "other@home.test"}
    (found,) = read_candidate_file(rows(NAMES, TITLES, line), [known], ON).lines
    assert (found.status, found.differences) == ("changed", ("external_id", "email"))
    assert found.registration is not None
    after = merged(known, found.registration)
    assert (after.extra_percent, after.adjustments) == (33, ("no_focus_watch",))
    assert (after.external_id, after.email) == ("77", "other@home.test")


def test_an_adjustment_that_a_file_adds_takes_no_other_away() -> None:
    known = candidate(adjustments=("accessible_challenges",))
    line = {**WHO, "no_focus_watch": "oui"}
    (found,) = read_candidate_file(rows(NAMES, TITLES, line), [known], ON).lines
    assert found.registration is not None
    assert merged(known, found.registration).adjustments == (*known.adjustments, "no_focus_watch")


@given(st.lists(st.dictionaries(st.sampled_from(NAMES), WORDS, max_size=8), max_size=6))
def test_every_line_of_a_list_is_one_of_four(lines: list[dict[str, str]]) -> None:
    for one in listed(*lines).lines:
        is_wrong = one.registration is None or any(f.is_blocking for f in one.findings)
        assert (one.status == "wrong") == is_wrong
        assert bool(one.candidate_id) == (one.status in {"known", "changed"})
        assert bool(one.differences) == (one.status == "changed")


def test_rows_belong_to_the_session_they_say_or_to_the_one_above() -> None:
    people = [{**WHO, "first_name": name} for name in ("Zoé", "Ève", "Noé", "Théo")]
    found = planned(
        {**PLACE, **people[0]},
        people[1],
        {**PLACE, "time": "14h", **people[2]},
        {**PLACE, "time": "09:00", "invigilators": "M, Mme Curie", **people[3]},
        {"number": "kptr-47", **people[0]},
    ).drafts
    assert [(one.number, one.starts_at) for one in found] == [
        ("", time(9, 0)),
        ("", time(14, 0)),
        ("KPTR47", None),
    ]
    names = [[person.first_name for _, person in one.candidates] for one in found]
    assert names == [["Zoé", "Ève", "Théo"], ["Noé"], ["Zoé"]]
    assert found[0].invigilators == ["M", "Mme Curie"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"site": ""}, "session_site_required"),
        ({"room": ""}, "session_room_required"),
        ({"date": "32/01/2027"}, "session_date_not_valid"),
        ({"date": "21/11/2026"}, "session_date_past_or_far"),
        ({"time": "24:00"}, "session_time_not_valid"),
        ({"time": "midi"}, "session_time_not_valid"),
    ],
    ids=str,
)
def test_a_session_that_cannot_be_says_why(changes: dict[str, str], code: str) -> None:
    (draft,) = planned({**PLACE, **WHO, **changes}).drafts
    assert [one.code for one in draft.findings if one.is_blocking] == [code]
    assert not is_usable(draft.findings)


def test_what_is_wrong_with_a_candidate_leaves_the_session() -> None:
    (draft,) = planned({**PLACE, **WHO, "birth_date": ""}, {**WHO, "first_name": "Ève"}).drafts
    assert is_usable(draft.findings)
    assert [person.first_name for _, person in draft.candidates] == ["Ève"]


def test_a_candidate_of_no_session_is_told() -> None:
    (draft,) = planned(WHO).drafts
    assert [one.code for one in draft.findings] == ["session_missing"]


@given(st.lists(st.dictionaries(st.sampled_from(SESSION_NAMES), WORDS, max_size=10), max_size=8))
def test_nobody_is_lost_between_sessions(lines: list[dict[str, str]]) -> None:
    found = planned(*lines).drafts
    placed = [line for one in found for line, _ in one.candidates]
    assert len(placed) == len(set(placed))
    for one in found:
        assert one.number or one.key or not is_usable(one.findings)


def test_the_day_of_birth_is_read_as_people_write_it() -> None:
    for text in ("07/03/2004", "7/3/2004", "07-03-2004", "07.03.2004", "2004-03-07"):
        (line,) = listed({**WHO, "birth_date": text}).lines
        assert line.registration is not None
        assert line.registration.birth_date == BORN
