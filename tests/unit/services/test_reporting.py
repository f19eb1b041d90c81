"""Institutions are told of each certification: once, the newest, and feeds with it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.core.certif_errors import CertificationNotFound, NotPublished
from chalicelib.core.certification.certification import Certification, entry_of
from chalicelib.core.certification.reported_result import ReportedResult
from chalicelib.core.errors import StaleRow
from chalicelib.core.learner import Learner
from chalicelib.core.organization import Organization
from chalicelib.services.publication import make_publication, publish_session
from chalicelib.services.reporting import (
    AgainDoors,
    ReportingDoors,
    make_reporting,
    report_again,
    report_certification,
)
from tests.after_days import MIXED, RIGHT, Sat
from tests.factories import NOW
from tests.fakes.learners import FakeLearners
from tests.fakes.organizations import InMemoryOrganizations
from tests.fakes.reported import FakeReportedResults
from tests.reported_factories import INE, UAI
from tests.session_factories import CENTER, SESSION
from tests.unit.services.after import BOB, Jury, Still

SCHOOL, LINE = "o" * 24, "l" * 24
PUPIL = Learner(LINE, SCHOOL, "Zélie-Anne", "Martelin", date(2008, 3, 7), national_id=INE)


class Reporting:
    """A session that was published, and the doors of what follows."""

    def __init__(self) -> None:
        self.jury = Jury()
        self.results = FakeReportedResults()
        self.learners = FakeLearners()
        self.organizations = InMemoryOrganizations()
        self.organizations.add(Organization(CENTER, "center", "Centre Hedy-Lamarr", NOW))
        self.organizations.add(Organization(SCHOOL, "school", "Collège", NOW, uai=UAI))
        self.jury.held(("zelie", Sat(outcomes=RIGHT)), ("yann", Sat(outcomes=MIXED)))
        self.jury.settle()

    @property
    def doors(self) -> ReportingDoors:
        jury = self.jury
        return ReportingDoors(
            self.results, jury.certifications, jury.candidates, self.learners, self.organizations
        )

    @property
    def again(self) -> AgainDoors:
        jury = self.jury
        return AgainDoors(self.doors, jury.sessions, jury.jobs, jury.work, Still())

    def publish(self) -> None:
        publish_session(self.jury.publication, SESSION, by=BOB, now=NOW)
        make_publication(self.jury.publication, next(iter(self.jury.jobs.rows.values())))

    def report(self, *, again: bool = False) -> ReportedResult:
        return report_certification(self.doors, "zelie", now=NOW, again=again)

    def enroll(self, learner: Learner = PUPIL) -> None:
        """Say from which line of which school's list the candidate came."""
        self.learners.save(learner)
        row = self.jury.candidates.get(SESSION, "zelie")
        self.jury.candidates.save(replace(row, school_id=SCHOOL, learner_id=learner.id))

    def change(self, **changes: object) -> Certification:
        certifications = self.jury.certifications
        one = replace(certifications.get("zelie"), **changes)  # type: ignore[arg-type]
        certifications.save(one, entry_of(one, "commented", at=NOW))
        return certifications.get("zelie")


@pytest.fixture
def reporting() -> Reporting:
    return Reporting()


def kept(reporting: Reporting) -> ReportedResult:
    (found,) = reporting.results.find_many(["zelie"])
    return found


def test_a_scored_exam_is_pending_and_due_for_no_feed(reporting: Reporting) -> None:
    told = reporting.report()
    assert (told.status, told.pix, told.center_name) == ("pending", None, "Centre Hedy-Lamarr")
    assert kept(reporting) == told
    assert not reporting.results.due


def test_a_published_result_is_told_and_due_for_every_feed(reporting: Reporting) -> None:
    reporting.report()
    reporting.publish()
    told = reporting.report()
    assert told.status == "validated"
    assert told.pix == reporting.jury.certifications.get("zelie").result.pix
    assert {feed for feed, _, _ in reporting.results.due} == {"lsu", "parcoursup", "cpf"}
    assert set(reporting.results.due.values()) == {told.version}


def test_telling_the_same_twice_writes_once(reporting: Reporting) -> None:
    reporting.publish()
    first = reporting.report()
    reporting.results.due.clear()
    assert reporting.report() == first
    assert not reporting.results.due


def test_a_change_that_institutions_do_not_see_is_due_for_no_feed(reporting: Reporting) -> None:
    reporting.publish()
    first = reporting.report()
    reporting.results.due.clear()
    reporting.change(certificate="issued", issued_at=NOW)
    assert reporting.report() == replace(first, version=first.version + 1)
    assert not reporting.results.due


def test_a_revoked_result_is_due_again(reporting: Reporting) -> None:
    reporting.publish()
    reporting.report()
    reporting.results.due.clear()
    reporting.change(revoked_at=NOW)
    assert reporting.report().status == "cancelled"
    assert len(reporting.results.due) == 3


