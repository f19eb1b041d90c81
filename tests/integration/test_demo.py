"""The demonstration data, made through the use cases on an in-process AWS."""

import pytest

from chalicelib import wiring
from chalicelib.core.content import Release
from chalicelib.core.identity import email_key
from infra.local import demo
from infra.local.demo import Past
from tests.aws import all_rows, waiting


@pytest.fixture
def pasts(release: Release, monkeypatch: pytest.MonkeyPatch) -> tuple[Past, ...]:
    """A past for the competences of the small release, and for one it does not have."""
    first = release.skills[0].competence_id
    known = (Past(first, level=8, days_ago=5), Past("9.9", level=8, days_ago=5))
    monkeypatch.setattr(demo, "PASTS", known)
    return known


def test_a_learner_is_made_with_a_past(pasts: tuple[Past, ...]) -> None:
    (account,) = demo.make()
    user = wiring.account_doors().accounts.find_by_email(email_key(account.email))
    assert user is not None
    profile = wiring.assessment_stores().profiles.find(user.id, pasts[0].competence_id)
    assert profile is not None
    _, events = wiring.assessment_stores().assessments.get(profile.assessment_id or "")
    assert "ok" in {event.outcome for event in events}
    assert events[0].at < wiring.clock().now()


def test_making_it_twice_changes_nothing(pasts: tuple[Past, ...]) -> None:
    accounts = demo.make()
    rows = all_rows()
    assert len(waiting("mails")) == 1
    assert demo.make() == accounts
    assert all_rows() == rows
    assert waiting("mails") == []


def test_the_demonstration_learner_is_left_without_an_open_browser(
    pasts: tuple[Past, ...],
) -> None:
    """Its ids are known to everybody, so no token made with them may stay."""
    demo.make()
    rows = all_rows()["pix-local-accounts"]
    assert [row["s"]["S"] for row in rows if row["s"]["S"].startswith("f#")] == []
