"""Logos of campaigns, in S3 and in memory: kept once, at an address for five minutes."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import boto3
import pytest

from chalicelib.core.logo import logo_of
from chalicelib.settings import settings
from tests.aws import REGION, aws_in_process
from tests.fakes.logos import FakeLogos
from tests.orga_factories import CAMPAIGN_ID
from tests.pictures import picture

TYPES = {"png": "image/png", "jpeg": "image/jpeg", "webp": "image/webp"}


@pytest.fixture(scope="module")
def aws() -> Iterator[None]:
    with aws_in_process():
        yield


def s3_logos() -> Any:
    from chalicelib.adapters.logos import S3Logos

    return S3Logos(settings().bucket_name("content"), region=REGION)


@pytest.fixture(params=["memory", "s3"])
def logos(request: pytest.FixtureRequest) -> Any:
    if request.param == "memory":
        return FakeLogos()
    request.getfixturevalue("aws")
    return s3_logos()


def test_a_logo_kept_twice_has_one_address_for_five_minutes(logos: Any) -> None:
    content = picture("png")
    logo = logo_of(CAMPAIGN_ID, content)
    for _ in range(2):
        logos.put(logo, content)
    address = urlsplit(logos.address(logo))
    assert address.path.endswith(f"/{logo.path}")
    assert parse_qs(address.query)["X-Amz-Expires"] == ["300"]


@pytest.mark.parametrize("kind", TYPES)
def test_the_object_is_the_file_and_says_what_it_is(aws: None, kind: str) -> None:
    content = picture(kind)
    logo = logo_of(CAMPAIGN_ID, content)
    s3_logos().put(logo, content)
    client = boto3.client("s3", region_name=REGION)
    found = client.get_object(Bucket=settings().bucket_name("content"), Key=logo.path)
    assert (found["Body"].read(), found["ContentType"]) == (content, TYPES[kind])
