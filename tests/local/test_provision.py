"""Provisioning from `infra/`, and publishing a release, against an in-process AWS."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from moto import mock_aws

from infra.local import provision as provisioning
from infra.local import releases
from infra.local.provision import TableChanged, provision
from infra.local.state import REGION

BUCKET = "pix-local-content-000000000000"


@pytest.fixture(autouse=True)
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("AWS_DEFAULT_REGION", REGION)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    monkeypatch.setattr(provisioning, "ACCOUNT_ID", "123456789012")  # moto's only account
    with mock_aws():
        yield


def test_what_infra_defines_exists_and_a_second_time_changes_nothing() -> None:
    provision()
    tables = boto3.client("dynamodb").list_tables()["TableNames"]
    queues = boto3.client("sqs").list_queues()["QueueUrls"]
    provision()
    assert boto3.client("dynamodb").list_tables()["TableNames"] == tables
    assert boto3.client("sqs").list_queues()["QueueUrls"] == queues
    assert "pix-local-assessments" in tables
    assert len(queues) == 8


def test_the_stream_and_the_time_to_live_are_made() -> None:
    provision()
    dynamodb = boto3.client("dynamodb")
    table = dynamodb.describe_table(TableName="pix-local-assessments")["Table"]
    assert table["StreamSpecification"] == {"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"}
    ttl = dynamodb.describe_time_to_live(TableName="pix-local-accounts")
    assert ttl["TimeToLiveDescription"]["AttributeName"] == "ttl"


def test_a_queue_sends_its_dead_letters_where_infra_says() -> None:
    provision()
    sqs = boto3.client("sqs")
    address = sqs.get_queue_url(QueueName="pix-local-mails")["QueueUrl"]
    found = sqs.get_queue_attributes(QueueUrl=address, AttributeNames=["RedrivePolicy"])
    policy = json.loads(found["Attributes"]["RedrivePolicy"])
    assert policy["deadLetterTargetArn"].endswith(":pix-local-mails-dlq")
    assert policy["maxReceiveCount"] == 5


def test_a_kept_table_with_other_keys_stops_the_start() -> None:
    boto3.client("dynamodb").create_table(
        TableName="pix-local-profiles",
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        BillingMode="PAY_PER_REQUEST",
    )
    with pytest.raises(TableChanged, match=r"pix-local-profiles.*remove the folder .local"):
        provision()


def test_a_kept_table_without_an_index_of_today_stops_the_start() -> None:
    boto3.client("dynamodb").create_table(
        TableName="pix-local-certifications",
        AttributeDefinitions=[
            {"AttributeName": "p", "AttributeType": "S"},
            {"AttributeName": "s", "AttributeType": "S"},
        ],
        KeySchema=[
            {"AttributeName": "p", "KeyType": "HASH"},
            {"AttributeName": "s", "KeyType": "RANGE"},
        ],
        BillingMode="PAY_PER_REQUEST",
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"},
    )
    with pytest.raises(TableChanged, match="pix-local-certifications"):
        provision()


def _built(folder: Path, release_id: str) -> None:
    place = folder / release_id
    (place / "assets" / "mots-1a").mkdir(parents=True)
    (place / "assets" / "mots-1a" / "ecran.svg").write_text("<svg/>", encoding="utf-8")
    (place / "release.json.gz").write_bytes(gzip.compress(b"{}"))
    (place / "about.json").write_text("{}", encoding="utf-8")
    (folder / "current").write_text(release_id, encoding="ascii")


def test_a_release_is_uploaded_whole_once_and_activated(tmp_path: Path) -> None:
    boto3.client("s3").create_bucket(
        Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION}
    )
    _built(tmp_path, "0123456789abcdef")
    assert releases.publish(tmp_path) == "0123456789abcdef"
    bucket = boto3.resource("s3").Bucket(BUCKET)
    first = {item.key for item in bucket.objects.all()}
    assert "content/0123456789abcdef/assets/mots-1a/ecran.svg" in first
    assert bucket.Object("content/current").get()["Body"].read() == b"0123456789abcdef"
    bucket.Object("content/0123456789abcdef/assets/mots-1a/ecran.svg").delete()
    releases.publish(tmp_path)
    again = {item.key for item in bucket.objects.all()}
    assert "content/0123456789abcdef/assets/mots-1a/ecran.svg" not in again  # it was there


def test_starting_again_keeps_the_calibration_that_a_human_activated(tmp_path: Path) -> None:
    boto3.client("s3").create_bucket(
        Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION}
    )
    pointer = boto3.resource("s3").Object(BUCKET, "content/current")
    _built(tmp_path, "0123456789abcdef")
    pointer.put(Body=b"0123456789abcdef fedcba9876543210")
    releases.publish(tmp_path)
    assert pointer.get()["Body"].read() == b"0123456789abcdef fedcba9876543210"
    _built(tmp_path, "1" * 16)
    releases.publish(tmp_path)
    assert pointer.get()["Body"].read() == b"1" * 16


def test_without_a_release_the_start_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(releases.NoRelease, match="make content"):
        releases.publish(tmp_path)
