"""What watching a campaign reads: little, however many took part (design §4)."""

from datetime import timedelta

import pytest

from chalicelib.core.content import Release
from chalicelib.core.organization import Membership, Organization
from chalicelib.core.tally import WHOLE, Facts, Tallies
from chalicelib.ports.results import Counted
from chalicelib.services.campaign_analysis import STUCK_NAMED
from chalicelib.wiring import orga as orga_wiring
from chalicelib.wiring import results as results_wiring
from tests.browser import Browser
from tests.dynamo_cost import counted
from tests.factories import NOW
from tests.orga_factories import (
    CAMPAIGN_ID,
    ORGANIZATION_ID,
    TEACHER_ID,
    campaign,
    participation,
)

MOST_UNITS = 20
CLASSES, DAYS, SKILLS, TUBES, WAITING = 60, 180, 400, 100, 100
"""A big school, half a year, and a target three times as wide as the whole present content."""
HOME = f"/api/orga/organizations/{ORGANIZATION_ID}"
SCREENS = (
    f"{HOME}/overview",
    f"{HOME}/campaigns/{CAMPAIGN_ID}/activity",
    f"{HOME}/campaigns/{CAMPAIGN_ID}/analysis",
    f"{HOME}/campaigns/{CAMPAIGN_ID}/analysis?division=3e%2012",
)


def big() -> Tallies:
    days = [NOW.date() + timedelta(days=day) for day in range(DAYS)]
    classes = [f"3e {number:02d}" for number in range(CLASSES)]
    activity = {f"{key}@{day}": 100 for key in "sx" for day in days}
    activity |= {f"{key}/{name}": 1_000 for key in "scx" for name in classes}
    results = {f"k:skill-of-some-length-{n}": 10_000 for n in range(SKILLS)}
    results |= {f"u:tube-of-some-length-{n}": 50_000 for n in range(TUBES)}
    results |= {
        f"l:{a}.{c}:{level}": 1_000 for a in range(5) for c in range(4) for level in range(9)
    }
    return Tallies(activity | {"s": 10_000}, results | {"n": 10_000, "p": 500_000})


@pytest.fixture
def teacher(release: Release, visitor: Browser) -> Browser:
    orga_wiring.organizations().add(Organization(ORGANIZATION_ID, "school", "École", NOW))
    orga_wiring.memberships().add(Membership(ORGANIZATION_ID, TEACHER_ID, "member", NOW))
    orga_wiring.campaigns().add(campaign(release_id=release.id))
    tallies = results_wiring.tallies()
    tallies.count(CAMPAIGN_ID, [], {WHOLE: big(), "3e 12": big()}, now=NOW)
    ids = [f"p{number:023d}" for number in range(WAITING)]
    facts = Facts(division="3e 12", waits_since=NOW.date())
    for start in range(0, WAITING, 50):
        rows = [(Counted(id_, Facts()), facts) for id_ in ids[start : start + 50]]
        tallies.count(CAMPAIGN_ID, rows, {}, now=NOW)
    for id_ in ids[:STUCK_NAMED]:
        orga_wiring.participations().save(participation(id=id_, division="3e 12"))
    return visitor.sign_in(TEACHER_ID)


def test_every_screen_of_a_big_campaign_reads_twenty_units_at_most(teacher: Browser) -> None:
    for screen in SCREENS:
        with counted() as cost:
            assert teacher.get(screen).status == 200
        assert cost.read_units <= MOST_UNITS, (screen, cost)


def test_what_is_read_does_not_depend_on_how_many_take_part(teacher: Browser) -> None:
    def units() -> list[float]:
        found = []
        for screen in SCREENS:
            with counted() as cost:
                teacher.get(screen)
            found.append(cost.read_units)
        return found

    before = units()
    for number in range(30):
        orga_wiring.participations().save(participation(id=f"q{number:023d}"))
    assert units() == before
