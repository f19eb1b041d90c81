"""What institutions are told: the school year, when feeds look at it, what is due."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from chalicelib.core.certification.birth_place import FRANCE
from chalicelib.core.certification.candidate import BirthPlace
from chalicelib.core.certification.certification import Certification
from chalicelib.core.certification.reported_result import (
    FeedName,
    ReportedResult,
    feed_due_at,
    says_the_same,
    school_year_of,
)
from chalicelib.core.certification.reporting import (
    SchoolLine,
    Sources,
    chosen_line,
    is_due,
    reported,
)
from chalicelib.core.learner import Learner
from chalicelib.core.organization import Organization
from tests.certif_factories import certification, result
from tests.factories import NOW
from tests.reported_factories import reported as told
from tests.session_factories import candidate

SCHOOL = Organization("o" * 24, "school", "Collège", NOW, uai="0991234D")
PUPIL = Learner(
    "l" * 24,
    SCHOOL.id,
    "Zélie",
    "Martelin",
    date(2008, 3, 7),
    division="T2",
    middle_name="Anne",
    national_id="123456789AB",
)
BORN_IN = BirthPlace("F", FRANCE, insee_code="33063")


def published(**changes: object) -> Certification:
    given: dict[str, object] = {
        "stage": "published",
        "published_at": NOW,
        "code": "BCDFGHJKMPQRTV",
        "version": 2,
    }
    return certification(**{**given, **changes})


def sources(one: Certification, **changes: object) -> Sources:
    return replace(Sources(one, None, None, "Centre", None), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("at", "year"),
    [
        (datetime(2026, 7, 31, 21, 59, tzinfo=UTC), 2025),
        (datetime(2026, 7, 31, 22, 0, tzinfo=UTC), 2026),  # 1 August in Paris
        (datetime(2027, 1, 1, tzinfo=UTC), 2026),
    ],
)
def test_a_school_year_begins_on_the_first_of_august_in_paris(at: datetime, year: int) -> None:
    assert school_year_of(at) == year


@pytest.mark.parametrize(
    ("feed", "published_at", "changed_at", "due_at"),
    [
        ("lsu", "2026-11-22T10:00", "2026-11-22T10:00", "2026-11-22T00:00"),
        ("parcoursup", "2026-11-22T10:00", "2026-12-01T23:59", "2026-12-01T00:00"),
        ("cpf", "2026-11-22T10:00", "2026-11-22T10:00", "2027-02-01T00:00"),
        ("cpf", "2026-11-22T10:00", "2026-12-01T10:00", "2027-02-01T00:00"),
        ("cpf", "2026-11-22T10:00", "2027-03-05T10:00", "2027-03-05T00:00"),
        ("cpf", "2026-09-30T10:00", "2026-09-30T10:00", "2026-12-01T00:00"),
    ],
)
def test_a_feed_looks_the_next_night_and_the_cpf_three_months_later(
    feed: FeedName, published_at: str, changed_at: str, due_at: str
) -> None:
    instants = [datetime.fromisoformat(f"{at}+00:00") for at in (published_at, changed_at, due_at)]
    one = told(published_at=instants[0], changed_at=instants[1])
    assert feed_due_at(feed, one) == instants[2]


def test_before_publication_neither_score_nor_levels_are_told() -> None:
    one = reported(sources(certification(version=1), candidate=candidate(cpf=BORN_IN)), now=NOW)
    assert (one.status, one.pix, one.global_level, dict(one.levels)) == ("pending", None, None, {})
    assert (one.code, one.published_at, one.cpf) == ("", None, None)
    assert not one.is_readable


def test_a_published_result_is_told_with_its_global_level() -> None:
    one = reported(sources(published(), candidate=candidate(cpf=BORN_IN)), now=NOW)
    assert (one.status, one.pix, one.global_level) == ("validated", 300, "LEVEL_INDEPENDENT_3")
    assert dict(one.levels) == {"1.1": 3, "1.2": 2}
    assert (one.code, one.center_name, one.cpf) == ("BCDFGHJKMPQRTV", "Centre", BORN_IN)
    assert one.is_readable


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"result": result(status="rejected", comment="fraud", pix=None, mesh=None)}, "rejected"),
        ({"result": result(status="cancelled", pix=None, mesh=None)}, "cancelled"),
        ({"result": result(status="cancelled_by_jury", pix=None, mesh=None)}, "cancelled"),
        ({"revoked_at": NOW}, "cancelled"),
    ],
)
def test_the_status_follows_the_jury(changes: dict[str, object], status: str) -> None:
    one = reported(sources(published(**changes)), now=NOW)
    assert one.status == status
    assert one.is_readable == (status == "rejected")


def test_who_the_person_is_comes_from_the_schools_list() -> None:
    one = reported(sources(published(), line=SchoolLine(PUPIL, SCHOOL)), now=NOW)
    assert (one.first_name, one.middle_name, one.last_name) == ("Zélie", "Anne", "Martelin")
    assert (one.birth_date, one.ine, one.uai) == (PUPIL.birth_date, "123456789AB", "0991234D")
    assert (one.school_id, one.learner_id) == (SCHOOL.id, PUPIL.id)


def test_without_a_school_it_comes_from_the_candidate() -> None:
    one = reported(sources(published()), now=NOW)
    assert (one.first_name, one.last_name, one.birth_date) == ("Ada", "Martin", date(2010, 5, 17))
    assert (one.ine, one.uai, one.school_id, one.learner_id) == ("", "", "", "")


def test_a_list_that_forgot_the_person_does_not_make_institutions_forget() -> None:
    before = reported(sources(published(), line=SchoolLine(PUPIL, SCHOOL)), now=NOW)
    later = published(version=5, user_id=None)
    one = reported(sources(later, before=before), now=NOW + timedelta(days=9))
    assert one == replace(before, version=5)


def test_an_archived_school_has_no_number() -> None:
    closed = replace(SCHOOL, is_archived=True)
    one = reported(sources(published(), line=SchoolLine(PUPIL, closed)), now=NOW)
    assert (one.uai, one.ine) == ("", "123456789AB")


def test_saying_the_same_again_changes_neither_date_nor_feeds() -> None:
    before = reported(sources(published()), now=NOW)
    issued = published(version=3, certificate="issued", issued_at=NOW)
    one = reported(sources(issued, before=before), now=NOW + timedelta(days=1))
    assert says_the_same(one, before)
    assert (one.version, one.changed_at) == (3, NOW)
    assert not is_due(one, before, again=False)
    assert is_due(one, before, again=True)


def test_feeds_look_at_what_was_published_or_changed_since() -> None:
    pending = reported(sources(certification(version=1)), now=NOW)
    first = reported(sources(published(), before=pending), now=NOW)
    revoked = reported(sources(published(version=4, revoked_at=NOW), before=first), now=NOW)
    assert not is_due(pending, None, again=True)
    assert is_due(first, pending, again=False)
    assert is_due(first, None, again=False)
    assert is_due(revoked, first, again=False)


def test_the_line_of_a_school_comes_before_the_others() -> None:
    def line(learner_id: str, organization_id: str, **changes: object) -> Learner:
        return replace(PUPIL, id=learner_id, organization_id=organization_id, **changes)  # type: ignore[arg-type]

    places = {
        "school": SCHOOL,
        "university": Organization("university", "university", "U", NOW, uai="0750001U"),
        "company": Organization("company", "company", "C", NOW),
        "closed": replace(SCHOOL, id="closed", is_archived=True),
    }
    lines = [
        line("a", "university", linked_at=NOW),
        line("b", "school"),
        line("c", "school", linked_at=NOW - timedelta(days=1)),
        line("d", "company", linked_at=NOW),
        line("e", "closed", linked_at=NOW),
        line("f", "school", linked_at=NOW, is_active=False),
        line("g", "school", linked_at=NOW, merged_into="b"),
        line("h", "unknown", linked_at=NOW),
    ]
    chosen = chosen_line(lines, places)
    assert chosen is not None
    assert chosen.learner.id == "c"
    without_school = chosen_line([one for one in lines if one.id in "adeh"], places)
    assert without_school is not None
    assert without_school.learner.id == "a"
    assert chosen_line([], places) is None


def test_what_is_printed_of_a_result_names_nobody() -> None:
    one: ReportedResult = told(cpf=BORN_IN)
    for mark in ("Zélie", "Martelin", "2008", "123456789AB", "BCDFGHJKMPQRTV", "33063"):
        assert mark not in repr(one)
