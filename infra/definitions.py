"""Reads the tables, queues and buckets that are deployed, for those who make the same elsewhere."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILES = ("data.yaml", "queues.yaml", "site.yaml")
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Resource:
    """One resource of a fragment, with its names filled in for a stage."""

    logical_id: str
    type: str
    properties: Mapping[str, Any]


def resources(kind: str, *, stage: str, account_id: str) -> Iterator[Resource]:
    """The resources of a CloudFormation type, in the order of the files."""
    values = {"Stage": stage, "AWS::AccountId": account_id}
    for logical_id, body in _all().items():
        if body["Type"] == kind:
            yield Resource(logical_id, kind, _filled(body["Properties"], values))


@cache
def _all() -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for name in FILES:
        merged |= yaml.safe_load((HERE / name).read_text(encoding="utf-8"))["Resources"]
    return merged


def _filled(node: Any, values: Mapping[str, str]) -> Any:
    if isinstance(node, list):
        return [_filled(child, values) for child in node]
    if not isinstance(node, dict):
        return node
    if set(node) == {"Fn::Sub"}:
        return re.sub(r"\$\{([^}]+)\}", lambda m: values.get(m[1], m[0]), node["Fn::Sub"])
    return {key: _filled(child, values) for key, child in node.items()}
