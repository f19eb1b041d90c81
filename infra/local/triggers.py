"""Drives the queue, stream and schedule handlers of `app.py` with the events AWS would send."""

import base64
import logging
import threading
import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from chalice.app import DynamoDBEventConfig, ScheduledEventConfig, SQSEventConfig
from chalice.local import LambdaContext

from infra.local.schedules import Schedule, minutes_between, schedule
from infra.local.state import ACCOUNT_ID, REGION

Event = dict[str, Any]
log = logging.getLogger("local.triggers")

LONG_POLL_SECONDS = 2
STREAM_PAUSE_SECONDS = 0.25
"""Lambda reads a shard four times a second; after a full batch the next one is read at once."""
STREAM_ATTEMPTS = 5


class Triggers:
    """The event sources of an app, each with its thread."""

    def __init__(self, app: Any, *, clients: Callable[[str], Any]) -> None:
        self._app = app
        self._clients = clients
        self._stopping = threading.Event()
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Start listening."""
        for source in self._app.event_sources:
            if isinstance(source, SQSEventConfig):
                self._spawn(QueuePoller(self, source, self._clients("sqs")).run, source.name)
            elif isinstance(source, DynamoDBEventConfig):
                poller = StreamPoller(
                    self,
                    source,
                    dynamodb=self._clients("dynamodb"),
                    streams=self._clients("dynamodbstreams"),
                )
                self._spawn(poller.run, source.name)
        if self.schedules():
            self._spawn(self._keep_time, "schedules")

    def stop(self) -> None:
        """Stop listening, once what is being handled is handled."""
        self._stopping.set()
        for thread in self._threads:
            thread.join(timeout=LONG_POLL_SECONDS + 10)

    @property
    def is_stopping(self) -> bool:
        """True when pollers should return."""
        return self._stopping.is_set()

    def pause(self, seconds: float) -> None:
        """Wait, but not through a stop."""
        self._stopping.wait(seconds)

    def schedules(self) -> list[Schedule]:
        """The schedules that the app declares."""
        sources = self._app.event_sources
        return [schedule(item) for item in sources if isinstance(item, ScheduledEventConfig)]

    def run_schedule(self, name: str, at: datetime) -> None:
        """Run one schedule's handler now; what it raises reaches the caller."""
        self.call(name, _schedule_event(name, at))

    def call(self, name: str, event: Event) -> Any:
        """Call the handler that the app declares under that name."""
        context = LambdaContext(name, 1024, max_runtime_ms=900_000)
        return self._app.handler_map[name](event, context)

    def _spawn(self, target: Callable[[], None], name: str) -> None:
        thread = threading.Thread(target=target, name=f"trigger-{name}", daemon=True)
        self._threads.append(thread)
        thread.start()

    def _keep_time(self) -> None:
        seen = datetime.now(UTC)
        while not self.is_stopping:
            self.pause(1)
            now = datetime.now(UTC)
            for minute in minutes_between(seen, now):
                for due in (item for item in self.schedules() if item.is_due(minute)):
                    self._run_due(due.name, minute)
            seen = now

    def _run_due(self, name: str, minute: datetime) -> None:
        try:
            self.run_schedule(name, minute)
        except Exception:
            log.exception("a schedule failed: %s", name)


class QueuePoller:
    """Hands the messages of one queue to its handler; a message goes only when that succeeds."""

    def __init__(self, triggers: Triggers, source: Any, sqs: Any) -> None:
        self._triggers = triggers
        self._source = source
        self._queue = source.queue or source.queue_arn.rsplit(":", maxsplit=1)[-1]
        self._sqs = sqs
        self._address = sqs.get_queue_url(QueueName=self._queue)["QueueUrl"]

    def run(self) -> None:
        """Poll until told to stop."""
        while not self._triggers.is_stopping:
            try:
                self.poll()
            except Exception:
                log.exception("polling a queue failed: %s", self._queue)
                self._triggers.pause(2)

    def poll(self) -> None:
        """Receive one batch, handle it, and delete it if that went well."""
        reply = self._sqs.receive_message(
            QueueUrl=self._address,
            MaxNumberOfMessages=min(10, self._source.batch_size),
            WaitTimeSeconds=LONG_POLL_SECONDS,
            AttributeNames=["All"],
            MessageAttributeNames=["All"],
        )
        messages = reply.get("Messages", [])
        if messages:
            self._handle(messages)

    def _handle(self, messages: list[Event]) -> None:
        arn = f"arn:aws:sqs:{REGION}:{ACCOUNT_ID}:{self._queue}"
        event = {"Records": [_queue_record(message, arn) for message in messages]}
        try:
            self._triggers.call(self._source.name, event)
        except Exception:
            log.exception("a message failed and will come back: %s", self._queue)
            self._back_soon(messages)
            return
        entries = [
            {"Id": str(place), "ReceiptHandle": message["ReceiptHandle"]}
            for place, message in enumerate(messages)
        ]
        self._sqs.delete_message_batch(QueueUrl=self._address, Entries=entries)

    def _back_soon(self, messages: list[Event]) -> None:
        """After 5, 15, 45… seconds, where AWS would wait for the whole visibility timeout."""
        for message in messages:
            tries = int(message.get("Attributes", {}).get("ApproximateReceiveCount", "1"))
            self._sqs.change_message_visibility(
                QueueUrl=self._address,
                ReceiptHandle=message["ReceiptHandle"],
                VisibilityTimeout=min(300, 5 * 3 ** (tries - 1)),
            )


