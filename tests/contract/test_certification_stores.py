"""The store of certifications: the same promises in memory and on DynamoDB."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.adapters.dynamo.certifications import DynamoCertifications
from chalicelib.adapters.dynamo.outbox import DynamoOutbox
from chalicelib.core.certif_errors import CertificationNotFound
from chalicelib.core.certification.certification import (
    Certification,
    Decisions,
    Proposal,
    entry_of,
)
from chalicelib.core.errors import RowExists, StaleRow
from chalicelib.core.events import CertificateRequested
from chalicelib.ports.certif import Certifications
from tests.aws import aws_in_process, empty_tables
from tests.certif_factories import CANDIDATE_ID, certification, result
from tests.factories import NOW, OWNER_ID
from tests.fakes.certifications import FakeCertifications

CODE = "BCDFGHJKMPQRTV"


@pytest.fixture(scope="module")
def aws() -> Iterator[None]:
    with aws_in_process():
        yield


@pytest.fixture(params=["fake", "dynamo"])
def store(request: pytest.FixtureRequest) -> Certifications:
    if request.param == "fake":
        return FakeCertifications()
    request.getfixturevalue("aws")
    empty_tables()
    return DynamoCertifications()


def _added(store: Certifications, **changes: object) -> Certification:
    one = certification(**changes)
    store.add(one, entry_of(one, "scored", at=NOW, what={"pix": 300}))
    return replace(one, version=1)


def _saved(store: Certifications, one: Certification) -> Certification:
    store.save(one, entry_of(one, "commented", at=NOW, by=OWNER_ID))
    return replace(one, version=one.version + 1)


def test_a_certification_is_read_back_whole(store: Certifications) -> None:
    one = _added(store, external_id="A1", wants_clea=True, cause="technical", end_reason="time")
    changed = replace(
        one,
        decisions=Decisions(frozenset({3, 7}), is_fraud=True),
        stage="published",
        comment_for_candidate="Bravo",
        comment_for_organization="Rien à dire",
        published_at=NOW,
        code=CODE,
        certificate="issued",
        issued_at=NOW + timedelta(seconds=1),
        status_index=4,
        revoked_at=NOW + timedelta(days=1),
        shown_name="initial",
        proposal=Proposal(2, NOW, OWNER_ID, "neutralize", "Image absente", (3, 7), "r1"),
    )
    assert _saved(store, changed) == store.get(one.id)


def test_an_exam_is_scored_once(store: Certifications) -> None:
    one = _added(store)
    again = certification(result=result(pix=12))
    with pytest.raises(RowExists):
        store.add(again, entry_of(again, "scored", at=NOW))
    assert store.get(one.id) == one
    assert [entry.action for entry in store.audit(one.id)] == ["scored"]
    assert list(store.results(one.id)) == [one.result]


def test_what_is_not_there_is_not_found(store: Certifications) -> None:
    with pytest.raises(CertificationNotFound):
        store.get(CANDIDATE_ID)
    assert store.find_by_code(CODE) is None
    assert list(store.find_many([])) == []


def test_a_stale_certification_is_refused_with_its_entry(store: Certifications) -> None:
    one = _added(store)
    _saved(store, one)
    with pytest.raises(StaleRow):
        store.save(one, entry_of(one, "cancelled", at=NOW))
    assert [entry.action for entry in store.audit(one.id)] == ["scored", "commented"]


def test_the_trail_says_who_did_what_and_why(store: Certifications) -> None:
    one = _added(store)
    entry = entry_of(
        one, "neutralized", at=NOW, by=OWNER_ID, reason="Image absente", what={"positions": "3"}
    )
    store.save(one, entry)
    assert list(store.audit(one.id))[1] == entry


def test_every_result_is_kept(store: Certifications) -> None:
    one = _added(store)
    lower = result(pix=250)
    store.save(replace(one, result=lower, result_number=2), entry_of(one, "rescored", at=NOW))
    assert list(store.results(one.id)) == [one.result, lower]
    assert store.get(one.id).result == lower


def test_a_result_that_was_kept_never_changes(store: Certifications) -> None:
    one = _added(store)
    with pytest.raises(StaleRow):
        store.save(replace(one, result=result(pix=1)), entry_of(one, "rescored", at=NOW))
    assert list(store.results(one.id)) == [one.result]


def test_a_code_finds_what_is_published(store: Certifications) -> None:
    one = _saved(store, replace(_added(store), code=CODE))
    assert store.find_by_code(CODE) is None
    _saved(store, replace(one, stage="published"))
    found = store.find_by_code(CODE)
    assert found is not None
    assert found.id == one.id


def test_a_code_is_of_one_certification(store: Certifications) -> None:
    _saved(store, replace(_added(store), code=CODE))
    other = _added(store, id="l" * 24)
    with pytest.raises(RowExists):
        _saved(store, replace(other, code=CODE))
    assert store.get(other.id) == other


def test_those_of_an_account_are_found_until_it_is_erased(store: Certifications) -> None:
    one = _added(store)
    other = _added(store, id="l" * 24, taken_at=NOW - timedelta(days=1))
    _added(store, id="m" * 24, user_id=None)
    assert list(store.list_of_user(OWNER_ID)) == [other, one]
    store.unlink(one.id)
    assert list(store.list_of_user(OWNER_ID)) == [other]
    kept = store.get(one.id)
    assert (kept.user_id, kept.first_name) == (None, "Ada")
    with pytest.raises(StaleRow):
        _saved(store, one)
    assert _saved(store, kept) == store.get(one.id)


def test_many_are_found_in_the_order_asked(store: Certifications) -> None:
    one, other = _added(store), _added(store, id="l" * 24)
    assert list(store.find_many([other.id, "z" * 24, one.id])) == [other, one]


def test_proposals_wait_until_they_are_settled(store: Certifications) -> None:
    one = _added(store)
    proposal = Proposal(2, NOW, OWNER_ID, "cancel", "Copie", ())
    proposed = _saved(store, replace(one, proposal=proposal))
    assert list(store.list_proposed()) == [proposed]
    _saved(store, replace(proposed, proposal=None))
    assert list(store.list_proposed()) == []


def test_an_event_is_announced_with_the_state(
    store: Certifications, request: pytest.FixtureRequest
) -> None:
    one = _added(store)
    event = CertificateRequested("e" * 24, NOW, one.id)
    store.save(one, entry_of(one, "published", at=NOW), event=event)
    if isinstance(store, FakeCertifications):
        assert store.events == [event]
        return
    outbox = DynamoOutbox("certificates")
    assert list(outbox.due(now=NOW + timedelta(hours=1), at_most=9)) == [event]
