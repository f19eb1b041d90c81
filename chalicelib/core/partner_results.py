"""Which results an institution is given: the last of each person, and of one person only."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby

from chalicelib.core.certification.reported_result import ReportedResult
from chalicelib.core.certification.session import SECRET_LENGTH, folded_code
from chalicelib.core.errors import Conflict, Forbidden, InvalidInput, NotFound
from chalicelib.core.learner import plain

LONGEST_PERSON = "~"
"""After everything that follows the person in a `name_key`."""
_INE = re.compile(r"[0-9]{9}[A-Z]{2}|[0-9]{10}[A-Z]")


class ResultNotFound(NotFound):
    """No published result answers the question."""

    code = "result_not_found"


class SeveralPeople(Conflict):
    """Several people answer the question: it is not said which ones."""

    code = "several_people"


class OutsideJurisdiction(Forbidden):
    """The client may not read of this school."""

    code = "outside_jurisdiction"


class IneNotReadable(InvalidInput):
    """Not a national number: nine or ten digits, then two letters or one."""

    code = "invalid_ine"
    pointer = "/ine"


class CodeNotReadable(InvalidInput):
    """Not a verification code: fourteen characters, grouped or not."""

    code = "invalid_verification_code"
    pointer = "/verification_code"


def readable_ine(text: str) -> str:
    """The number in capitals, without spaces; raises `IneNotReadable`."""
    ine = "".join(text.split()).upper()
    if not _INE.fullmatch(ine):
        raise IneNotReadable
    return ine


def readable_verification_code(text: str) -> str:
    """The code as it is stored; raises `CodeNotReadable`."""
    code = folded_code(text)
    if len(code) != SECRET_LENGTH or not code.isascii():
        raise CodeNotReadable
    return code


def last_of_each(
    results: Iterable[ReportedResult], *, since: datetime | None = None
) -> Iterator[tuple[ReportedResult | None, str]]:
    """Person after person of a school's list, the last result of each, and where the next begins.

    What was cancelled is as if it had never been. None: the person has nothing to show, or nothing
    that changed `since`.
    """
    for person, own in groupby(results, key=_person):
        shown = [one for one in own if one.status != "cancelled"]
        last = max(shown, key=_age, default=None)
        is_old = last is not None and since is not None and last.changed_at < since
        yield None if is_old else last, f"{person}#{LONGEST_PERSON}"


def the_last(results: Sequence[ReportedResult], *, school_year: int) -> ReportedResult:
    """The last published result of a school year, of the one person they are about.

    Raises `ResultNotFound`, `SeveralPeople`.
    """
    found = [one for one in results if one.is_readable and one.school_year == school_year]
    if not found:
        raise ResultNotFound
    if len({_known_as(one) for one in found}) > 1:
        raise SeveralPeople
    return max(found, key=_age)


def _person(result: ReportedResult) -> str:
    return result.name_key.rpartition("#")[0]


def _age(result: ReportedResult) -> tuple[datetime, str]:
    return result.taken_at, result.certification_id


def _known_as(result: ReportedResult) -> tuple[str, ...]:
    """What tells people apart: their national number with their names and birth date.

    Without a number, the line of their school's list.
    """
    names = (plain(result.last_name), plain(result.first_name), result.birth_date.isoformat())
    return (*names, result.ine or result.learner_id or result.certification_id)
