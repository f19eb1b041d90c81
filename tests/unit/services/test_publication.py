"""Publishing a session: once, whole, a certificate asked for each who earned one."""

from dataclasses import replace

import pytest

from chalicelib.core.certif_errors import AlreadyPublished, NotFinalized, NotSettled
from chalicelib.core.certification.session import ALPHABET
from chalicelib.core.errors import StaleRow
from chalicelib.core.job import Job
from chalicelib.services.jury_decisions import Deciding, Identity, correct_identity
from chalicelib.services.publication import (
    make_publication,
    publish_session,
    read_progress,
    request_again,
)
from tests.after_days import MIXED, RIGHT, Sat, enrolled
from tests.factories import NOW
from tests.session_factories import BORN, SESSION
from tests.unit.services.after import ANA, BOB, Jury

FAILED: Sat = Sat(outcomes=("ko", "ko", "ko", "ko"))


@pytest.fixture
def jury() -> Jury:
    found = Jury()
    found.held(("zelie", Sat(outcomes=RIGHT)), ("yann", Sat(outcomes=MIXED)))
    found.settle()
    return found


def asked(jury: Jury) -> Job:
    publish_session(jury.publication, SESSION, by=BOB, now=NOW)
    return next(iter(jury.jobs.rows.values()))


def published(jury: Jury) -> Job:
    return make_publication(jury.publication, asked(jury))


def test_publishing_is_asked_for_and_carried_out_by_a_worker(jury: Jury) -> None:
    job = asked(jury)
    assert [event.job_id for event in jury.work.events] == [job.id]
    assert read_progress(jury.publication, SESSION).published == 0
    assert make_publication(jury.publication, job).status == "done"
    progress = read_progress(jury.publication, SESSION)
    assert (progress.session.state, progress.job) == ("published", "done")
    assert (progress.scored, progress.published) == (2, 2)


def test_who_earned_one_has_a_certificate_asked_for_under_a_code(jury: Jury) -> None:
    published(jury)
    one = jury.certifications.get("zelie")
    assert one.result.is_certified
    assert (one.certificate, one.published_at) == ("requested", NOW)
    assert len(one.code) == 14
    assert set(one.code) <= set(ALPHABET)
    assert one.id in {event.certification_id for event in jury.queue.events}
    assert [*jury.queue.events] == jury.certifications.events
    assert jury.trail()[-1] == "published"


def test_who_did_not_earn_one_has_a_result_and_no_certificate() -> None:
    jury = Jury()
    jury.held(("zelie", FAILED))
    jury.propose("reject_fraud")
    proposal = jury.certifications.get("zelie").proposal
    assert proposal is not None
    jury.approve(proposal.sequence)
    jury.settle()
    published(jury)
    one = jury.certifications.get("zelie")
    assert (one.stage, one.certificate, one.code) == ("published", "none", "")
    assert jury.queue.events == []


def test_asking_twice_makes_one_publication(jury: Jury) -> None:
    asked(jury)
    asked(jury)
    assert len(jury.jobs.rows) == 1
    assert len(jury.work.events) == 1


def test_a_publication_that_was_interrupted_goes_on_where_it_stopped(jury: Jury) -> None:
    job = asked(jury)
    saves = jury.certifications.save
    done = []

    def interrupted(*given, **more):  # the second certification cannot be written
        if done:
            raise StaleRow
        done.append(given)
        saves(*given, **more)

    jury.certifications.save = interrupted  # type: ignore[method-assign]
    with pytest.raises(StaleRow):
        make_publication(jury.publication, job)
    jury.certifications.save = saves  # type: ignore[method-assign]
    assert read_progress(jury.publication, SESSION).published == 1
    make_publication(jury.publication, job)
    assert read_progress(jury.publication, SESSION).published == 2
    assert [jury.trail(who).count("published") for who in ("zelie", "yann")] == [1, 1]


def test_a_publication_that_failed_can_be_asked_for_again(jury: Jury) -> None:
    job = asked(jury)
    jury.jobs.save(replace(job, status="failed", finished_at=NOW))
    publish_session(jury.publication, SESSION, by=BOB, now=NOW)
    assert len(jury.work.events) == 2
    assert next(iter(jury.jobs.rows.values())).status == "waiting"


def test_publishing_what_is_published_is_refused(jury: Jury) -> None:
    published(jury)
    with pytest.raises(AlreadyPublished):
        asked(jury)


def test_a_session_that_waits_for_the_jury_is_not_published() -> None:
    jury = Jury()
    jury.held(("zelie", Sat(outcomes=MIXED)))
    jury.day.reported("r1", question_number=2)
    jury.settle()
    with pytest.raises(NotSettled):
        asked(jury)


def test_a_session_that_is_open_is_not_published() -> None:
    jury = Jury()
    jury.day.opened(enrolled())
    with pytest.raises(NotFinalized):
        asked(jury)


def test_a_session_is_not_published_while_a_change_waits(jury: Jury) -> None:
    jury.propose("cancel")
    with pytest.raises(NotSettled):
        asked(jury)


def test_a_change_proposed_after_it_was_asked_for_holds_the_publication(jury: Jury) -> None:
    job = asked(jury)
    jury.propose("cancel")
    with pytest.raises(NotSettled):
        make_publication(jury.publication, job)
    assert jury.certifications.get("zelie").stage == "scored"


def test_a_published_result_is_revoked_under_four_eyes(jury: Jury) -> None:
    published(jury)
    one = jury.approve(jury.propose("revoke"))
    assert (one.revoked_at, one.result.status) == (NOW, "cancelled_by_jury")
    assert one.stage == "published"
    assert jury.trail()[-1] == "revoked"


def test_certificates_that_are_not_there_are_asked_for_again(jury: Jury) -> None:
    published(jury)
    before = len(jury.queue.events)
    progress = request_again(jury.publication, SESSION, now=NOW)
    assert len(jury.queue.events) == before + progress.requested
    assert progress.requested > 0


def test_an_identity_mended_after_publication_has_the_certificate_made_again(jury: Jury) -> None:
    published(jury)
    mended = Identity("Zélie", "Martelin-Roy", BORN)
    one = correct_identity(
        jury.decisions, "zelie", mended, deciding=Deciding(ANA, NOW, "Faute de frappe")
    )
    assert one.certificate == "requested"
    assert jury.queue.events[-1].certification_id == "zelie"
