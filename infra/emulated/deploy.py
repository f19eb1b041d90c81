"""Deploys packaged templates as an operator does: upload, change set, execute, read the outputs."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infra.emulated.cloud import Cloud
from infra.local.state import REGION

CODE_BUCKET = "code-of-the-rehearsal"
ZIPS = ("deployment.zip", "layer.zip")
PATIENCE_SECONDS = 120.0
_POLL_SECONDS = 0.2


class DeploymentFailed(Exception):
    """A stack could not be made."""


@dataclass(frozen=True, slots=True)
class Deployed:
    """A stack that was made; `resources`: the physical name of each logical one."""

    name: str
    outputs: Mapping[str, str]
    resources: Mapping[str, str]


def upload_code(cloud: Cloud, package: Path) -> None:
    """Put the zips that all deployments share where templates say."""
    s3 = cloud.client("s3")
    s3.create_bucket(Bucket=CODE_BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION})
    for name in ZIPS:
        s3.put_object(Bucket=CODE_BUCKET, Key=name, Body=(package / name).read_bytes())


def deploy(
    cloud: Cloud, template: Mapping[str, Any], *, name: str, parameters: Mapping[str, str]
) -> Deployed:
    """Make the stack of a template; raises `DeploymentFailed` with what went wrong."""
    formation = cloud.client("cloudformation")
    which = {"StackName": name, "ChangeSetName": "rehearsal"}
    formation.create_change_set(
        **which,
        ChangeSetType="CREATE",
        TemplateURL=_uploaded(cloud, template, name),
        Capabilities=["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
        Parameters=[
            {"ParameterKey": one, "ParameterValue": value} for one, value in parameters.items()
        ],
    )
    _settled(lambda: formation.describe_change_set(**which), "Status")
    formation.execute_change_set(**which)
    made = _settled(lambda: formation.describe_stacks(StackName=name)["Stacks"][0], "StackStatus")
    if made["StackStatus"] != "CREATE_COMPLETE":
        raise DeploymentFailed(_failures(formation, name))
    pages = formation.get_paginator("list_stack_resources").paginate(StackName=name)
    summaries = [one for page in pages for one in page["StackResourceSummaries"]]
    return Deployed(
        name,
        {one["OutputKey"]: one["OutputValue"] for one in made.get("Outputs", [])},
        {one["LogicalResourceId"]: one.get("PhysicalResourceId", "") for one in summaries},
    )


def _uploaded(cloud: Cloud, template: Mapping[str, Any], name: str) -> str:
    key = f"{name}.json"
    body = json.dumps(template).encode()
    cloud.client("s3").put_object(Bucket=CODE_BUCKET, Key=key, Body=body)
    return f"{cloud.address}/{CODE_BUCKET}/{key}"


def _settled(look: Callable[[], Any], status: str) -> Any:
    deadline = time.monotonic() + PATIENCE_SECONDS
    seen = look()
    while seen[status].endswith(("IN_PROGRESS", "PENDING")):
        if time.monotonic() > deadline:
            raise DeploymentFailed(f"still {seen[status]} after {PATIENCE_SECONDS:.0f} s")
        time.sleep(_POLL_SECONDS)
        seen = look()
    if seen[status] == "FAILED":
        raise DeploymentFailed(seen.get("StatusReason", "no reason given"))
    return seen


def _failures(formation: Any, name: str) -> str:
    events = formation.describe_stack_events(StackName=name)["StackEvents"]
    return "\n".join(
        f"{one['LogicalResourceId']} ({one['ResourceType']}): {one.get('ResourceStatusReason')}"
        for one in events
        if one["ResourceStatus"].endswith("FAILED")
    )