def test_an_operator_has_it_looked_at_again(reporting: Reporting) -> None:
    reporting.publish()
    first = reporting.report()
    reporting.results.due.clear()
    assert reporting.report(again=True) == first
    assert len(reporting.results.due) == 3


def test_names_come_from_the_list_of_the_school_that_enrolled_the_pupil(
    reporting: Reporting,
) -> None:
    reporting.enroll()
    told = reporting.report()
    assert (told.first_name, told.ine, told.uai) == ("Zélie-Anne", INE, UAI)
    assert (told.school_id, told.learner_id) == (SCHOOL, LINE)


def test_a_line_that_was_merged_leads_to_the_one_that_is_left(reporting: Reporting) -> None:
    reporting.enroll(replace(PUPIL, merged_into="k" * 24))
    reporting.learners.save(replace(PUPIL, id="k" * 24, first_name="Zélie"))
    told = reporting.report()
    assert (told.first_name, told.learner_id) == ("Zélie", "k" * 24)


def test_somebody_whom_a_center_enrolled_is_found_by_their_account(reporting: Reporting) -> None:
    reporting.learners.save(replace(PUPIL, user_id="user-of-zelie", linked_at=NOW))
    told = reporting.report()
    assert (told.ine, told.uai) == (INE, UAI)


def test_an_erased_account_leaves_what_was_told(reporting: Reporting) -> None:
    reporting.learners.save(replace(PUPIL, user_id="user-of-zelie", linked_at=NOW))
    reporting.publish()
    first = reporting.report()
    reporting.results.due.clear()
    line = reporting.learners.get(SCHOOL, LINE)
    reporting.learners.save(replace(line, user_id=None))
    reporting.jury.certifications.unlink("zelie")
    assert reporting.report() == replace(first, version=first.version + 1)
    assert not reporting.results.due


def test_nobody_is_told_of_what_does_not_exist(reporting: Reporting) -> None:
    with pytest.raises(CertificationNotFound):
        report_certification(reporting.doors, "nobody", now=NOW)


def test_who_read_an_older_certification_does_not_write_over_a_newer(reporting: Reporting) -> None:
    """Somebody else tells a newer one between our reading and our writing."""
    reporting.publish()
    reporting.report()
    reporting.change(revoked_at=NOW)
    inner, busy = reporting.results.save, [True]

    def save(result: ReportedResult, **how: object) -> None:
        if busy.pop() if busy else False:
            reporting.change(comment_for_candidate="Bravo")
            other = replace(result, version=result.version + 1, pix=1)
            inner(other, **how)  # type: ignore[arg-type]
        inner(result, **how)  # type: ignore[arg-type]

    reporting.results.save = save  # type: ignore[method-assign]
    told = reporting.report()
    assert told.version == reporting.jury.certifications.get("zelie").version
    assert kept(reporting) == told
    assert told.pix != 1


def test_what_changes_all_the_time_is_given_up(reporting: Reporting) -> None:
    def save(result: ReportedResult, **how: object) -> None:
        raise StaleRow

    reporting.results.save = save  # type: ignore[method-assign, assignment]
    with pytest.raises(StaleRow):
        reporting.report()


def test_a_session_is_told_again_by_a_worker(reporting: Reporting) -> None:
    reporting.publish()
    report_again(reporting.again, "j1", SESSION, by=BOB, now=NOW)
    report_again(reporting.again, "j1", SESSION, by=BOB, now=NOW)
    assert [event.job_id for event in reporting.jury.work.events].count("j1") == 1
    job = reporting.jury.jobs.get(CENTER, "j1")
    done = make_reporting(reporting.again, job)
    assert (done.status, done.outcome) == ("done", {"reported": 2})
    assert len(reporting.results.find_many(["zelie", "yann"])) == 2
    assert len(reporting.results.due) == 6


def test_a_session_that_is_not_published_is_not_told_again(reporting: Reporting) -> None:
    with pytest.raises(NotPublished):
        report_again(reporting.again, "j1", SESSION, by=BOB, now=NOW)


def test_every_published_session_is_told_again_each_by_its_own_job(reporting: Reporting) -> None:
    reporting.publish()
    reporting.jury.work.events.clear()
    report_again(reporting.again, "j1", "", by=BOB, now=NOW)
    every = reporting.jury.jobs.get("service", "j1")
    make_reporting(reporting.again, every)
    make_reporting(reporting.again, reporting.jury.jobs.get("service", "j1"))
    first, *others = reporting.jury.work.events
    assert first.job_id == "j1"
    (own,) = others
    job = reporting.jury.jobs.get(CENTER, own.job_id)
    assert (job.kind, job.options) == ("reporting", {"session_id": SESSION})
    make_reporting(reporting.again, job)
    assert len(reporting.results.due) == 6


def test_a_later_change_is_due_on_its_own_day(reporting: Reporting) -> None:
    reporting.publish()
    reporting.report()
    reporting.change(revoked_at=NOW)
    report_certification(reporting.doors, "zelie", now=NOW + timedelta(days=1))
    assert len(reporting.results.due) == 5  # the CPF has one still, months from now
