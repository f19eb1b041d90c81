"""What `infra/` deploys is what the code expects."""

import importlib
import inspect
import json
from pathlib import Path
from typing import Any

import pytest
from pynamodb.models import Model

from chalicelib.settings import Settings
from infra.definitions import resources
from infra.package.project import POLICIES

ROOT = Path(__file__).parents[2]
ACCOUNT_ID = "123456789012"
QUEUES = {"certificates", "imports", "exports", "mails"}
BUCKETS = {"site", "content", "uploads", "documents", "exports"}
SETTINGS = Settings(stage="dev", account_id=ACCOUNT_ID)


def _properties(kind: str) -> list[Any]:
    return [item.properties for item in resources(kind, stage="dev", account_id=ACCOUNT_ID)]


TABLES = {properties["TableName"]: properties for properties in _properties("AWS::DynamoDB::Table")}


def _models() -> list[type[Model]]:
    names = (
        "tables",
        "orga_tables",
        "certif_tables",
        "reported_tables",
        "partner_tables",
        "feed_tables",
    )
    modules = [importlib.import_module(f"chalicelib.adapters.dynamo.{name}") for name in names]
    classes = {item for one in modules for _, item in inspect.getmembers(one, inspect.isclass)}
    models = [item for item in classes if issubclass(item, Model) and hasattr(item, "Meta")]
    return sorted(models, key=lambda model: model.__name__)


def _room(name: str) -> str:
    return name.split("-", maxsplit=2)[2]


def test_every_model_has_its_table_and_every_table_its_model() -> None:
    modelled = {_room(model.Meta.table_name) for model in _models()}
    assert modelled == {_room(name) for name in TABLES}


def test_models_have_the_keys_of_their_tables() -> None:
    for model in _models():
        table = TABLES[SETTINGS.table_name(_room(model.Meta.table_name))]
        attributes = model.get_attributes().values()
        keys = {
            "HASH": [item.attr_name for item in attributes if item.is_hash_key],
            "RANGE": [item.attr_name for item in attributes if item.is_range_key],
        }
        wanted: dict[str, list[str]] = {"HASH": [], "RANGE": []}
        for key in table["KeySchema"]:
            wanted[key["KeyType"]].append(key["AttributeName"])
        assert keys == wanted, model.__name__


def test_tables_are_named_by_the_settings() -> None:
    assert {SETTINGS.table_name(_room(name)) for name in TABLES} == set(TABLES)


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_table_is_on_demand_recoverable_and_encrypted(name: str) -> None:
    table = TABLES[name]
    assert table["BillingMode"] == "PAY_PER_REQUEST"
    assert table["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
    assert table["SSESpecification"] == {"SSEEnabled": True}


def test_the_table_of_assessments_has_a_stream_and_no_index() -> None:
    table = TABLES["pix-dev-assessments"]
    assert table["StreamSpecification"] == {"StreamViewType": "NEW_IMAGE"}
    assert "GlobalSecondaryIndexes" not in table


def test_every_queue_has_its_dead_letters() -> None:
    queues = {item["QueueName"]: item for item in _properties("AWS::SQS::Queue")}
    wanted = {SETTINGS.queue_name(worker) for worker in QUEUES}
    assert set(queues) == wanted | {f"{name}-dlq" for name in wanted}
    for name in wanted:
        assert queues[name]["RedrivePolicy"]["maxReceiveCount"] == 5
        worker = _room(name).capitalize()
        target = queues[name]["RedrivePolicy"]["deadLetterTargetArn"]["Fn::GetAtt"]
        assert target == [f"{worker}DeadLetters", "Arn"]


def test_buckets_are_named_by_the_settings_and_private() -> None:
    buckets = {item["BucketName"]: item for item in _properties("AWS::S3::Bucket")}
    assert set(buckets) == {SETTINGS.bucket_name(content) for content in BUCKETS}
    for bucket in buckets.values():
        assert set(bucket["PublicAccessBlockConfiguration"].values()) == {True}


def test_every_function_has_its_policy_and_no_policy_is_unused() -> None:
    config = json.loads((ROOT / ".chalice/config.json").read_text(encoding="utf-8"))
    app = importlib.import_module("app").app
    used = set(POLICIES.values())
    for stage in ("dev", "prod"):
        functions = config["stages"][stage].get("lambda_functions", {})
        assert set(functions) == {source.name for source in app.event_sources}
        used |= {item["iam_policy_file"] for item in functions.values()}
        used.add(config["stages"][stage]["iam_policy_file"])
    assert used == {path.name for path in (ROOT / ".chalice").glob("policy-*.json")}
    assert config["autogen_policy"] is False


def test_policies_give_no_more_than_named_resources() -> None:
    for path in (ROOT / ".chalice").glob("policy-*.json"):
        for statement in json.loads(path.read_text(encoding="utf-8"))["Statement"]:
            actions, targets = statement["Action"], statement["Resource"]
            assert "*" not in actions, path.name
            assert all(":*" not in action for action in actions), path.name
            assert "*" not in targets, path.name
