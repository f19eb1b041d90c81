"""One package, deployed three times: what each serves, and that nothing is served twice."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from chalicelib.api.endpoint import OPERATIONS
from chalicelib.api.mounts import EVERYWHERE, all_mounts, mounts_of
from chalicelib.settings import DEPLOYMENTS, Deployment, Settings

ROOT = Path(__file__).parents[2]
PREFIXES: dict[Deployment, tuple[str, ...]] = {
    "exam": ("/api/learner/exam", "/api/public/exam/", "/api/invigilator/"),
    "partner": ("/api/partner/v1/",),
}
"""What the distribution sends elsewhere than to the office; everything else is the office's."""
USE_CASES: dict[Deployment, set[str]] = {
    "exam": {"exam", "exam_clock", "exam_entry", "incident", "invigilation", "room"},
    "partner": {
        "feed_receipts",
        "partner_access",
        "partner_campaigns",
        "partner_results",
    },
}
"""All that these two load at their start."""
NOT_AT_THE_START = (
    "argon2",
    "chalicelib.adapters.dynamo.sign_ins",
    "chalicelib.adapters.passwords",
    "chalicelib.adapters.qr",
    "chalicelib.adapters.ses",
    "chalicelib.adapters.templates",
    "chalicelib.api.admin",
    "chalicelib.api.auth",
    "chalicelib.api.orga",
    "chalicelib.core.analysis",
    "chalicelib.core.export",
    "chalicelib.core.personal_data",
    "chalicelib.workers",
)
"""What only the office needs."""
SHOW = """
import json, sys
from app import app
triggers = sorted(one.name for one in app.event_sources)
shown = {"routes": sorted(app.routes), "triggers": triggers, "modules": sorted(sys.modules)}
print(json.dumps(shown))
"""


def _paths(deployment: Deployment) -> list[str]:
    settings = Settings(deployment=deployment)
    mounts = {id(one): prefix for one, prefix in mounts_of(settings)[len(EVERYWHERE) :]}
    return [
        mounts[id(one.blueprint)] + one.path for one in OPERATIONS if id(one.blueprint) in mounts
    ]


def test_a_path_is_served_by_one_deployment() -> None:
    all_mounts()  # declares every operation
    served = Counter(path for name in DEPLOYMENTS for path in set(_paths(name)))
    assert [path for path, times in served.items() if times > 1] == []


@pytest.mark.parametrize("deployment", DEPLOYMENTS)
def test_the_address_says_which_deployment_serves_it(deployment: Deployment) -> None:
    all_mounts()
    for path in _paths(deployment):
        owner = next(
            (name for name, starts in PREFIXES.items() if path.startswith(starts)), "office"
        )
        assert owner == deployment, path


def _app(deployment: str) -> Any:
    environment = {"PIX_DEPLOYMENT": deployment, "AWS_DEFAULT_REGION": "eu-west-3"}
    told = subprocess.run(
        [sys.executable, "-c", SHOW],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(told.stdout)


def test_queues_streams_and_schedules_belong_to_the_office() -> None:
    assert _app("exam")["triggers"] == []
    assert _app("partner")["triggers"] == []
    assert _app("office")["triggers"] == _app("all")["triggers"] != []


@pytest.mark.parametrize("deployment", DEPLOYMENTS)
def test_every_deployment_says_how_it_is(deployment: Deployment) -> None:
    assert "/api/health" in _app(deployment)["routes"]


@pytest.mark.parametrize(("deployment", "use_cases"), USE_CASES.items())
def test_a_start_loads_no_code_of_other_deployments(
    deployment: Deployment, use_cases: set[str]
) -> None:
    modules = _app(deployment)["modules"]
    services = "chalicelib.services."
    assert {one.removeprefix(services) for one in modules if one.startswith(services)} == use_cases
    assert [one for one in NOT_AT_THE_START if one in modules] == []


def test_the_office_loads_what_the_others_leave() -> None:
    """So that a name that changes does not make the test above say yes to anything."""
    modules = _app("office")["modules"]
    assert [one for one in NOT_AT_THE_START if one not in modules] == []
