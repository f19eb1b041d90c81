"""Schemathesis over the whole OpenAPI document: whatever is sent, nothing breaks."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    response_schema_conformance,
    status_code_conformance,
)

from chalicelib.api.openapi import document
from infra.local.gateway import Gateway
from tests.browser import Browser
from tests.factories import OWNER_ID
from tests.machines import CLIENT_ID, V1, Machine, known

EXAMPLES = 15
CHECKS = [not_a_server_error, status_code_conformance, response_schema_conformance]
OPERATIONS = [
    (path, method) for path, methods in document("Sextant")["paths"].items() for method in methods
]


@pytest.mark.slow
@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_nothing_sent_breaks_the_api(visitor: Browser, path: str, method: str) -> None:
    from app import app  # reads the environment that `aws` has set

    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", Gateway(app))
    sender = visitor.sign_in(OWNER_ID)
    if path.startswith(f"{V1}/"):
        sender = Machine(visitor.client, CLIENT_ID, known().secret).signed_in()
    headers = {"Authorization": f"Bearer {sender.token}", "Origin": "https://sextant.test"}

    @given(case=schema[path][method].as_strategy())
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def probe(case: Any) -> None:
        case.call_and_validate(headers=headers, checks=CHECKS)

    probe()
