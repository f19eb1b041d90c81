"""The proof, on stores in memory: whatever is forgotten in a run of nights is named."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest

from chalicelib.core.certification.certification import entry_of
from chalicelib.core.certification.reported_result import FeedName
from chalicelib.core.feed.reconciliation import Balance
from chalicelib.services.feed_reconciliation import ReconciliationDoors, reconcile
from tests.certif_factories import certification
from tests.factories import NOW, release
from tests.fakes.certifications import FakeCertifications
from tests.fakes.feeds import FakeDueResults, FakeReconciliations
from tests.fakes.learning import FakeReleases
from tests.feed_nights import PUBLISHED, Night, reported

IDS = [f"cert-{number}" for number in range(6)]


@dataclass
class Sessions:
    """Published sessions of two."""

    ids: Sequence[str] = field(default_factory=lambda: IDS)

    def each(self, *, since: datetime, until: datetime) -> Iterator[Sequence[str]]:
        for at in range(0, len(self.ids), 2):
            yield self.ids[at : at + 2]


@dataclass
class Country:
    """Certifications, and the nights of one feed."""

    night: Night
    certifications: FakeCertifications = field(default_factory=FakeCertifications)
    proofs: FakeReconciliations = field(default_factory=FakeReconciliations)

    def proved(self) -> Balance:
        doors = ReconciliationDoors(
            published=Sessions(),
            certifications=self.certifications,
            results=self.night.results,
            due=FakeDueResults(self.night.results),
            ledger=self.night.ledger,
            proofs=self.proofs,
            releases=FakeReleases(release()),
            clock=self.night.clock,
        )
        made = reconcile(doors, since=NOW, until=NOW + timedelta(days=400))
        assert self.proofs.last() == made
        assert made.sessions == 3
        return made.balances[self.night.feed]


@pytest.fixture(params=["lsu", "parcoursup", "cpf"])
def country(request: pytest.FixtureRequest) -> Country:
    feed: FeedName = request.param
    made = Country(Night(feed))
    for id_ in IDS:
        stage = "scored" if id_ == IDS[-1] else "published"
        one = certification(id=id_, stage=stage, published_at=PUBLISHED)
        made.certifications.add(one, entry_of(one, "scored", at=NOW))
    return made


def _tell(country: Country, *ids: str, **changes: object) -> None:
    for id_ in ids:
        country.night.publish(reported(id_, **changes))


def test_what_nobody_was_told_of_is_missing_by_id(country: Country) -> None:
    _tell(country, *IDS[:3])
    balance = country.proved()
    assert (balance.published, balance.due, balance.missing) == (5, 3, 2)
    assert balance.missing_ids == (IDS[3], IDS[4])


def test_after_the_night_everything_is_exported_or_refused(country: Country) -> None:
    _tell(country, *IDS[:3])
    _tell(country, *IDS[3:5], uai="", ine="", cpf=None)
    country.night.run()
    balance = country.proved()
    assert (balance.published, balance.exported, balance.refused) == (5, 3, 2)
    assert (balance.due, balance.missing) == (0, 0)


def test_a_result_whose_row_was_lost_is_missing(country: Country) -> None:
    _tell(country, *IDS[:5])
    country.night.results.due.clear()
    assert country.proved().missing == 5


def test_a_revocation_that_no_feed_says_is_missing(country: Country) -> None:
    _tell(country, *IDS[:5])
    country.night.run()
    one = country.certifications.get(IDS[0])
    revoked = replace(one, revoked_at=NOW)
    country.certifications.save(revoked, entry_of(one, "revoked", at=NOW))
    assert country.proved().missing_ids == (IDS[0],)
    country.night.later(days=1)
    (told,) = country.night.results.find_many([IDS[0]])
    now = country.night.clock.now()
    country.night.publish(replace(told, version=4, status="cancelled", changed_at=now))
    assert (country.proved().due, country.proved().missing) == (1, 0)
    country.night.later(days=1)
    country.night.run()
    assert country.proved() == Balance(published=5, exported=5)
