"""Organizations, campaigns and what was sent, as institutions read them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from chalice.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chalicelib import wiring
from chalicelib.core.content import Release
from chalicelib.core.organization import Organization
from chalicelib.core.participation import Results
from chalicelib.wiring import orga as orga_wiring
from tests.browser import Browser
from tests.factories import NOW
from tests.machines import V1, Machine, known
from tests.orga_factories import CAMPAIGN_ID, campaign, participation
from tests.reported_factories import UAI

OURS, THEIRS, FIRM, CENTER = "a" * 24, "b" * 24, "d" * 24, "e" * 24
OTHER_UAI = "0750001U"
OTHER_CAMPAIGN = "f" * 24
LATER = timedelta(days=30)
SENT = Results(codes="", levels={"1.1": 3}, pix={"1.1": 24}, percentage=60, badge_ids=("chercher",))


@pytest.fixture
def client(release: Release) -> Iterator[Client]:
    """Two schools, a firm and a center; a campaign in each school."""
    organizations = orga_wiring.organizations()
    organizations.add(Organization(OURS, "school", "Collège Ada", NOW, uai=UAI))
    organizations.add(Organization(THEIRS, "school", "Lycée Bob", NOW + LATER, uai=OTHER_UAI))
    organizations.add(Organization(FIRM, "company", "Firme", NOW))
    organizations.add(Organization(CENTER, "center", "Centre", NOW, uai=UAI))
    orga_wiring.campaigns().add(campaign(organization_id=OURS))
    orga_wiring.campaigns().add(
        campaign(id=OTHER_CAMPAIGN, organization_id=THEIRS, code="CDFGHJKMP")
    )
    from app import app  # reads the environment that `aws` has set

    with Client(app, stage_name="local") as made:
        yield made


def reader(client: Client, client_id: str = "m" * 24, **changes: Any) -> Browser:
    return Machine(client, client_id, known(client_id, **changes).secret).signed_in()


def send(number: int, *, campaign_id: str = CAMPAIGN_ID, **changes: Any) -> None:
    """Somebody's results, sent `number` minutes after the first ones."""
    one = participation(
        id=f"{number:024d}",
        campaign_id=campaign_id,
        organization_id=OURS if campaign_id == CAMPAIGN_ID else THEIRS,
        first_name="Ada",
        last_name=f"N{number}",
    )
    sent = {"status": "shared", "shared_at": NOW + timedelta(minutes=number), "results": SENT}
    orga_wiring.participations().save(replace(one, **{**sent, **changes}))


def items(reply: Any) -> list[Any]:
    assert reply.status == 200, reply.body
    return list(reply.body["items"])


def ids(reply: Any) -> list[str]:
    return [one["id"] for one in items(reply)]


def everything(browser: Browser, path: str) -> list[Any]:
    """Every page of a list."""
    found, cursor = [], ""
    while cursor is not None:
        page = browser.get(f"{path}?cursor={cursor}").body
        found += page["items"]
        cursor = page["next"]
    return found


def test_a_client_of_every_school_lists_every_place_that_has_campaigns(client: Client) -> None:
    institution = reader(client)
    assert ids(institution.get(f"{V1}/organizations")) == [OURS, FIRM, THEIRS]
    since = "2126-01-01T00:00:00Z"
    assert ids(institution.get(f"{V1}/organizations?since={since}")) == []


def test_a_client_lists_the_schools_of_its_jurisdiction(client: Client) -> None:
    assert ids(reader(client, uais=(UAI,)).get(f"{V1}/organizations")) == [OURS]
    assert ids(reader(client, "n" * 24, uais=("0010001W",)).get(f"{V1}/organizations")) == []


