"""Exactly what the rehearsal changes in the packaged template: what it does not prove."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chalicelib.settings import DEPLOYMENTS, Deployment
from infra.emulated.transform import CHANGES, Ground, emulated

GROUND = Ground("zips", "/unpacked", "/bytecode")
PINNED = [
    "CodeUri, ContentUri",
    "Layers, PYTHONPATH, PYTHONPYCACHEPREFIX",
    "AWS::Budgets::Budget, AWS::WAFv2::WebACLAssociation",
    "AWS::CloudWatch::Alarm Metrics",
    "AWS::S3::BucketPolicy with aws:SecureTransport",
    "Resource of ses:SendEmail",
]
EVERYWHERE = {
    "AWS::CloudWatch::Alarm",
    *(
        f"AWS::CloudWatch::Alarm {name}"
        for name in ("Dimensions", "MetricName", "Metrics", "Namespace", "Period", "Statistic")
    ),
    "AWS::Serverless::Function CodeUri",
    "AWS::Serverless::Function Environment.Variables.PYTHONPATH",
    "AWS::Serverless::Function Environment.Variables.PYTHONPYCACHEPREFIX",
    "AWS::Serverless::Function Layers",
    "AWS::Serverless::LayerVersion ContentUri",
}
DIFFERENCES: dict[Deployment, set[str]] = {
    "exam": EVERYWHERE,
    "partner": EVERYWHERE,
    "office": EVERYWHERE
    | {
        "AWS::Budgets::Budget",
        "AWS::WAFv2::WebACLAssociation",
        "AWS::CloudWatch::Alarm ExtendedStatistic",
        "AWS::S3::BucketPolicy",
        "AWS::S3::BucketPolicy PolicyDocument.Statement",
        "AWS::IAM::Role Policies.PolicyDocument.Statement.Resource",
    },
}


def test_the_list_of_changes_is_this_one() -> None:
    assert [change.what for change in CHANGES] == PINNED
    assert all(change.why for change in CHANGES)


@pytest.mark.parametrize("name", DEPLOYMENTS)
def test_nothing_else_of_a_template_changes(packaged: Path, name: Deployment) -> None:
    before = json.loads((packaged / name / "template.json").read_text(encoding="utf-8"))
    kept = json.dumps(before)
    after = emulated(before, GROUND)
    assert json.dumps(before) == kept
    assert {key: before[key] for key in before if key != "Resources"} == {
        key: after[key] for key in after if key != "Resources"
    }
    assert set(differences(before["Resources"], after["Resources"])) == DIFFERENCES[name]


def test_only_alarms_that_compute_go(packaged: Path) -> None:
    before = json.loads((packaged / "office" / "template.json").read_text(encoding="utf-8"))
    after = emulated(before, GROUND)
    alarms = {
        name: one["Properties"]["Metrics"]
        for name, one in before["Resources"].items()
        if one["Type"] == "AWS::CloudWatch::Alarm"
    }
    gone = alarms.keys() - after["Resources"].keys()
    assert gone == {name for name, metrics in alarms.items() if len(metrics) > 1}
    assert len(gone) < len(alarms) / 2


def test_every_bucket_that_is_packaged_refuses_plain_http(packaged: Path) -> None:
    """The rehearsal cannot show it."""
    text = (packaged / "office" / "template.json").read_text(encoding="utf-8")
    resources = json.loads(text)["Resources"]
    buckets = {name for name, one in resources.items() if one["Type"] == "AWS::S3::Bucket"}
    refusing = set()
    for one in resources.values():
        if one["Type"] == "AWS::S3::BucketPolicy":
            for rule in one["Properties"]["PolicyDocument"]["Statement"]:
                told = (rule["Effect"], rule["Principal"], rule["Action"], rule.get("Condition"))
                if told == ("Deny", "*", "s3:*", {"Bool": {"aws:SecureTransport": "false"}}):
                    refusing.add(one["Properties"]["Bucket"]["Ref"])
    assert refusing == buckets


def test_a_function_with_its_own_layer_keeps_it(packaged: Path) -> None:
    before = json.loads((packaged / "exam" / "template.json").read_text(encoding="utf-8"))
    after = emulated(before, Ground("zips", "", "/bytecode"))
    properties = after["Resources"]["APIHandler"]["Properties"]
    assert properties["Layers"] == before["Resources"]["APIHandler"]["Properties"]["Layers"]


def differences(before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    """The kind of each resource that differs, and the place within; the kind alone: it is gone."""
    assert after.keys() <= before.keys()
    for name, one in before.items():
        if name not in after:
            yield one["Type"]
            continue
        for path in unequal(one, after[name], ()):
            place = [step for step in path if not step.isdigit()]
            if "Events" in place:
                place[place.index("Events") + 1] = "*"
            yield " ".join([one["Type"], ".".join(place[1:])])


def unequal(before: Any, after: Any, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Where two trees differ."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in before.keys() | after.keys():
            yield from unequal(before.get(key), after.get(key), (*path, key))
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for place, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from unequal(one, other, (*path, str(place)))
    elif before != after:
        yield path
