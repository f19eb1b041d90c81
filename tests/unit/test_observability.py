"""What is written of what happens: no personal data, few dimensions, one id from end to end."""

import json
from io import StringIO
from types import SimpleNamespace
from typing import Any

import pytest

from chalicelib.observability import (
    HIDDEN,
    NAMESPACE,
    UNITS,
    Metrics,
    correlated,
    correlation_id,
    counted,
    logger,
    metrics,
    told,
)

GIVEN = "0123456789abcdef"
NOW_S = 1_795_000_000.0


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> StringIO:
    written = StringIO()
    monkeypatch.setattr(logger.registered_handler, "stream", written)
    return written


@pytest.fixture
def told_lines(monkeypatch: pytest.MonkeyPatch) -> StringIO:
    written = StringIO()
    monkeypatch.setattr(metrics, "stream", written)
    return written


def lines(written: StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written.getvalue().splitlines()]


def test_personal_keys_are_hidden_however_deep(log: StringIO) -> None:
    logger.info("Somebody came", email="ana@test", outcome={"first_name": "Ana", "n": 1}, by="id")
    (line,) = lines(log)
    assert "ana" not in log.getvalue().lower()
    assert (line["email"], line["by"]) == (HIDDEN, "id")
    assert line["outcome"] == {"first_name": HIDDEN, "n": 1}


def test_everything_logged_meanwhile_has_the_correlation_id(log: StringIO) -> None:
    with correlated(GIVEN):
        logger.info("Inside")
    logger.info("Outside")
    inside, outside = lines(log)
    assert inside["correlation_id"] == GIVEN
    assert "correlation_id" not in outside


@pytest.mark.parametrize("given", ["", "short", GIVEN.upper(), GIVEN + "0", "ana.silva@test.f"])
def test_what_is_no_correlation_id_is_replaced(given: str) -> None:
    with correlated(given) as found:
        assert found != given
        assert len(found) == len(GIVEN)
        assert correlation_id() == found
    assert correlation_id() == ""


def test_a_reply_tells_its_latency_and_its_class(told_lines: StringIO) -> None:
    for status in (200, 304, 404, 503):
        told("submit_answer", status=status, since=0.0, request_id="r")
    fine, unchanged, refused, broken = lines(told_lines)
    assert _names(fine) == _names(unchanged) == {"latency_ms"}
    assert _names(refused) == {"latency_ms", "refused"}
    assert _names(broken) == {"latency_ms", "broken"}


def test_dimensions_are_the_deployment_and_the_operation(told_lines: StringIO) -> None:
    with correlated(GIVEN):
        told("submit_answer", status=200, since=0.0, request_id="r")
    (line,) = lines(told_lines)
    (directive,) = line["_aws"]["CloudWatchMetrics"]
    assert directive["Namespace"] == NAMESPACE
    assert directive["Dimensions"] == [["service", "operation"], ["service"]]
    assert (line["service"], line["operation"]) == ("local-all", "submit_answer")
    assert (line["correlation_id"], line["request_id"], line["status"]) == (GIVEN, "r", 200)


def test_a_metric_that_is_not_declared_is_refused(told_lines: StringIO) -> None:
    with pytest.raises(KeyError):
        metrics.tell("sweeper", surprise=1)
    assert set(UNITS.values()) <= {"Milliseconds", "Seconds", "Count", "None"}


def test_nothing_is_written_on_a_developers_machine(capsys: pytest.CaptureFixture[str]) -> None:
    Metrics().tell("sweeper", handled=1)
    assert capsys.readouterr().out == ""


def event(*records: dict[str, Any]) -> Any:
    return SimpleNamespace(to_dict=lambda: {"Records": list(records)} if records else {})


def message(correlation: str = GIVEN, sent_at: float = NOW_S) -> dict[str, Any]:
    return {
        "attributes": {"SentTimestamp": str(int(sent_at * 1000))},
        "messageAttributes": {"correlation_id": {"stringValue": correlation}},
    }


def test_a_worker_goes_on_with_the_id_of_its_message(told_lines: StringIO) -> None:
    seen = []
    counted("mails")(lambda _: seen.append(correlation_id()))(event(message()))
    assert seen == [GIVEN]
    (line,) = lines(told_lines)
    assert line["_aws"]["CloudWatchMetrics"][0]["Dimensions"] == [["service", "operation"]]
    assert (line["operation"], line["handled"], line["correlation_id"]) == ("mails", [1.0], GIVEN)


def test_the_age_is_that_of_the_oldest(
    told_lines: StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chalicelib.observability.time", lambda: NOW_S)
    written = {"dynamodb": {"ApproximateCreationDateTime": NOW_S - 40}}
    counted("scores")(lambda _: None)(event(written, message(sent_at=NOW_S - 90)))
    (line,) = lines(told_lines)
    assert (line["age_s"], line["handled"]) == ([90.0], [2.0])


def test_what_fails_is_counted_and_flies_on(told_lines: StringIO) -> None:
    def broken(_: object) -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        counted("mails")(broken)(event(message()))
    (line,) = lines(told_lines)
    assert _names(line) == {"failed", "taken_s", "age_s"}


def test_a_schedule_is_one_thing_handled_and_has_no_age(told_lines: StringIO) -> None:
    counted("sweeper")(lambda _: None)(event())
    (line,) = lines(told_lines)
    assert (_names(line), line["handled"]) == ({"handled", "taken_s"}, [1.0])


def _names(line: dict[str, Any]) -> set[str]:
    (directive,) = line["_aws"]["CloudWatchMetrics"]
    return {metric["Name"] for metric in directive["Metrics"]}
