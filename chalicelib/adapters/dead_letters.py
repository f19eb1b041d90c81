"""Dead letters of a queue in SQS: counted, and sent again."""

from functools import cached_property
from typing import Any

import boto3
from botocore.config import Config

_CONFIG = Config(connect_timeout=2, read_timeout=5)
_BATCH = 10


class SqsDeadLetters:
    """`ports.certif.DeadLetters` on a queue and its `-dlq`."""

    def __init__(self, queue: str, *, region: str) -> None:
        self._queue = queue
        self._region = region

    def count(self) -> int:
        """One request; SQS says it is about that many."""
        attribute = "ApproximateNumberOfMessages"
        reply = self._client.get_queue_attributes(QueueUrl=self._dead, AttributeNames=[attribute])
        return int(reply["Attributes"][attribute])

    def replay(self, *, at_most: int) -> int:
        """Each is sent to its queue, then taken away: once more rather than never."""
        sent = 0
        while sent < at_most:
            wanted = min(_BATCH, at_most - sent)
            reply = self._client.receive_message(
                QueueUrl=self._dead, MaxNumberOfMessages=wanted, VisibilityTimeout=60
            )
            messages = reply.get("Messages", [])
            if not messages:
                return sent
            for message in messages:
                self._client.send_message(QueueUrl=self._live, MessageBody=message["Body"])
                self._client.delete_message(
                    QueueUrl=self._dead, ReceiptHandle=message["ReceiptHandle"]
                )
            sent += len(messages)
        return sent

    @cached_property
    def _client(self) -> Any:
        return boto3.client("sqs", region_name=self._region, config=_CONFIG)

    @cached_property
    def _live(self) -> str:
        return str(self._client.get_queue_url(QueueName=self._queue)["QueueUrl"])

    @cached_property
    def _dead(self) -> str:
        return str(self._client.get_queue_url(QueueName=f"{self._queue}-dlq")["QueueUrl"])
