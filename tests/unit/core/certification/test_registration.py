"""Registering candidates: who is the same person, what cannot be, birth places."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.certif_errors import CandidateFieldNotReadable, CandidatesTooMany
from chalicelib.core.certification import birth_place
from chalicelib.core.certification.candidate import BirthPlace
from chalicelib.core.certification.eligibility import eligibility
from chalicelib.core.certification.pupils import recognized
from chalicelib.core.certification.registration import (
    Expected,
    Registration,
    age,
    checked,
    enrolled,
    find_known,
    flaws,
    identity,
    tidied,
)
from chalicelib.core.certification.session import MAX_CANDIDATES
from chalicelib.core.learner import Learner
from chalicelib.core.scoring import Rules
from tests.session_factories import BORN, candidate, session

ON = Expected(on=date(2026, 11, 22), is_school=False)
ZELIE = Registration("Zélie", "Martelin", BORN)
TEXTS = st.text(max_size=30)


def fields(given_: Registration, expected: Expected = ON) -> list[tuple[str, str]]:
    return [(flaw.field, flaw.code) for flaw in flaws(tidied(given_), expected)]


@pytest.mark.parametrize(
    ("first_name", "last_name"),
    [("ZELIE", "martelin"), (" Zélie ", "Martelin"), ("Zelie", "MARTÉLIN")],
    ids=["capitals", "spaces", "accents"],
)
def test_the_same_person_is_known_however_their_name_is_written(
    first_name: str, last_name: str
) -> None:
    one = tidied(Registration(first_name, last_name, BORN))
    assert find_known(one, [candidate()]) == candidate()


@pytest.mark.parametrize(
    "other",
    [
        Registration("Zoé", "Martelin", BORN),
        Registration("Zélie", "Martelin-Roy", BORN),
        Registration("Zélie", "Martelin", BORN.replace(day=8)),
        Registration("Желя", "Мартелин", BORN),
    ],
    ids=["first", "last", "day", "alphabet"],
)
def test_another_person_is_not(other: Registration) -> None:
    assert find_known(other, [candidate()]) is None


def test_names_of_other_alphabets_are_not_all_the_same() -> None:
    one, other = Registration("Лев", "Толстой", BORN), Registration("Фёдор", "Иванов", BORN)
    assert identity(one) != identity(other)
    assert identity(one) == identity(Registration("лев", "толстой", BORN))


def test_a_pupil_is_known_by_the_line_of_the_school_after_a_correction() -> None:
    there = candidate(school_id="s", learner_id="l", last_name="Roy")
    again = replace(ZELIE, school_id="s", learner_id="l")
    assert find_known(again, [there]) == there
    assert find_known(replace(again, school_id="another"), [there]) is None


@given(first=TEXTS, last=TEXTS, mail=TEXTS, local=TEXTS, extra=st.integers(-5, 200))
def test_whatever_is_typed_is_either_told_or_readable(
    first: str, last: str, mail: str, *, local: str, extra: int
) -> None:
    one = Registration(first, last, BORN, local, mail, extra_percent=extra)
    found = fields(one)
    if not found:
        made = checked(one, ON)
        assert checked(made, ON) == made
        return
    with pytest.raises(CandidateFieldNotReadable) as refused:
        checked(one, ON)
    assert (refused.value.pointer.removeprefix("/"), refused.value.reason) == found[0]


@given(st.builds(BirthPlace, st.sampled_from(("F", "M")), TEXTS, TEXTS, TEXTS, TEXTS))
def test_a_birth_place_that_is_let_through_is_one_of_three_kinds(place: BirthPlace) -> None:
    one = birth_place.tidied(place)
    if list(birth_place.flaws(one)):
        return
    is_french = one.country == "FRANCE"
    by_code = is_french and bool(one.insee_code) and not one.postal_code and not one.city
    by_post = is_french and bool(one.postal_code and one.city) and not one.insee_code
    abroad = not is_french and bool(one.country and one.city) and not one.postal_code
    assert by_code or by_post or abroad


@pytest.mark.parametrize(
    ("place", "codes"),
    [
        (("", "", "", ""), ["birth_information_required"]),
        (("", "33063", "", ""), ["birth_country_required"]),
        (("France", "", "", ""), ["birth_insee_code_or_postal_code_and_city_required"]),
        (("France", "33063", "33000", ""), ["birth_insee_code_or_postal_code_and_city_required"]),
        (("FRANCE", "33063", "", ""), []),
        (("france", "2a004", "", ""), []),
        (("France", "97411", "", ""), []),
        (("France", "99063", "", ""), ["birth_insee_code_not_valid"]),
        (("France", "", "", "Bordeaux"), ["birth_postal_code_required"]),
        (("France", "", "33000", ""), ["birth_city_required"]),
        (("France", "", "33000", "Bordeaux"), []),
        (("France", "", "3300", "Bordeaux"), ["birth_postal_code_not_valid"]),
        (("Belgique", "99", "", "Liège"), []),
        (
            ("Belgique", "12", "4000", ""),
            [
                "foreign_birth_city_required",
                "foreign_postal_code_must_be_empty",
                "foreign_insee_code_not_valid",
            ],
        ),
    ],
    ids=str,
)
def test_a_birth_place_is_told_what_it_lacks(place: tuple[str, ...], codes: list[str]) -> None:
    found = birth_place.flaws(birth_place.tidied(BirthPlace("F", *place)))
    assert [flaw.code for flaw in found] == codes


@pytest.mark.parametrize(
    ("born", "codes"),
    [(date(2008, 11, 22), []), (date(2008, 11, 23), [("cpf", "cpf_adults_only")])],
    ids=["adult that day", "adult tomorrow"],
)
def test_the_cpf_is_told_of_nobody_who_is_not_of_age_that_day(
    born: date, codes: list[tuple[str, str]]
) -> None:
    place = BirthPlace("F", "FRANCE", insee_code="33063")
    assert fields(replace(ZELIE, birth_date=born, cpf=place)) == codes


@given(st.dates(date(1900, 1, 2), date(2026, 11, 22)))
def test_somebody_gets_a_year_older_on_their_birthday(born: date) -> None:
    day = (
        date(born.year + 18, 3, 1)
        if (born.month, born.day) == (2, 29)
        else born.replace(year=born.year + 18)
    )
    assert age(born, day) == 18
    assert age(born, date.fromordinal(day.toordinal() - 1)) == 17


def test_a_school_is_not_asked_who_pays() -> None:
    paid = replace(ZELIE, billing="paid")
    assert fields(paid) == []
    assert fields(paid, replace(ON, is_school=True)) == [("billing", "billing_not_in_schools")]


def test_the_same_demand_enrols_the_same_people_once() -> None:
    noe = Registration("Noé", "Roy", BORN)
    first = enrolled([ZELIE, noe, ZELIE], [], session(), new_id="k")
    assert [(one.number, one.first_name) for one in first.new] == [(1, "Zélie"), (2, "Noé")]
    assert len({one.ticket for one in first.new}) == len(first.new)
    again = enrolled([ZELIE, noe], first.new, session(last_number=2), new_id="k")
    assert (again.new, again.again, again.known) == ((), first.new, ())
    other = enrolled([ZELIE], first.new, session(last_number=2), new_id="another")
    assert other.known == ((ZELIE, first.new[0]),)


def test_an_id_does_not_tell_who_it_is_of_to_who_has_not_made_it() -> None:
    (one,) = enrolled([ZELIE], [], session(), new_id="k").new
    (other,) = enrolled([ZELIE], [], session(), new_id="another").new
    assert (one.id != other.id, one.ticket != other.ticket) == (True, True)


def test_a_session_has_so_many_candidates_and_no_more() -> None:
    full = session(candidate_count=MAX_CANDIDATES - 1)
    noe = Registration("Noé", "Roy", BORN)
    assert enrolled([ZELIE], [], full, new_id="k").new
    with pytest.raises(CandidatesTooMany):
        enrolled([ZELIE, noe], [], full, new_id="k")


def test_a_pupil_is_recognized_only_when_one_is_named_like_that() -> None:
    pupil = Learner("l1", "s", "ZELIE", "Martelin", birth_date=BORN, division="3e B", user_id="u1")
    found = recognized(ZELIE, [pupil, replace(pupil, id="l2", first_name="Anna")])
    assert (found.learner_id, found.user_id, found.division) == ("l1", "u1", "3e B")
    assert recognized(ZELIE, [pupil, replace(pupil, id="l2")]) == ZELIE
    assert recognized(ZELIE, []) == ZELIE


def test_what_somebody_lacks_is_told_in_the_order_of_the_framework() -> None:
    ids = ("1.1", "1.2", "1.3", "2.1", "2.2", "2.3")
    ready = eligibility(dict.fromkeys(ids[:5], 1), ids, Rules())
    assert (ready.state, ready.certifiable, ready.missing) == ("ready", 5, ("2.3",))
    lacking = eligibility({"1.2": 3, "1.1": 0}, ids, Rules())
    assert (lacking.state, lacking.missing) == ("lacking", ("1.1", "1.3", "2.1", "2.2", "2.3"))
    assert eligibility(None, ids, Rules()).state == "unknown"