class StreamPoller:
    """Hands the records of one table's stream to its handler, in order."""

    def __init__(self, triggers: Triggers, source: Any, *, dynamodb: Any, streams: Any) -> None:
        self._triggers = triggers
        self._source = source
        self._streams = streams
        table = source.stream_arn.split(":table/")[1].split("/")[0]
        self._arn = dynamodb.describe_table(TableName=table)["Table"]["LatestStreamArn"]
        self._iterator: str | None = None

    def run(self) -> None:
        """Poll until told to stop, then once more: the emulator forgets its streams."""
        while not self._triggers.is_stopping:
            try:
                if self.poll() < self._source.batch_size:
                    self._triggers.pause(STREAM_PAUSE_SECONDS)
            except Exception:
                log.exception("reading a stream failed: %s", self._arn)
                self._iterator = None
                self._triggers.pause(2)
        self.poll()

    def poll(self) -> int:
        """Read one batch and handle it; how many records there were."""
        iterator = self._iterator or self._start()
        reply = self._streams.get_records(ShardIterator=iterator, Limit=self._source.batch_size)
        records = reply["Records"]
        if records:
            self._handle(records)
        self._iterator = reply.get("NextShardIterator")
        return len(records)

    def _start(self) -> str:
        shards = self._streams.describe_stream(StreamArn=self._arn)["StreamDescription"]["Shards"]
        reply = self._streams.get_shard_iterator(
            StreamArn=self._arn,
            ShardId=shards[0]["ShardId"],
            ShardIteratorType="TRIM_HORIZON",
        )
        return str(reply["ShardIterator"])

    def _handle(self, records: list[Event]) -> None:
        event = {"Records": [_stream_record(record, self._arn) for record in records]}
        for attempt in range(STREAM_ATTEMPTS):
            try:
                self._triggers.call(self._source.name, event)
            except Exception:
                log.exception("stream records failed, attempt %d: %s", attempt + 1, self._arn)
                self._triggers.pause(2**attempt / 4)
            else:
                return
        log.error("stream records were given up after %d attempts", STREAM_ATTEMPTS)


def _queue_record(message: Mapping[str, Any], arn: str) -> Event:
    return {
        "messageId": message["MessageId"],
        "receiptHandle": message["ReceiptHandle"],
        "body": message["Body"],
        "attributes": message.get("Attributes", {}),
        "messageAttributes": message.get("MessageAttributes", {}),
        "md5OfBody": message["MD5OfBody"],
        "eventSource": "aws:sqs",
        "eventSourceARN": arn,
        "awsRegion": REGION,
    }


def _stream_record(record: Mapping[str, Any], arn: str) -> Event:
    change = dict(record["dynamodb"])
    at = change.get("ApproximateCreationDateTime")
    if isinstance(at, datetime):
        change["ApproximateCreationDateTime"] = at.timestamp()
    for part in ("Keys", "NewImage", "OldImage"):
        if part in change:
            change[part] = _wire(change[part])
    return {**record, "dynamodb": change, "eventSourceARN": arn}


def _wire(value: Any) -> Any:
    """Binary values as they travel: in base 64."""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, dict):
        return {key: _wire(child) for key, child in value.items()}
    return [_wire(child) for child in value] if isinstance(value, list) else value


def _schedule_event(name: str, at: datetime) -> Event:
    return {
        "version": "0",
        "id": str(uuid.uuid4()),
        "detail-type": "Scheduled Event",
        "source": "aws.events",
        "account": ACCOUNT_ID,
        "time": at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "region": REGION,
        "resources": [f"arn:aws:events:{REGION}:{ACCOUNT_ID}:rule/{name}"],
        "detail": {},
    }
