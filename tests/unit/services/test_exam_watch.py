"""Recounting: what is finished must be scored, what is published must have its certificate."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.core.certification.certification import entry_of
from chalicelib.services.exam_watch import (
    CERTIFICATE_LATE,
    SCORE_LATE,
    WATCHED,
    Watch,
    WatchDoors,
    watch_exams,
)
from chalicelib.services.publication import make_publication, publish_session
from tests.after_days import RIGHT, Sat
from tests.factories import NOW
from tests.session_factories import SESSION
from tests.unit.services.after import BOB, Jury

ALL = 100


@pytest.fixture
def jury() -> Jury:
    """A session published, whose two certificates are asked for; nothing waits for a score."""
    found = Jury()
    found.held(("zelie", Sat(outcomes=RIGHT)), ("yann", Sat(outcomes=RIGHT)))
    found.exams.times.clear()
    found.exams.to_score.waiting.clear()
    found.settle()
    publish_session(found.publication, SESSION, by=BOB, now=NOW)
    make_publication(found.publication, next(iter(found.jobs.rows.values())))
    return found


def seen(jury: Jury, after: timedelta) -> Watch:
    doors = WatchDoors(
        jury.exams, jury.exams.to_score, jury.sessions, jury.candidates, jury.certifications
    )
    return watch_exams(doors, now=NOW + after, at_most=ALL)


def test_a_certificate_is_missing_once_it_is_late(jury: Jury) -> None:
    assert seen(jury, CERTIFICATE_LATE - timedelta(seconds=1)) == Watch(0, ())
    assert sorted(seen(jury, CERTIFICATE_LATE).uncertified) == ["yann", "zelie"]


def test_a_certificate_that_is_issued_or_withdrawn_is_not_missing(jury: Jury) -> None:
    one, other = jury.certifications.get("zelie"), jury.certifications.get("yann")
    issued = replace(one, certificate="issued", issued_at=NOW)
    jury.certifications.save(issued, entry_of(one, "issued", at=NOW))
    jury.certifications.save(replace(other, revoked_at=NOW), entry_of(other, "revoked", at=NOW))
    assert seen(jury, CERTIFICATE_LATE) == Watch(0, ())


def test_a_session_is_watched_for_a_day(jury: Jury) -> None:
    assert seen(jury, WATCHED - timedelta(seconds=1)).uncertified
    assert seen(jury, WATCHED).uncertified == ()


def test_an_exam_that_is_on_a_list_for_long_has_no_score(jury: Jury) -> None:
    jury.exams.times.add(("zelie", NOW))
    jury.exams.to_score.waiting |= {("zelie", NOW), ("yann", NOW)}
    assert seen(jury, SCORE_LATE - timedelta(seconds=1)).unscored == 0
    assert seen(jury, SCORE_LATE).unscored == 2