def test_campaigns_are_listed_since_an_instant(client: Client) -> None:
    institution, path = reader(client), f"{V1}/organizations/{OURS}/campaigns"
    (found,) = items(institution.get(path))
    assert (found["id"], found["status"], found["kind"]) == (CAMPAIGN_ID, "open", "assessment")
    after = (NOW + LATER).isoformat().replace("+00:00", "Z")
    assert ids(institution.get(f"{path}?since={after}")) == []
    one = orga_wiring.campaigns().read(CAMPAIGN_ID)
    orga_wiring.campaigns().save(replace(one, archived_at=NOW + 2 * LATER))
    assert ids(institution.get(f"{path}?since={after}")) == [CAMPAIGN_ID]


def test_a_deleted_campaign_is_not_there(client: Client) -> None:
    one = orga_wiring.campaigns().read(CAMPAIGN_ID)
    orga_wiring.campaigns().save(replace(one, deleted_at=NOW))
    institution = reader(client)
    assert ids(institution.get(f"{V1}/organizations/{OURS}/campaigns")) == []
    assert institution.get(f"{V1}/campaigns/{CAMPAIGN_ID}/results").status == 404


def test_only_what_was_sent_is_read(client: Client) -> None:
    send(1)
    send(2, status="completed", shared_at=None, results=None)
    send(3, is_deleted=True)
    (found,) = items(reader(client).get(f"{V1}/campaigns/{CAMPAIGN_ID}/results"))
    assert (found["participation_id"], found["last_name"]) == (f"{1:024d}", "N1")
    assert (found["percentage"], found["pix"], found["badge_ids"]) == (60, None, ["chercher"])
    assert found["competence_results"] == [{"competence_id": "1.1", "level": 3}]


def test_results_are_read_since_an_instant_page_after_page(client: Client) -> None:
    for number in range(205):
        send(number)
    institution, path = reader(client), f"{V1}/campaigns/{CAMPAIGN_ID}/results"
    found = everything(institution, path)
    assert [int(one["participation_id"]) for one in found] == list(range(205))
    since = (NOW + timedelta(minutes=200)).isoformat().replace("+00:00", "Z")
    last = items(institution.get(f"{path}?since={since}"))
    assert [int(one["participation_id"]) for one in last] == [200, 201, 202, 203, 204]


def test_a_cursor_is_of_one_client_and_one_list(client: Client) -> None:
    for number in range(101):
        send(number)
    path = f"{V1}/campaigns/{CAMPAIGN_ID}/results"
    cursor = reader(client).get(path).body["next"]
    other = reader(client, "n" * 24)
    for place in (path, f"{V1}/organizations", f"{V1}/campaigns/{OTHER_CAMPAIGN}/results"):
        refused = other.get(f"{place}?cursor={cursor}")
        assert (refused.status, refused.body["code"]) == (422, "bad_cursor")


def test_without_the_scope_nothing_is_read(client: Client) -> None:
    institution = reader(client, scopes=("results:school",))
    for path in ("organizations", f"campaigns/{CAMPAIGN_ID}/results"):
        reply = institution.get(f"{V1}/{path}")
        assert (reply.status, reply.body["code"]) == (403, "wrong_scope")


PLACES = {OURS: (UAI, CAMPAIGN_ID), THEIRS: (OTHER_UAI, OTHER_CAMPAIGN)}


@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(uais=st.sets(st.sampled_from([UAI, OTHER_UAI]), min_size=1))
def test_no_client_reads_outside_its_jurisdiction(client: Client, uais: set[str]) -> None:
    """Whatever two clients' jurisdictions are, each reads of its own schools and of no other."""
    institution = reader(client, wiring.ids().new_id(), uais=tuple(sorted(uais)))
    covered = {place for place, (uai, _) in PLACES.items() if uai in uais}
    assert set(ids(institution.get(f"{V1}/organizations"))) == covered
    for place, (uai, campaign_id) in PLACES.items():
        status = 200 if place in covered else 404
        assert institution.get(f"{V1}/organizations/{place}/campaigns").status == status
        assert institution.get(f"{V1}/campaigns/{campaign_id}/results").status == status
        school = institution.post(f"{V1}/schools/results", {"uai": uai})
        assert school.status == (200 if place in covered else 403)
    assert institution.get(f"{V1}/organizations/{FIRM}/campaigns").status == 404
