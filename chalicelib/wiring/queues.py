"""Joins queues to their adapter: cached factories."""

from functools import cache

from chalicelib import ports
from chalicelib.adapters.sqs import SqsQueue
from chalicelib.core.events import QueueName
from chalicelib.settings import settings


@cache
def queue(name: QueueName) -> ports.Queue:
    """Where the worker of that name finds its events."""
    return SqsQueue(settings().queue_name(name), region=settings().region)


@cache
def mails_queue() -> ports.Queue:
    """Where the `mails` worker finds what to write about."""
    return queue("mails")
