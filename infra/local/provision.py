"""Makes the tables, queues and buckets of `infra/` in the emulated AWS; safe to run again."""

import json
from collections.abc import Iterator
from email.utils import parseaddr
from typing import Any

import boto3

from chalicelib.settings import settings
from infra.definitions import Resource, resources
from infra.local.state import ACCOUNT_ID, REGION

TABLE_KEYS = ("AttributeDefinitions", "KeySchema", "BillingMode", "GlobalSecondaryIndexes")
CORS_KEYS = {"MaxAge": "MaxAgeSeconds"}
"""What CloudFormation names otherwise than the API does."""
QUEUE_KEYS = ("VisibilityTimeout", "MessageRetentionPeriod")


class TableChanged(Exception):
    """A kept table has other keys or indexes than those of `infra/data.yaml`."""


def provision() -> None:
    """Make what is missing; only verified addresses may send."""
    _tables(boto3.client("dynamodb"))
    _queues(boto3.client("sqs"))
    _buckets(boto3.client("s3"))
    sender = parseaddr(settings().mail_sender)[1]
    boto3.client("ses").verify_email_identity(EmailAddress=sender)


def _local(kind: str) -> Iterator[Resource]:
    return resources(kind, stage="local", account_id=ACCOUNT_ID)


def _tables(dynamodb: Any) -> None:
    pages = dynamodb.get_paginator("list_tables").paginate()
    existing = {name for page in pages for name in page["TableNames"]}
    for table in _local("AWS::DynamoDB::Table"):
        properties = table.properties
        if properties["TableName"] in existing:
            _compare(dynamodb, properties)
        else:
            _make_table(dynamodb, properties)


def _make_table(dynamodb: Any, properties: Any) -> None:
    name = properties["TableName"]
    wanted = {key: properties[key] for key in TABLE_KEYS if key in properties}
    if stream := properties.get("StreamSpecification"):
        wanted["StreamSpecification"] = {"StreamEnabled": True, **stream}
    dynamodb.create_table(TableName=name, **wanted)
    if ttl := properties.get("TimeToLiveSpecification"):
        dynamodb.update_time_to_live(TableName=name, TimeToLiveSpecification=ttl)


def _compare(dynamodb: Any, properties: Any) -> None:
    name = properties["TableName"]
    found = dynamodb.describe_table(TableName=name)["Table"]
    stream = found.get("StreamSpecification", {}).get("StreamViewType")
    wanted = properties.get("StreamSpecification", {}).get("StreamViewType")
    changed = found["KeySchema"] != properties["KeySchema"] or stream != wanted
    if changed or _indexes(found) != _indexes(properties):
        raise TableChanged(
            f"{name} has changed since this state was made: remove the folder .local"
        )


def _indexes(table: Any) -> set[str]:
    return {index["IndexName"] for index in table.get("GlobalSecondaryIndexes", ())}


def _queues(sqs: Any) -> None:
    addresses: dict[str, str] = {}
    for queue in _local("AWS::SQS::Queue"):
        addresses[queue.logical_id] = _queue(sqs, queue.properties)
    for queue in _local("AWS::SQS::Queue"):
        if redrive := queue.properties.get("RedrivePolicy"):
            policy = {**redrive, "deadLetterTargetArn": _dead_letters(redrive)}
            sqs.set_queue_attributes(
                QueueUrl=addresses[queue.logical_id],
                Attributes={"RedrivePolicy": json.dumps(policy)},
            )


def _queue(sqs: Any, properties: Any) -> str:
    name = properties["QueueName"]
    attributes = {key: str(properties[key]) for key in QUEUE_KEYS if key in properties}
    try:
        address = str(sqs.get_queue_url(QueueName=name)["QueueUrl"])
    except sqs.exceptions.QueueDoesNotExist:
        return str(sqs.create_queue(QueueName=name, Attributes=attributes)["QueueUrl"])
    sqs.set_queue_attributes(QueueUrl=address, Attributes=attributes)
    return address


def _dead_letters(redrive: Any) -> str:
    logical_id = redrive["deadLetterTargetArn"]["Fn::GetAtt"][0]
    name = next(
        queue.properties["QueueName"]
        for queue in _local("AWS::SQS::Queue")
        if queue.logical_id == logical_id
    )
    return f"arn:aws:sqs:{REGION}:{ACCOUNT_ID}:{name}"


def _buckets(s3: Any) -> None:
    existing = {bucket["Name"] for bucket in s3.list_buckets()["Buckets"]}
    for bucket in _local("AWS::S3::Bucket"):
        name = bucket.properties["BucketName"]
        if name not in existing:
            s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": REGION})
        if cors := bucket.properties.get("CorsConfiguration"):
            rules = [
                {CORS_KEYS.get(key, key): rule[key] for key in rule} for rule in cors["CorsRules"]
            ]
            s3.put_bucket_cors(Bucket=name, CORSConfiguration={"CORSRules": rules})
