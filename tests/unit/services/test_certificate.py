"""Making certificates: once, whoever else is at it, and whenever it is interrupted."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.core.certification.certification import Certification, entry_of
from chalicelib.core.certification.status_list import list_of
from chalicelib.core.errors import StaleRow
from chalicelib.core.events import CertificateRequested
from chalicelib.core.organization import Organization
from chalicelib.services.certificate import CertificateDoors, issue_certificate
from tests.certif_factories import CANDIDATE_ID, CENTER_ID, SESSION_ID, certification, result
from tests.factories import NOW, release
from tests.fakes.certificates import (
    FakeCertificateFiles,
    FakePages,
    FakeSignature,
    FakeStatusLists,
)
from tests.fakes.certifications import FakeCertifications
from tests.fakes.learning import FakeReleases
from tests.fakes.organizations import InMemoryOrganizations
from tests.fakes.sessions import FakeSessions
from tests.session_factories import session

EVENT = CertificateRequested("e1", NOW, CANDIDATE_ID)
ENGLISH = replace(EVENT, id="e2", lang="en")
LATER = NOW + timedelta(minutes=5)


@dataclass
class Place:
    doors: CertificateDoors
    certifications: FakeCertifications
    files: FakeCertificateFiles
    statuses: FakeStatusLists

    @property
    def one(self) -> Certification:
        return self.certifications.get(CANDIDATE_ID)

    @property
    def actions(self) -> list[str]:
        return [entry.action for entry in self.certifications.audit(CANDIDATE_ID)]

    def change(self, action: Any, **changes: Any) -> None:
        one = self.one
        self.certifications.save(replace(one, **changes), entry_of(one, action, at=NOW))

    def revoke(self) -> None:
        gone = result(status="cancelled_by_jury", pix=None, mesh=None, levels={})
        number = self.one.result_number + 1
        self.change("revoked", result=gone, result_number=number, revoked_at=NOW)


@pytest.fixture
def place() -> Place:
    certifications, files, statuses = (
        FakeCertifications(),
        FakeCertificateFiles(),
        FakeStatusLists(),
    )
    sessions, organizations = FakeSessions(), InMemoryOrganizations()
    sessions.add(session(SESSION_ID, organization_id=CENTER_ID))
    organizations.add(Organization(CENTER_ID, "center", "Lycée", NOW))
    scored = certification()
    certifications.add(scored, entry_of(scored, "scored", at=NOW))
    doors = CertificateDoors(
        certifications=certifications,
        sessions=sessions,
        organizations=organizations,
        releases=FakeReleases(release()),
        pages=FakePages(),
        signature=FakeSignature(),
        files=files,
        statuses=statuses,
    )
    made = Place(doors, certifications, files, statuses)
    made.change(
        "published",
        stage="published",
        published_at=NOW,
        code="KPTR4BW7QHMD6X",
        certificate="requested",
    )
    return made


def make(place: Place, event: CertificateRequested = EVENT) -> str:
    return issue_certificate(place.doors, event, now=LATER)


def test_it_is_rendered_signed_stored_and_marked(place: Place) -> None:
    assert make(place) == "issued"
    assert place.files.get(CANDIDATE_ID).startswith(b"signed fr Ada Martin")
    assert (place.one.certificate, place.one.issued_at) == ("issued", LATER)
    assert make(place) == "there"
    assert place.actions == ["scored", "published", "issued"]


def test_a_copy_in_another_language_follows_the_certificate(place: Place) -> None:
    assert make(place, ENGLISH) == "not_wanted"
    make(place)
    assert make(place, ENGLISH) == "copied"
    assert make(place, ENGLISH) == "there"
    place.change("identity_corrected", last_name="Marin", certificate="requested")
    make(place)
    assert not place.files.has(CANDIDATE_ID, lang="en")
    assert b"Marin" in place.files.get(CANDIDATE_ID)


@pytest.mark.parametrize(
    "changes",
    [
        {"stage": "scored", "published_at": None},
        {"result": result(status="rejected", pix=None), "result_number": 2},
    ],
)
def test_what_gives_no_certificate_gets_none(place: Place, changes: dict[str, Any]) -> None:
    place.change("commented", **changes)
    assert make(place) == "not_wanted"
    assert place.files.kept == {}


def test_what_is_revoked_is_withdrawn_with_its_copies_and_its_credential(place: Place) -> None:
    make(place)
    make(place, ENGLISH)
    place.change("credential_given", status_index=77)
    place.revoke()
    assert [make(place), make(place)] == ["withdrawn", "withdrawn"]
    assert place.files.kept == {}
    assert set(place.statuses.revoked(list_of(CANDIDATE_ID, NOW))) == {77}


def test_what_is_revoked_while_it_is_made_is_withdrawn(place: Place) -> None:
    meanwhile(place, place.revoke)
    assert make(place) == "withdrawn"
    assert place.files.kept == {}
    assert "issued" not in place.actions


def test_a_name_corrected_while_it_is_made_is_the_one_written(place: Place) -> None:
    meanwhile(place, lambda: place.change("identity_corrected", last_name="Marin"))
    assert make(place) == "issued"
    assert b"Marin" in place.files.get(CANDIDATE_ID)
    assert place.actions.count("issued") == 1


def test_a_copy_of_what_is_revoked_meanwhile_does_not_stay(place: Place) -> None:
    make(place)

    def gone() -> None:
        place.revoke()
        make(place)

    meanwhile(place, gone)
    assert make(place, ENGLISH) == "withdrawn"
    assert place.files.kept == {}


def test_a_copy_under_a_name_corrected_meanwhile_does_not_stay(place: Place) -> None:
    make(place)
    meanwhile(
        place,
        lambda: place.change("identity_corrected", last_name="Marin", certificate="requested"),
    )
    assert make(place, ENGLISH) == "not_wanted"
    assert not place.files.has(CANDIDATE_ID, lang="en")


def test_two_workers_with_the_same_message_mark_it_once(place: Place) -> None:
    meanwhile(place, lambda: make(place))
    assert make(place) == "there"
    assert place.actions.count("issued") == 1


def test_somebody_always_at_it_leaves_the_message_in_the_queue(place: Place) -> None:
    put = place.files.put

    def busy(certificate_id: str, pdf: bytes, **how: Any) -> None:
        place.change("commented", comment_for_candidate=place.one.comment_for_candidate + "x")
        put(certificate_id, pdf, **how)

    place.files.put = busy  # type: ignore[method-assign]  # a neighbor, not our code
    with pytest.raises(StaleRow):
        make(place)
    assert place.one.certificate == "requested"


def meanwhile(place: Place, happens: Callable[[], object]) -> None:
    """Something happens once, just before the file is stored."""
    put, waiting = place.files.put, [happens]

    def interrupted(certificate_id: str, pdf: bytes, **how: Any) -> None:
        if waiting:
            waiting.pop()()
        put(certificate_id, pdf, **how)

    place.files.put = interrupted  # type: ignore[method-assign]  # a neighbor, not our code
