"""Logger, metrics and correlation: created here once. None of them ever holds personal data.

A log event is a sentence and keys. A metric is named by its use case: the operation of a route, or
the name of a worker. What a browser began is told by one correlation id, from its requests to the
messages that workers take from queues.
"""

import json
import re
import secrets
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from logging import Filter, LogRecord
from time import perf_counter, time
from typing import Any, Protocol, TextIO, TypeVar

from aws_lambda_powertools import Logger
from aws_lambda_powertools.metrics.provider.cloudwatch_emf.cloudwatch import (
    AmazonCloudWatchEMFProvider,
)

from chalicelib.settings import settings

CORRELATION_HEADER = "X-Correlation-Id"
CORRELATION_ATTRIBUTE = "correlation_id"
"""Of a message in a queue."""
_CORRELATION = re.compile(r"[0-9a-f]{16}")

_PERSONAL = """
access_token answer authorization birth_city birth_country birth_date birth_insee birth_key
birth_place birth_postal_code body candidate_name client_secret comment
comment_for_candidate comment_for_organization digest division email email_key external_id
factor_secret first_name full_name identities ine ine_key ip last_name local_id middle_name
national_id password password_hash pending_email preferred_last_name recovery_codes
refresh_token school_key secret sex signature solution source_ip ticket third_name token
username verification_code
"""
PERSONAL_KEYS = frozenset(_PERSONAL.split())
"""Keys that no log event has: who somebody is, what they answered, and what opens something."""
HIDDEN = "(hidden)"

NAMESPACE = "pix"
UNITS: Mapping[str, str] = {
    "latency_ms": "Milliseconds",  # of a request; how many there were is the count of its samples
    "refused": "Count",  # 1: the reply was 4xx
    "broken": "Count",  # 1: the reply was 5xx
    "handled": "Count",  # messages or rows that a worker has done with; 1 for a schedule
    "failed": "Count",  # 1: what a worker was given comes back, or goes to the dead letters
    "taken_s": "Seconds",  # by a worker, for all it was given at once
    "age_s": "Seconds",  # of the oldest message or row, when a worker took it
    "issued_after_s": "Seconds",  # from the publication of a result to its certificate
    "exams_unscored": "Count",  # over, or closed, for long, and without a score
    "sessions_unsettled": "Count",  # that could not be settled, though nobody is waited for
    "certificates_missing": "Count",  # asked for long ago, and not issued
    "outbox_stuck": "Count",  # events that a queue had not taken when they happened
    "feed_lines": "Count",  # of the files of one night
    "feed_finished_hour": "None",  # local hour at which a feed's manifest was stored
    "feeds_late": "Count",  # feeds that are not finished at 06:00, Paris time
    "feed_missing": "Count",  # published results that are in no feed, nor refused, nor due
}
"""Every metric there is, with its unit for CloudWatch."""

_correlation: ContextVar[str] = ContextVar("correlation_id", default="")
Handler = TypeVar("Handler", bound=Callable[[Any], Any])


class _Discreet(Filter):
    """Hides what must not be written, whoever writes it, and adds the correlation id."""

    def filter(self, record: LogRecord) -> bool:
        """Every record passes, without its personal keys."""
        record.__dict__.update(_without_personal_data(record.__dict__, depth=2))
        if found := _correlation.get():
            record.__dict__[CORRELATION_ATTRIBUTE] = found
        return True


def _without_personal_data(found: Mapping[str, Any], *, depth: int) -> Mapping[str, Any]:
    kept: dict[str, Any] = {}
    for key, value in found.items():
        if key in PERSONAL_KEYS:
            kept[key] = HIDDEN
        elif isinstance(value, dict) and depth:
            kept[key] = _without_personal_data(value, depth=depth - 1)
        else:
            kept[key] = value
    return kept


logger = Logger(service="pix", log_uncaught_exceptions=False)
logger.addFilter(_Discreet())


