"""cfn-lint and checkov find nothing in what is deployed that is not justified where it stands."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from chalicelib.settings import DEPLOYMENTS
from infra.package.build import package

ROOT = Path(__file__).parents[2]
AUDIT = ROOT / ".venv-audit" / "bin"
"""Apart from the product, whose botocore checkov would bring back by two years."""


@pytest.fixture(scope="module")
def templates() -> list[str]:
    """The packaged templates."""
    out = package("dev")
    paths = [out / name / "template.json" for name in DEPLOYMENTS]
    return [str(path.relative_to(ROOT)) for path in paths]


def _told(tool: str, *options: str) -> Any:
    assert (AUDIT / tool).exists(), "no .venv-audit: run `make setup`"
    environment = {"PATH": os.environ["PATH"], "AWS_DEFAULT_REGION": "eu-west-3"}
    command = [str(AUDIT / tool), *options]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout, done.stderr
    return json.loads(done.stdout)


def test_cfn_lint_finds_nothing(templates: list[str]) -> None:
    found = _told("cfn-lint", "--regions", "eu-west-3", "--format", "json", "--", *templates)
    assert [(one["Rule"]["Id"], one["Message"]) for one in found] == []


def test_checkov_finds_nothing_that_is_not_justified(templates: list[str]) -> None:
    files = [option for path in templates for option in ("-f", path)]
    quiet = ("--framework", "cloudformation", "--compact", "--quiet", "--skip-download")
    told = _told("checkov", *quiet, "-o", "json", *files)
    results = told["results"]
    assert [
        (one["check_id"], one["resource"], one["check_result"]) for one in results["failed_checks"]
    ] == []
    assert told["summary"]["parsing_errors"] == 0
    assert told["summary"]["resource_count"] > 100  # a template that is not read has no finding
