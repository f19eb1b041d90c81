"""AWS in this process (moto), with the tables, queues and buckets that `infra/` deploys."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import boto3
import pytest
from moto import mock_aws
from moto.dynamodb.models import dynamodb_backends

from chalicelib.settings import settings
from infra.definitions import resources
from infra.local.provision import provision
from infra.local.seals import seal_file

REGION = "eu-west-3"
ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": "testing",
    "AWS_DEFAULT_REGION": REGION,
    "MOTO_ACCOUNT_ID": settings().account_id,
    "PIX_SIGNING_KEYS": "today-key-of-at-least-32-bytes-long,yesterday-key-of-at-least-32-bytes",
    "PIX_SITE_ORIGIN": "https://sextant.test",
    "PIX_CPF_CLIENT_ID": "00AAA000",
    "PIX_CPF_CONTRACT_ID": "MCFCER000000",
}

SEALS = {"PIX_CERTIFICATE_SEAL": "certificates", "PIX_CREDENTIAL_KEYS": "credentials"}


@contextmanager
def aws_in_process() -> Iterator[None]:
    """Everything the product stands on, empty; `empty` it between two tests."""
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder, mock_aws():
        for name, value in ENVIRONMENT.items():
            patch.setenv(name, value)
        for variable, name in SEALS.items():
            patch.setenv(variable, f"file:{seal_file(Path(folder), name)}")
        for name in ("AWS_ENDPOINT_URL", "PIX_CLOCK_OFFSET_FILE"):
            patch.delenv(name, raising=False)
        forget()
        provision()
        yield
    forget()


def empty_tables() -> None:
    """Remove every row: quicker than making everything again for each test."""
    for table, keys in _tables():
        for row in rows_of(table):
            _dynamodb().delete_item(TableName=table, Key={key: row[key] for key in keys})


def empty() -> None:
    """Nothing stored, nothing waiting, nothing cached."""
    empty_tables()
    for bucket in boto3.resource("s3").buckets.all():
        bucket.objects.all().delete()
    for worker in ("mails", "imports", "exports", "certificates"):
        waiting(worker)
    forget()


def waiting(worker: str) -> list[str]:
    """The messages in a queue, taken out of it."""
    queue = boto3.resource("sqs").get_queue_by_name(QueueName=settings().queue_name(worker))
    bodies = []
    while messages := queue.receive_messages(MaxNumberOfMessages=10):
        bodies += [message.body for message in messages]
        queue.delete_messages(
            Entries=[
                {"Id": str(at), "ReceiptHandle": message.receipt_handle}
                for at, message in enumerate(messages)
            ]
        )
    return bodies


def rows_of(table: str) -> list[dict[str, Any]]:
    """Every row of a table, as DynamoDB holds it; taken where it is, a hundred times quicker."""
    stored = dynamodb_backends[settings().account_id][REGION].tables[table]
    return [deepcopy(row.to_json()["Attributes"]) for row in stored.all_items()]


def all_rows() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table."""
    return {table: rows_of(table) for table, _ in _tables()}


def _tables() -> list[tuple[str, list[str]]]:
    found = resources("AWS::DynamoDB::Table", stage="local", account_id=settings().account_id)
    properties = [table.properties for table in found]
    return [(p["TableName"], [k["AttributeName"] for k in p["KeySchema"]]) for p in properties]


@cache
def _dynamodb() -> Any:
    return boto3.client("dynamodb", region_name=REGION)


def forget() -> None:
    """Read the environment again, make every adapter again."""
    settings.cache_clear()
    joined = [one for name, one in sys.modules.items() if name.startswith("chalicelib.wiring")]
    factories = [factory for module in joined for factory in vars(module).values()]
    for factory in factories:
        if hasattr(factory, "cache_clear"):
            factory.cache_clear()