class Metrics:
    """Writes metrics as CloudWatch reads them in logs: one line of JSON a use case.

    On a developer's machine and in tests nothing is written, unless there is a `stream`.
    """

    def __init__(self) -> None:
        self.stream: TextIO | None = None
        self._format = AmazonCloudWatchEMFProvider(namespace=NAMESPACE)

    def tell(self, operation: str, **values: float) -> None:
        """Values of metrics declared in `UNITS`.

        `operation` must be one of few: it is a dimension, and each one is paid for.
        """
        self.write(operation, values)

    def write(
        self,
        operation: str,
        values: Mapping[str, float],
        *,
        about: Mapping[str, str | int] | None = None,
    ) -> None:
        """The same, with what the line says `about` a reply, which counts for all together too."""
        stream = self._stream()
        if stream is None:
            return
        line: Any = self._format.serialize_metric_set(
            metrics={
                name: {"Unit": UNITS[name], "StorageResolution": 60, "Value": [float(value)]}
                for name, value in values.items()
            },
            dimensions={"service": service_name(), "operation": operation},
            metadata={**(about or {}), CORRELATION_ATTRIBUTE: _correlation.get()},
        )
        if about is not None:
            line["_aws"]["CloudWatchMetrics"][0]["Dimensions"].append(["service"])
        stream.write(json.dumps(line) + "\n")
        stream.flush()

    def _stream(self) -> TextIO | None:
        if self.stream is not None:
            return self.stream
        return None if settings().is_local else sys.stdout


metrics = Metrics()


def service_name() -> str:
    """The first dimension of every metric: `<stage>-<deployment>`."""
    return f"{settings().stage}-{settings().deployment}"


def correlation_id() -> str:
    """What is being done now is part of this; "" outside requests and messages."""
    return _correlation.get()


@contextmanager
def correlated(given: str) -> Iterator[str]:
    """Everything meanwhile is part of what has this id; a new one when it is none."""
    found = given if _CORRELATION.fullmatch(given) else secrets.token_hex(8)
    token = _correlation.set(found)
    try:
        yield found
    finally:
        _correlation.reset(token)


def told(operation: str, *, status: int, since: float, request_id: str) -> None:
    """The metrics of one reply; `since`: `perf_counter` when the request came."""
    values: dict[str, float] = {"latency_ms": round((perf_counter() - since) * 1000, 2)}
    if status >= 400:
        values["broken" if status >= 500 else "refused"] = 1
    metrics.write(operation, values, about={"status": status, "request_id": request_id})


class LambdaEvent(Protocol):
    """An event of Chalice."""

    def to_dict(self) -> dict[str, Any]:
        """As Lambda received it."""
        ...


def counted(worker: str) -> Callable[[Handler], Handler]:
    """Around a handler of a queue, stream or schedule: its metrics, and its correlation id."""

    def wrap(handler: Handler) -> Handler:
        @wraps(handler)
        def run(event: LambdaEvent) -> Any:
            records = event.to_dict().get("Records") or []
            with correlated(_correlation_of(records)):
                return _counted(worker, lambda: handler(event), records)

        return run  # type: ignore[return-value]  # the same handler, with something around it

    return wrap


def _counted(worker: str, work: Callable[[], Any], records: Sequence[Mapping[str, Any]]) -> Any:
    since, age = perf_counter(), _age(records)
    try:
        found = work()
    except Exception:
        metrics.tell(worker, failed=1, taken_s=perf_counter() - since, **age)
        raise
    metrics.tell(worker, handled=len(records) or 1, taken_s=perf_counter() - since, **age)
    return found


def _age(records: Sequence[Mapping[str, Any]]) -> Mapping[str, float]:
    """Seconds since the oldest was sent or written, by the clock of the machine."""
    sent = [at for record in records if (at := _sent_at(record)) is not None]
    return {"age_s": max(0.0, time() - min(sent))} if sent else {}


def _sent_at(record: Mapping[str, Any]) -> float | None:
    if milliseconds := record.get("attributes", {}).get("SentTimestamp"):
        return int(milliseconds) / 1000
    written = record.get("dynamodb", {}).get("ApproximateCreationDateTime")
    return None if written is None else float(written)


def _correlation_of(records: Sequence[Mapping[str, Any]]) -> str:
    """That of the first message: queues give one at a time."""
    attributes = records[0].get("messageAttributes", {}) if records else {}
    return str(attributes.get(CORRELATION_ATTRIBUTE, {}).get("stringValue", ""))
