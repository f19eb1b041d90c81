"""The demonstration data, made through the use cases on an in-process AWS."""

import pytest

from chalicelib import wiring
from chalicelib.core.api_client import SCOPES
from chalicelib.core.content import Release
from chalicelib.core.identity import User, email_key
from chalicelib.core.second_factor import code_at, step_at
from chalicelib.wiring import accounts as accounts_wiring
from chalicelib.wiring import orga as orga_wiring
from chalicelib.wiring import training as training_wiring
from infra.local import demo, demo_school
from infra.local.demo import Past
from infra.local.demo_school import Part
from tests.aws import all_rows, waiting
from tests.machines import Machine
from tests.tab import Tab

PARTS = (
    Part(level=3, days_ago=9, is_shared=True),
    Part(level=2, days_ago=2),
    Part(level=1, days_ago=8, stops_after=1),
)


@pytest.fixture
def pasts(release: Release, monkeypatch: pytest.MonkeyPatch) -> tuple[Past, ...]:
    """A past for the competences of the small release, and for one it does not have; few pupils."""
    first = release.skills[0].competence_id
    known = (Past(first, level=8, days_ago=5), Past("9.9", level=8, days_ago=5))
    monkeypatch.setattr(demo, "PASTS", known)
    monkeypatch.setattr(demo_school, "PARTS", PARTS)
    monkeypatch.setattr(demo_school, "CLASSES", {"6e A": 3, "5e C": 1})
    return known


def account_of(login: str) -> User:
    accounts = accounts_wiring.account_doors().accounts
    user = accounts.find_by_email(email_key(login))
    assert user is not None
    return user


def test_a_learner_is_made_with_a_past(pasts: tuple[Past, ...]) -> None:
    user = account_of(demo.make()[0].login)
    profile = training_wiring.assessment_stores().profiles.find(user.id, pasts[0].competence_id)
    assert profile is not None
    _, events = training_wiring.assessment_stores().assessments.get(profile.assessment_id or "")
    assert "ok" in {event.outcome for event in events}
    assert events[0].at < wiring.clock().now()


def test_a_teacher_runs_a_school_where_a_campaign_is_in_progress(pasts: tuple[Past, ...]) -> None:
    demo.make()
    (place,) = orga_wiring.memberships().list_of(account_of("teacher@demo.test").id)
    assert place.role == "admin"
    assert orga_wiring.organizations().get(place.organization_id).name == "Collège Ada-Lovelace"
    assert orga_wiring.learners().divisions(place.organization_id) == {"6e A": 3, "5e C": 1}
    (campaign,) = orga_wiring.campaigns().list_of(place.organization_id)
    page, _ = orga_wiring.participations().list_page(campaign.id)
    assert sorted(one.shared_at is not None for one in page) == [False, False, True]


def test_a_pupil_of_the_demonstration_signs_in(pasts: tuple[Past, ...], tab: Tab) -> None:
    pupil = next(account for account in demo.make() if account.role == "pupil")
    assert tab.sign_in(pupil.login, pupil.password).status == 200


def test_staff_get_in_with_a_code_that_the_secret_known_to_all_gives(
    pasts: tuple[Past, ...], tab: Tab
) -> None:
    staff = demo.make()[-1]
    assert tab.sign_in(staff.login, staff.password).code == "second_factor_required"
    factor = account_of(staff.login).second_factor
    step = factor.last_step + 1  # no code counts twice: the one of the next half minute
    code = code_at(factor.secret, step)
    assert step - step_at(wiring.clock().now()) in {0, 1}
    assert tab.post("/api/auth/second-factor", {"code": code}).status == 200
    assert tab.get("/api/admin/organizations").status == 200


def test_the_machine_of_the_demonstration_gets_a_token(pasts: tuple[Past, ...], tab: Tab) -> None:
    partner = next(account for account in demo.make() if account.role == "partner")
    reply = Machine(tab.client, partner.login, partner.password).ask_token()
    assert (reply.status, reply.body["scope"]) == (200, " ".join(SCOPES))


def test_making_it_twice_changes_nothing(pasts: tuple[Past, ...]) -> None:
    accounts = demo.make()
    rows = all_rows()
    assert waiting("mails")
    assert demo.make() == accounts
    assert all_rows() == rows
    assert waiting("mails") == []


def test_nobody_of_the_demonstration_is_left_with_an_open_browser(pasts: tuple[Past, ...]) -> None:
    """Their ids are known to everybody, so no token made with them may stay."""
    demo.make()
    rows = all_rows()["pix-local-accounts"]
    assert [row["s"]["S"] for row in rows if row["s"]["S"].startswith("f#")] == []
