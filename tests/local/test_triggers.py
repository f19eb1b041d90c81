"""The pollers of queues and streams, on in-memory clients."""

from datetime import UTC, datetime
from typing import Any

import pytest
from chalice import Chalice, Rate

from infra.local.schedules import Schedule, minutes_between
from infra.local.triggers import QueuePoller, StreamPoller, Triggers

STREAM = "arn:aws:dynamodb:eu-west-3:000000000000:table/pix-local-assessments/stream/current"


class Queue:
    """What a poller asks of SQS."""

    def __init__(self, *bodies: str) -> None:
        self.waiting = list(bodies)
        self.deleted: list[str] = []
        self.postponed: list[tuple[str, int]] = []

    def get_queue_url(self, QueueName: str) -> dict[str, str]:  # noqa: N803  # the name is AWS's
        return {"QueueUrl": QueueName}

    def receive_message(self, **wanted: Any) -> dict[str, Any]:
        bodies, self.waiting = self.waiting, []
        return {
            "Messages": [
                {
                    "MessageId": body,
                    "ReceiptHandle": f"receipt-{body}",
                    "Body": body,
                    "MD5OfBody": "",
                    "Attributes": {"ApproximateReceiveCount": "3"},
                }
                for body in bodies
            ]
        }

    def delete_message_batch(self, *, Entries: list[dict[str, str]], **_: Any) -> None:  # noqa: N803
        self.deleted += [entry["ReceiptHandle"] for entry in Entries]

    def change_message_visibility(self, **given: Any) -> None:
        self.postponed.append((given["ReceiptHandle"], given["VisibilityTimeout"]))


class Stream:
    """What a poller asks of DynamoDB and its streams."""

    def __init__(self, *records: dict[str, Any]) -> None:
        self.records = list(records)

    def describe_table(self, **_: Any) -> dict[str, Any]:
        return {"Table": {"LatestStreamArn": "the-real-stream"}}

    def describe_stream(self, **_: Any) -> dict[str, Any]:
        return {"StreamDescription": {"Shards": [{"ShardId": "only"}]}}

    def get_shard_iterator(self, **_: Any) -> dict[str, str]:
        return {"ShardIterator": "0"}

    def get_records(self, *, ShardIterator: str, **_: Any) -> dict[str, Any]:  # noqa: N803
        start = int(ShardIterator)
        return {
            "Records": self.records[start:],
            "NextShardIterator": str(len(self.records)),
        }


class Handled:
    """An app with one handler of each sort, and what reached them."""

    def __init__(self, failures: int = 0) -> None:
        self.app = Chalice(app_name="triggers")
        self.seen: list[Any] = []
        self.failures = failures

        @self.app.on_sqs_message(queue="pix-local-mails", batch_size=2)
        def mails(event: Any) -> None:
            self._see([record.body for record in event])

        @self.app.on_dynamodb_record(stream_arn=STREAM)
        def projections(event: Any) -> None:
            self._see([record.new_image for record in event])

        @self.app.schedule(Rate(5, unit=Rate.MINUTES))
        def sweeper(event: Any) -> None:
            self._see(event.to_dict()["time"])

        self.triggers = Triggers(self.app, clients=lambda name: None)
        self.queue_source, self.stream_source, _ = self.app.event_sources

    def _see(self, what: Any) -> None:
        if self.failures:
            self.failures -= 1
            raise RuntimeError("the handler failed")
        self.seen.append(what)


def test_a_handled_message_is_deleted() -> None:
    handled, queue = Handled(), Queue("one", "two")
    QueuePoller(handled.triggers, handled.queue_source, queue).poll()
    assert handled.seen == [["one", "two"]]
    assert queue.deleted == ["receipt-one", "receipt-two"]


def test_a_message_whose_handler_fails_stays_and_comes_back_later() -> None:
    handled, queue = Handled(failures=1), Queue("one")
    QueuePoller(handled.triggers, handled.queue_source, queue).poll()
    assert handled.seen == []
    assert queue.deleted == []
    assert queue.postponed == [("receipt-one", 45)]


def _record(value: Any) -> dict[str, Any]:
    return {
        "eventID": "1",
        "eventName": "INSERT",
        "eventSource": "aws:dynamodb",
        "awsRegion": "eu-west-3",
        "dynamodb": {
            "ApproximateCreationDateTime": datetime(2026, 1, 1, tzinfo=UTC),
            "Keys": {"p": {"S": "a"}},
            "NewImage": {"p": {"S": "a"}, "v": value},
            "SequenceNumber": "1",
            "SizeBytes": 10,
            "StreamViewType": "NEW_IMAGE",
        },
    }


def test_stream_records_arrive_as_lambda_sends_them_and_only_once() -> None:
    handled, stream = Handled(), Stream(_record({"B": b"\x00\x01"}))
    poller = StreamPoller(handled.triggers, handled.stream_source, dynamodb=stream, streams=stream)
    assert poller.poll() == 1
    assert poller.poll() == 0
    assert handled.seen == [[{"p": {"S": "a"}, "v": {"B": "AAE="}}]]


def test_stream_records_whose_handler_fails_are_tried_again() -> None:
    handled, stream = Handled(failures=2), Stream(_record({"N": "1"}))
    handled.triggers.stop()  # no pauses between attempts
    poller = StreamPoller(handled.triggers, handled.stream_source, dynamodb=stream, streams=stream)
    poller.poll()
    assert len(handled.seen) == 1


def test_a_schedule_runs_on_demand_with_the_time_given() -> None:
    handled = Handled()
    assert [item.expression for item in handled.triggers.schedules()] == ["rate(5 minutes)"]
    handled.triggers.run_schedule("sweeper", datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC))
    assert handled.seen == ["2026-03-04T05:06:07Z"]


@pytest.mark.parametrize(
    ("expression", "at", "due"),
    [
        ("rate(5 minutes)", "2026-03-04T05:05", True),
        ("rate(5 minutes)", "2026-03-04T05:06", False),
        ("rate(1 hour)", "2026-03-04T05:00", True),
        ("cron(0 * * * ? *)", "2026-03-04T05:00", True),
        ("cron(0 * * * ? *)", "2026-03-04T05:01", False),
        ("cron(0/15 2 * * ? *)", "2026-03-04T02:45", True),
        ("cron(0 2 ? * MON-FRI *)", "2026-03-04T02:00", True),  # a Wednesday
        ("cron(0 2 ? * SUN *)", "2026-03-04T02:00", False),
        ("cron(0 2 1 JAN,MAR ? *)", "2026-03-01T02:00", True),
    ],
)
def test_a_schedule_knows_its_minutes(expression: str, at: str, due: bool) -> None:
    minute = datetime.fromisoformat(at).replace(tzinfo=UTC)
    assert Schedule("name", expression, "").is_due(minute) is due


def test_no_minute_is_skipped_or_seen_twice() -> None:
    start = datetime(2026, 1, 1, 10, 0, 30, tzinfo=UTC)
    assert minutes_between(start, start.replace(second=59)) == []
    found = minutes_between(start, start.replace(minute=2, second=1))
    assert [minute.minute for minute in found] == [1, 2]
