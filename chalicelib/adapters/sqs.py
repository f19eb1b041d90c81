"""Queues in SQS: our events in, as JSON."""

import json
from dataclasses import asdict, is_dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

import boto3
from botocore.config import Config

_CONFIG = Config(connect_timeout=2, read_timeout=5)


class SqsQueue:
    """`ports.Queue` on one queue, found by its name."""

    def __init__(self, name: str, *, region: str) -> None:
        self._name = name
        self._region = region

    def send(self, event: object) -> None:
        """One message: the record as JSON."""
        if not is_dataclass(event) or isinstance(event, type):
            raise TypeError("only records of core/events.py go in a queue")
        body = json.dumps(asdict(event), default=_plain)
        self._client.send_message(QueueUrl=self._address, MessageBody=body)

    @cached_property
    def _client(self) -> Any:
        return boto3.client("sqs", region_name=self._region, config=_CONFIG)

    @cached_property
    def _address(self) -> str:
        return str(self._client.get_queue_url(QueueName=self._name)["QueueUrl"])


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a message")
