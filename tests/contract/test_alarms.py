"""Every alarm can ring: on a metric that is emitted; and somebody knows what to do then."""

import importlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from chalice.app import DynamoDBEventConfig

from chalicelib.api.endpoint import OPERATIONS
from chalicelib.api.mounts import mounts_of
from chalicelib.core.certification.reported_result import FEEDS
from chalicelib.observability import NAMESPACE, UNITS
from chalicelib.settings import DEPLOYMENTS, Settings
from infra.definitions import resources
from tests.emitted import emitted_metrics

ROOT = Path(__file__).parents[2]
ALARM = "AWS::CloudWatch::Alarm"


def _fragment(name: str) -> dict[str, Any]:
    found = yaml.safe_load((ROOT / "infra" / name).read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def _alarms() -> dict[str, Any]:
    found = _fragment("alarms.yaml")["Resources"] | _fragment("alarms-api.yaml")["Resources"]
    return {key: one["Properties"] for key, one in found.items() if one["Type"] == ALARM}


ALARMS = _alarms()


def _name(alarm: Mapping[str, Any]) -> str:
    name = alarm["AlarmName"]["Fn::Sub"]
    return str(name.removeprefix("pix-${Stage}-").removeprefix("${Deployment}-"))


def _read_by(alarm: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for one in alarm["Metrics"]:
        if "MetricStat" in one:
            yield one["MetricStat"]["Metric"]


def _dimensions(metric: Mapping[str, Any]) -> dict[str, str]:
    return {
        one["Name"]: next(iter(one["Value"].values()))
        if isinstance(one["Value"], dict)
        else one["Value"]
        for one in metric["Dimensions"]
    }


def _every(namespace: str) -> list[tuple[str, dict[str, str]]]:
    return [
        (metric["MetricName"], _dimensions(metric))
        for alarm in ALARMS.values()
        for metric in _read_by(alarm)
        if metric["Namespace"] == namespace
    ]


def _paragraphs() -> dict[str, str]:
    page = (ROOT / "docs/slo.md").read_text(encoding="utf-8")
    parts = re.split(r"^### ", page, flags=re.MULTILINE)[1:]
    return {part.split("\n", 1)[0]: part.split("\n", 1)[1].strip() for part in parts}


def _operations(deployment: str) -> set[str]:
    served = {id(one) for one, _ in mounts_of(Settings(deployment=deployment))}  # type: ignore[arg-type]
    return {one.name for one in OPERATIONS if id(one.blueprint) in served}


def _workers() -> set[str]:
    return {one.name for one in importlib.import_module("app").app.event_sources}


def test_every_alarm_has_its_paragraph_and_every_paragraph_its_alarm() -> None:
    named = [_name(alarm) for alarm in ALARMS.values()]
    assert len(named) == len(set(named))
    assert set(_paragraphs()) == {*named, "budget"}
    assert "MonthlyBudget" in _fragment("alarms.yaml")["Resources"]


@pytest.mark.parametrize("logical_id", sorted(ALARMS))
def test_an_alarm_tells_somebody_and_says_where_to_read(logical_id: str) -> None:
    alarm = ALARMS[logical_id]
    assert alarm["AlarmActions"] == alarm["OKActions"] == [{"Ref": "AlarmsTopic"}]
    assert alarm["AlarmDescription"].endswith(f"docs/slo.md#{_name(alarm)}")
    assert 1 <= sum("MetricStat" in one for one in alarm["Metrics"]) <= 9
    assert sum(one["ReturnData"] for one in alarm["Metrics"]) == 1


@pytest.mark.parametrize("logical_id", sorted(ALARMS))
def test_its_paragraph_says_when_it_rings_and_what_to_do(logical_id: str) -> None:
    alarm = ALARMS[logical_id]
    paragraph = _paragraphs()[_name(alarm)]
    assert len(paragraph.split()) >= 12
    if alarm["Threshold"] > 0:
        assert re.search(rf"(?<![\d.]){alarm['Threshold']}(?![\d.]\d)", paragraph), paragraph


def test_the_metrics_of_alarms_are_emitted_by_the_code() -> None:
    emitted = emitted_metrics()
    assert {name for name, _ in _every(NAMESPACE)} <= emitted
    for _, dimensions in _every(NAMESPACE):
        deployment = dimensions["service"].removeprefix("${Stage}-")
        assert deployment in DEPLOYMENTS
        operation = dimensions.get("operation")
        known = _operations(deployment) | (_workers() if deployment == "office" else set())
        assert operation is None or operation in known


def test_every_declared_metric_is_emitted() -> None:
    assert set(UNITS) == emitted_metrics()


def test_the_dashboard_shows_what_is_emitted() -> None:
    properties = _fragment("dashboards.yaml")["Resources"]["Dashboard"]["Properties"]
    widgets = json.loads(properties["DashboardBody"]["Fn::Sub"])["widgets"]
    shown = [one for widget in widgets for one in widget["properties"]["metrics"]]
    ours = [one for one in shown if one[0] == NAMESPACE]
    assert {one[1] for one in ours} <= emitted_metrics()
    operations = {one[5] for one in ours if len(one) > 5}
    feeds = {f"feed-{feed}" for feed in FEEDS}
    assert operations <= _workers() | feeds | {one.name for one in OPERATIONS}


def test_every_queue_has_an_alarm_on_its_dead_letters_and_on_its_age() -> None:
    names = {
        one.properties["QueueName"].removeprefix("pix-dev-")
        for one in resources("AWS::SQS::Queue", stage="dev", account_id="1")
    }
    dead = {name for name in names if name.endswith("-dlq")}
    watched = {
        (metric, dimensions["QueueName"].removeprefix("pix-${Stage}-"))
        for metric, dimensions in _every("AWS/SQS")
    }
    assert watched == {
        *(("ApproximateNumberOfMessagesVisible", name) for name in dead),
        *(("ApproximateAgeOfOldestMessage", name) for name in names - dead),
    }


def test_every_table_has_an_alarm_on_what_it_refuses() -> None:
    names = {
        one.properties["TableName"].removeprefix("pix-dev-")
        for one in resources("AWS::DynamoDB::Table", stage="dev", account_id="1")
    }
    for kind in ("Read", "Write"):
        watched = {
            dimensions["TableName"].removeprefix("pix-${Stage}-")
            for metric, dimensions in _every("AWS/DynamoDB")
            if metric == f"{kind}ThrottleEvents"
        }
        assert watched == names


def test_every_stream_has_an_alarm_on_its_age() -> None:
    sources = importlib.import_module("app").app.event_sources
    streams = {one.name for one in sources if isinstance(one, DynamoDBEventConfig)}
    watched = {
        dimensions["FunctionName"].lower()
        for metric, dimensions in _every("AWS/Lambda")
        if metric == "IteratorAge"
    }
    assert watched == streams


def test_the_function_of_each_deployment_is_watched() -> None:
    api = {_name(one) for key, one in ALARMS.items() if key.startswith("Api")}
    assert api == {"api-throttled", "api-crashes", "api-near-its-reserve"}
    for key, alarm in ALARMS.items():
        if key.startswith("Api"):
            assert "${Deployment}" in alarm["AlarmName"]["Fn::Sub"]
            assert {_dimensions(one)["FunctionName"] for one in _read_by(alarm)} == {"APIHandler"}
