"""What institutions read of certifications: a school's list, or one person's last result."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from chalicelib.core.api_client import ApiClient
from chalicelib.core.certification.reported_result import ReportedResult, school_year_of
from chalicelib.core.organization import readable_uai
from chalicelib.core.partner_results import (
    OutsideJurisdiction,
    ResultNotFound,
    last_of_each,
    readable_ine,
    readable_verification_code,
    the_last,
)
from chalicelib.ports.reported import ReportedResults

PAGE = 100
MAX_READS = 10
"""Pages of the store that one page of a school may cost, when few of its results are new."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What is asked of a school; `after`: where to go on. No `school_year`: the current one."""

    uai: str
    school_year: int | None = None
    since: datetime | None = None
    after: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class PersonAsked:
    """A pupil of a school."""

    uai: str
    last_name: str = field(repr=False)
    first_name: str = field(repr=False)
    birth_date: date = field(repr=False)


def list_school_results(
    results: ReportedResults, client: ApiClient, listing: Listing, *, now: datetime
) -> tuple[Sequence[ReportedResult], str]:
    """A page of a school's results, the last of each person, and where the next one starts.

    Results that are not published are there without score. A page may be short, even empty, and be
    followed by others. Raises `InvalidUai`, `OutsideJurisdiction`.
    """
    uai = _covered(client, listing.uai)
    year = listing.school_year if listing.school_year is not None else school_year_of(now)
    found: list[ReportedResult] = []
    place = listing.after
    for _ in range(MAX_READS):
        rows = results.list_of_school(uai, year, after=place, limit=PAGE + 1)
        is_end = len(rows) <= PAGE
        people = list(last_of_each(rows, since=listing.since))
        if not is_end:
            people.pop()  # there may be more of the last one
        for number, (result, following) in enumerate(people, start=1):
            found += [result] if result is not None else []
            if len(found) == PAGE:
                return found, "" if is_end and number == len(people) else following
        if is_end:
            return found, ""
        place = people[-1][1]
    return found, place


def find_by_ine(
    results: ReportedResults, client: ApiClient, ine: str, *, now: datetime
) -> ReportedResult:
    """The last published result of somebody, of this school year.

    Raises `IneNotReadable`, `ResultNotFound`, `SeveralPeople`.
    """
    found = [one for one in results.list_by_ine(readable_ine(ine)) if client.covers(one.uai)]
    return the_last(found, school_year=school_year_of(now))


def find_by_identity(
    results: ReportedResults, client: ApiClient, asked: PersonAsked, *, now: datetime
) -> ReportedResult:
    """The last published result of a pupil of a school, of this school year.

    Raises `InvalidUai`, `OutsideJurisdiction`, `ResultNotFound`, `SeveralPeople`.
    """
    found = results.list_by_identity(
        _covered(client, asked.uai), asked.last_name, asked.first_name, birth_date=asked.birth_date
    )
    return the_last(found, school_year=school_year_of(now))


def find_by_code(results: ReportedResults, client: ApiClient, code: str) -> ReportedResult:
    """The result of a verification code, of any year; raises `CodeNotReadable`, `ResultNotFound`.

    A result outside the client's jurisdiction is not found.
    """
    found = results.find_by_code(readable_verification_code(code))
    if found is None or not found.is_readable or not client.covers(found.uai):
        raise ResultNotFound
    return found


def _covered(client: ApiClient, uai: str) -> str:
    readable = readable_uai(uai, "school") or ""
    if not client.covers(readable):
        raise OutsideJurisdiction
    return readable
