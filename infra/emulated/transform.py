"""The packaged template as the emulator can run it: each thing that is changed, and why."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

Template = dict[str, Any]

OWN_LAYER = "../layer_0/python/lib/python3.11/site-packages"
"""The packages of a layer that the emulator unpacked beside a function's code."""
UNKNOWN_KINDS = ("AWS::Budgets::Budget", "AWS::WAFv2::WebACLAssociation")


@dataclass(frozen=True, slots=True)
class Ground:
    """What the transform must know of a rehearsal.

    `bucket`: of the zips; `packages`: the layer, unpacked once ("": each function has its own);
    `bytecode`: where compiled modules are kept.
    """

    bucket: str
    packages: str
    bytecode: str


@dataclass(frozen=True, slots=True)
class Change:
    """Something in which the deployed template differs from the packaged one."""

    what: str
    why: str
    make: Callable[[Template, Ground], None]


def emulated(template: Template, ground: Ground) -> Template:
    """The template that is deployed into the emulator; the one given stays as it is."""
    changed = deepcopy(template)
    for change in CHANGES:
        change.make(changed, ground)
    return changed


def _code(template: Template, ground: Ground) -> None:
    for kind, place in (("Function", "CodeUri"), ("LayerVersion", "ContentUri")):
        for properties in _properties(template, f"AWS::Serverless::{kind}"):
            properties[place] = f"s3://{ground.bucket}/{properties[place].rsplit('/', 1)[-1]}"


def _layers(template: Template, ground: Ground) -> None:
    for properties in _properties(template, "AWS::Serverless::Function"):
        if ground.packages:
            del properties["Layers"]
        properties["Environment"]["Variables"] |= {
            "PYTHONPATH": ground.packages or OWN_LAYER,
            "PYTHONPYCACHEPREFIX": ground.bytecode,
        }


def _unknown_kinds(template: Template, _: Ground) -> None:
    for kind in UNKNOWN_KINDS:
        for logical_id in _named(template, kind):
            del template["Resources"][logical_id]


def _plain_alarms(template: Template, _: Ground) -> None:
    for logical_id in _named(template, "AWS::CloudWatch::Alarm"):
        properties = template["Resources"][logical_id]["Properties"]
        if len(properties.get("Metrics", ())) == 1:
            properties |= _plain(properties.pop("Metrics")[0]["MetricStat"])
        elif "Metrics" in properties:
            del template["Resources"][logical_id]


def _plain(stat: Mapping[str, Any]) -> dict[str, Any]:
    key = "ExtendedStatistic" if stat["Stat"].startswith("p") else "Statistic"
    return {**stat["Metric"], "Period": stat["Period"], key: stat["Stat"]}


def _plain_http(template: Template, _: Ground) -> None:
    for logical_id in _named(template, "AWS::S3::BucketPolicy"):
        document = template["Resources"][logical_id]["Properties"]["PolicyDocument"]
        kept = [one for one in document["Statement"] if not _is_only_over_tls(one)]
        if kept:
            document["Statement"] = kept
        else:
            del template["Resources"][logical_id]


def _is_only_over_tls(statement: Mapping[str, Any]) -> bool:
    return "aws:SecureTransport" in statement.get("Condition", {}).get("Bool", {})


def _any_identity(template: Template, _: Ground) -> None:
    for properties in _properties(template, "AWS::IAM::Role"):
        for policy in properties.get("Policies", []):
            for statement in policy["PolicyDocument"]["Statement"]:
                if "ses:SendEmail" in statement.get("Action", ()):
                    statement["Resource"] = ["*"]


CHANGES = (
    Change(
        "CodeUri, ContentUri",
        "the zips are uploaded to a bucket of the emulator, as `aws cloudformation package` does",
        _code,
    ),
    Change(
        "Layers, PYTHONPATH, PYTHONPYCACHEPREFIX",
        "the emulator unpacks 225 MB for each process and puts them behind its own packages: one "
        "deployment keeps its layer, the others share it unpacked, and everywhere it comes first",
        _layers,
    ),
    Change(
        "AWS::Budgets::Budget, AWS::WAFv2::WebACLAssociation",
        "the emulator makes neither from a template",
        _unknown_kinds,
    ),
    Change(
        "AWS::CloudWatch::Alarm Metrics",
        "the emulator watches a metric in the plain form, and computes nothing from several",
        _plain_alarms,
    ),
    Change(
        "AWS::S3::BucketPolicy with aws:SecureTransport",
        "the emulator speaks plain HTTP: nobody would read or write any bucket",
        _plain_http,
    ),
    Change(
        "Resource of ses:SendEmail",
        "the emulator holds letters against no identity: only a policy for all lets them go",
        _any_identity,
    ),
)
"""Everything that is changed: a rehearsal proves the rest, the decision page says where this is."""


def _named(template: Template, kind: str) -> list[str]:
    return [name for name, one in template["Resources"].items() if one["Type"] == kind]


def _properties(template: Template, kind: str) -> list[dict[str, Any]]:
    return [template["Resources"][name]["Properties"] for name in _named(template, kind)]
