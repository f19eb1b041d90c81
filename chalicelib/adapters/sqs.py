"""Queues in SQS: our events in, as JSON, with what they are part of."""

from functools import cached_property
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.adapters.messages import to_json
from chalicelib.core.errors import QueueUnavailable
from chalicelib.core.events import Event
from chalicelib.observability import CORRELATION_ATTRIBUTE, correlation_id

_CONFIG = Config(connect_timeout=2, read_timeout=5)


class SqsQueue:
    """`ports.Queue` on one queue, found by its name."""

    def __init__(self, name: str, *, region: str) -> None:
        self._name = name
        self._region = region

    def send(self, event: Event) -> None:
        """One message: the record as JSON, and the id of what it is part of."""
        found = correlation_id()
        told = {CORRELATION_ATTRIBUTE: {"DataType": "String", "StringValue": found}}
        try:
            self._client.send_message(
                QueueUrl=self._address,
                MessageBody=to_json(event),
                MessageAttributes=told if found else {},
            )
        except (BotoCoreError, ClientError) as error:
            raise QueueUnavailable(self._name) from error

    @cached_property
    def _client(self) -> Any:
        return boto3.client("sqs", region_name=self._region, config=_CONFIG)

    @cached_property
    def _address(self) -> str:
        return str(self._client.get_queue_url(QueueName=self._name)["QueueUrl"])
