"""What each function asks of AWS, held against its policy: emulators let everybody in."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from botocore.client import BaseClient
from chalice.test import TestHTTPClient, TestLambdaClient

from infra.package.project import POLICIES

CHALICE = Path(__file__).parents[1] / ".chalice"
ROUTES = (
    ("/api/learner/exam", "exam"),
    ("/api/public/exam/", "exam"),
    ("/api/invigilator/", "exam"),
    ("/api/partner/", "partner"),
    ("/", "office"),
)
"""Whose function answers a path: the policy of that deployment is held against what it calls."""
_S3 = {
    "HeadObject": "GetObject",
    "ListObjectsV2": "ListBucket",
    "CreateMultipartUpload": "PutObject",
    "UploadPart": "PutObject",
    "CompleteMultipartUpload": "PutObject",
    "ListParts": "ListMultipartUploadParts",
}
_WRITES = {
    "Put": "PutItem",
    "Delete": "DeleteItem",
    "Update": "UpdateItem",
    "ConditionCheck": "ConditionCheckItem",
}

Asked = tuple[str, str]
"""An action, and the resource it is done to."""


@contextmanager
def refused() -> Iterator[set[tuple[str, str, str]]]:
    """What functions do meanwhile that their policy does not let them: function, action, resource.

    What a test does itself, to set a scene, is not looked at.
    """
    found: set[tuple[str, str, str]] = set()
    running: list[str] = []
    call = BaseClient._make_api_call

    def watching(client: BaseClient, operation: str, given: dict[str, Any]) -> Any:
        if running:
            for action, resource in asked(client.meta.service_model.service_name, operation, given):
                if not is_allowed(running[-1], action, resource):
                    found.add((running[-1], action, resource))
        return call(client, operation, given)

    def within(run: Callable[..., Any], name: Callable[..., str]) -> Callable[..., Any]:
        def running_it(client: object, first: str, *args: Any, **given: Any) -> Any:
            running.append(name(first, *args))
            try:
                return run(client, first, *args, **given)
            finally:
                running.pop()

        return running_it

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseClient, "_make_api_call", watching)
        patch.setattr(TestHTTPClient, "request", within(TestHTTPClient.request, _answering))
        patch.setattr(TestLambdaClient, "invoke", within(TestLambdaClient.invoke, _invoked))
        yield found


def _answering(_method: str, path: str = "/", *_args: Any) -> str:
    """The deployment whose function answers a path."""
    return next(name for prefix, name in ROUTES if path.startswith(prefix))


def _invoked(name: str, *_args: Any) -> str:
    return name


def asked(service: str, operation: str, given: Mapping[str, Any]) -> Iterator[Asked]:
    """The permissions that one call needs."""
    if service == "dynamodb":
        yield from _of_tables(operation, given)
    elif service == "s3":
        place = f"arn:aws:s3:::{given['Bucket']}"
        key = f"/{given['Key']}" if "Key" in given else ""
        yield f"s3:{_S3.get(operation, operation)}", place + key
    elif service == "sqs":
        name = given.get("QueueName") or given["QueueUrl"].rpartition("/")[2]
        yield f"sqs:{operation}", f"arn:aws:sqs:region:account:{name}"
    else:
        yield f"{service}:{operation}", f"arn:aws:{service}:region:account:identity/any"


def _of_tables(operation: str, given: Mapping[str, Any]) -> Iterator[Asked]:
    if operation == "TransactWriteItems":
        for item in given["TransactItems"]:
            ((kind, write),) = item.items()
            yield f"dynamodb:{_WRITES[kind]}", _table(write["TableName"])
    elif "RequestItems" in given:
        for name in given["RequestItems"]:
            yield f"dynamodb:{operation}", _table(name)
    else:
        index = f"/index/{given['IndexName']}" if "IndexName" in given else ""
        yield f"dynamodb:{operation}", _table(given["TableName"]) + index


def _table(name: str) -> str:
    return f"arn:aws:dynamodb:region:account:table/{name}"


def is_allowed(function: str, action: str, resource: str) -> bool:
    """Does the policy of that function name the action and the resource together?"""
    return any(
        action in statement["Action"]
        and any(fnmatchcase(resource, pattern) for pattern in statement["Resource"])
        for statement in _statements(function)
    )


@cache
def _statements(function: str) -> list[Any]:
    stage = json.loads((CHALICE / "config.json").read_text(encoding="utf-8"))["stages"]["prod"]
    place = stage["lambda_functions"].get(function, {})
    name = place.get("iam_policy_file") or POLICIES[function]  # type: ignore[index]  # else a deployment
    policy = json.loads((CHALICE / name).read_text(encoding="utf-8"))
    return list(policy["Statement"])
