"""What institutions are told of the API is what it does: routes, examples, refusals."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from chalicelib.api import openapi
from chalicelib.api.mounts import all_mounts
from chalicelib.api.problem import Problem
from chalicelib.core.api_client import SCOPES

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/partner-api.md").read_text(encoding="utf-8")
V1 = "/api/partner/v1"
EXAMPLES = re.findall(r"^```json (\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
all_mounts()
DOCUMENT: Any = json.loads((ROOT / "frontend/openapi.json").read_text(encoding="utf-8"))
OPERATIONS = {
    (method.upper(), path.removeprefix(V1)): operation
    for path, methods in DOCUMENT["paths"].items()
    if path.startswith(V1)
    for method, operation in methods.items()
}


def _declared(name: str) -> Any:
    """The view or schema of that name."""
    known = {
        model.__name__: model
        for operation in openapi.OPERATIONS
        for model in (operation.body, operation.returns)
        if model is not None
    }
    return {**known, "Problem": Problem}[name]


@pytest.mark.parametrize(("method", "path"), sorted(OPERATIONS))
def test_every_route_is_told(method: str, path: str) -> None:
    assert f"`{method} {path}`" in PAGE or f"/v1{path}" in PAGE


def test_every_scope_is_told() -> None:
    assert [scope for scope in SCOPES if f"`{scope}`" not in PAGE] == []


@pytest.mark.parametrize(("name", "text"), EXAMPLES)
def test_every_example_is_a_body_of_that_form(name: str, text: str) -> None:
    model = _declared(name)
    body = json.loads(text)
    read = TypeAdapter(model).validate_json(text)
    assert set(body) <= set(model.model_fields)
    if name != "CertificationAsked":
        assert json.loads(read.model_dump_json()) == body


def test_every_read_of_results_has_its_example() -> None:
    answered = {
        operation["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
        for (_, path), operation in OPERATIONS.items()
        if "/feeds/" not in path
    }
    shown = {f"#/components/schemas/{name}" for name, _ in EXAMPLES}
    assert answered <= shown


def test_every_refusal_is_told() -> None:
    refusals = {
        code
        for operation in OPERATIONS.values()
        for status, reply in operation["responses"].items()
        if status >= "400"
        for code in reply["description"].partition(": ")[2].split(", ")
    }
    assert sorted(code for code in refusals if f"`{code}`" not in PAGE) == []
