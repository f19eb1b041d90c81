"""The OpenAPI document: equal to the code, complete, and worded for people."""

import json
from pathlib import Path

import pytest

from app import app
from chalicelib.api import openapi
from chalicelib.api.endpoint import OPERATIONS
from chalicelib.core.identity import anyone

FRONTEND = Path(__file__).parents[2] / "frontend"
DOCUMENT = openapi.document("Sextant")
NOT_OPERATIONS = {"/api/openapi.json", "/api/docs"}


def test_the_committed_document_is_the_codes() -> None:
    committed = json.loads((FRONTEND / "openapi.json").read_text(encoding="utf-8"))
    assert committed == json.loads(json.dumps(DOCUMENT)), (
        "run: python -m chalicelib.api.openapi > frontend/openapi.json"
    )


def test_every_route_is_documented_and_every_operation_served() -> None:
    served = {
        (path, method)
        for path, methods in app.routes.items()
        for method in methods
        if path not in NOT_OPERATIONS
    }
    documented = {
        (path, method.upper()) for path, methods in DOCUMENT["paths"].items() for method in methods
    }
    assert served == documented


def test_operations_have_names_of_their_own_and_a_summary() -> None:
    assert len({operation.name for operation in OPERATIONS}) == len(OPERATIONS)
    assert [operation.name for operation in OPERATIONS if not operation.summary] == []


def test_what_is_not_open_to_all_says_so() -> None:
    closed = {operation.name for operation in OPERATIONS if operation.allow is not anyone}
    secured = {
        operation["operationId"]
        for methods in DOCUMENT["paths"].values()
        for operation in methods.values()
        if "security" in operation
    }
    assert secured == closed


def test_schemas_sent_by_browsers_refuse_unknown_fields() -> None:
    schemas = DOCUMENT["components"]["schemas"]
    names = {
        operation["requestBody"]["content"]["application/json"]["schema"]["$ref"].split("/")[-1]
        for methods in DOCUMENT["paths"].values()
        for operation in methods.values()
        if "application/json" in operation.get("requestBody", {}).get("content", {})
    }  # a portal's form may hold more than we read
    assert {n for n in names if schemas[n].get("additionalProperties") is not False} == set()


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_error_code_has_its_words(lang: str) -> None:
    files = (FRONTEND / "locales").rglob(f"{lang}.json")
    words = {key for file in files for key in json.loads(file.read_text(encoding="utf-8"))}
    missing = {code for code in openapi.codes() if f"error.{code}" not in words}
    assert missing == set()


def test_no_two_schemas_have_the_same_name() -> None:
    assert [name for name in DOCUMENT["components"]["schemas"] if "__" in name] == []
