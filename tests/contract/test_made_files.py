"""Files that jobs make, in S3 and in memory: whole, at an address, gone after their days."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import boto3
import pytest

from chalicelib.core.job import Job
from tests.aws import REGION, aws_in_process
from tests.fakes.made_files import FakeMadeFiles

NOW = datetime(2026, 10, 1, 8, 0, tzinfo=UTC)
CARDS = Job("j1", "o1", "cards", "done", "u1", NOW, finished_at=NOW)
EXPORT = replace(CARDS, id="j2", kind="export")


@pytest.fixture(scope="module")
def aws() -> Iterator[None]:
    with aws_in_process():
        yield


@pytest.fixture(params=["memory", "s3"])
def files(request: pytest.FixtureRequest) -> Any:
    if request.param == "memory":
        return FakeMadeFiles()
    request.getfixturevalue("aws")
    from chalicelib.adapters.made_files import S3MadeFiles
    from chalicelib.settings import settings

    return S3MadeFiles(settings().bucket_name("exports"), region=REGION)


@pytest.mark.parametrize(
    ("job", "life"),
    [(CARDS, timedelta(days=1)), (EXPORT, timedelta(days=7))],
    ids=["cards", "file"],
)
def test_a_file_has_an_address_for_its_days(files: Any, job: Job, life: timedelta) -> None:
    files.put(job, BytesIO(b"%PDF"), name="cartes.pdf", media_type="application/pdf")
    assert files.address(job, now=NOW)
    assert files.address(job, now=NOW + life) is None


def test_a_job_that_is_not_done_has_no_address(files: Any) -> None:
    assert files.address(replace(CARDS, status="running", finished_at=None), now=NOW) is None


def test_the_object_says_what_it_is_and_the_key_says_nothing(aws: None) -> None:
    from chalicelib.adapters.made_files import S3MadeFiles
    from chalicelib.settings import settings

    bucket = settings().bucket_name("exports")
    store = S3MadeFiles(bucket, region=REGION)
    for job in (CARDS, EXPORT):
        store.put(job, BytesIO(b"whole"), name="6e A é.pdf", media_type="application/pdf")
    client = boto3.client("s3", region_name=REGION)
    keys = {found["Key"] for found in client.list_objects_v2(Bucket=bucket)["Contents"]}
    assert keys == {"exports/cards/j1", "exports/j2/file"}
    found = client.get_object(Bucket=bucket, Key="exports/cards/j1")
    assert found["ContentType"] == "application/pdf"
    assert found["ContentDisposition"].startswith("attachment; filename=")
    assert found["Body"].read() == b"whole"
