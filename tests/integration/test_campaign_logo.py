"""The logo of a campaign over the API: put, shown, copied, refused, taken away."""

from base64 import b64encode
from typing import Any

import boto3
import pytest

from chalicelib.core.content import Release
from chalicelib.core.organization import Membership, Organization
from chalicelib.settings import settings
from chalicelib.wiring import orga as orga_wiring
from tests.browser import Browser
from tests.factories import NOW, OWNER_ID
from tests.orga_factories import CAMPAIGN_ID, CODE, ORGANIZATION_ID, campaign
from tests.pictures import picture

CAMPAIGN = f"/api/orga/organizations/{ORGANIZATION_ID}/campaigns/{CAMPAIGN_ID}"
LOGO = f"{CAMPAIGN}/logo"
INTRO = f"/api/public/campaigns/{CODE}"


@pytest.fixture
def teacher(learner: Browser, release: Release) -> Browser:
    orga_wiring.organizations().add(Organization(ORGANIZATION_ID, "school", "Collège", NOW))
    orga_wiring.memberships().add(Membership(ORGANIZATION_ID, OWNER_ID, "member", NOW))
    orga_wiring.campaigns().add(campaign(release_id=release.id))
    return learner


def put(teacher: Browser, content: bytes) -> Any:
    return teacher.post(LOGO, {"data": b64encode(content).decode()})


def stored() -> list[str]:
    bucket = boto3.resource("s3").Bucket(settings().bucket_name("content"))
    return [found.key for found in bucket.objects.filter(Prefix="logos/")]


def test_a_logo_is_shown_to_whoever_has_the_code_and_to_the_teacher(
    teacher: Browser, visitor: Browser
) -> None:
    assert visitor.get(INTRO).body["logo"] is None
    made = put(teacher, picture("webp", 200, 90))
    assert made.status == 200
    for reply in (made, teacher.get(CAMPAIGN), visitor.get(INTRO)):
        logo = reply.body["logo"]
        assert (logo["width"], logo["height"]) == (200, 90)
        assert f"/{stored()[0]}?" in logo["address"]


def test_the_same_logo_twice_is_one_and_changes_nothing(teacher: Browser) -> None:
    versions = []
    for _ in range(2):
        put(teacher, picture("png"))
        versions.append(orga_wiring.campaigns().read(CAMPAIGN_ID).version)
    assert (versions, len(stored())) == ([2, 2], 1)


def test_a_copy_keeps_the_logo_when_it_is_taken_away(teacher: Browser, visitor: Browser) -> None:
    put(teacher, picture("jpeg"))
    copy = teacher.post(f"{CAMPAIGN}/duplicate", {"name": "Copie"}).body
    for _ in range(2):
        assert teacher.delete(LOGO).body["logo"] is None
    shown = visitor.get(f"/api/public/campaigns/{copy['code']}").body["logo"]
    assert f"/{stored()[0]}?" in shown["address"]
    assert visitor.get(INTRO).body["logo"] is None


@pytest.mark.parametrize(
    ("data", "status", "code"),
    [
        ("%%%", 422, "logo_not_readable"),
        ("é", 422, "logo_not_readable"),
        ("", 422, "logo_not_readable"),
        (b64encode(b"<svg/>").decode(), 422, "logo_not_readable"),
        (b64encode(picture("png", 16, 16)).decode(), 422, "logo_wrong_size"),
        ("A" * 56_000, 422, "logo_too_large"),
        ("A" * 90_000, 413, "body_too_large"),
    ],
    ids=["not base64", "not ascii", "nothing", "a drawing", "tiny", "heavy", "heavier"],
)
def test_what_is_no_logo_is_refused_and_nothing_is_kept(
    teacher: Browser, data: str, status: int, code: str
) -> None:
    reply = teacher.post(LOGO, {"data": data})
    assert (reply.status, reply.body["code"]) == (status, code)
    assert stored() == []
    assert orga_wiring.campaigns().read(CAMPAIGN_ID).logo is None


def test_a_logo_of_another_school_s_campaign_is_not_put(teacher: Browser) -> None:
    orga_wiring.campaigns().add(campaign(id="d" * 24, code="MMMMMMMMM", organization_id="x" * 24))
    at = f"/api/orga/organizations/{ORGANIZATION_ID}/campaigns/{'d' * 24}/logo"
    body = {"data": b64encode(picture("png")).decode()}
    assert [teacher.post(at, body).status, teacher.delete(at).status] == [404, 404]
    assert stored() == []
