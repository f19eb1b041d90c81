"""What is packaged is complete, fits, starts with what it needs, and keeps institutions apart."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from chalicelib.settings import DEPLOYMENTS, Deployment
from infra.package.build import package, unpacked
from infra.package.completeness import LIMIT_BYTES, Incomplete, _runs, verify
from infra.package.project import ROOT, configured

STAGE = "dev"
TEMPLATE_LIMIT_BYTES = 1_000_000
RESOURCES_LIMIT = 500
GATEWAY_RESOURCES_LIMIT = 300
NOT_AT_THE_START = (
    "aiohttp",
    "authlib",
    "cryptography.x509.ocsp",
    "lxml",
    "numpy",
    "odf",
    "openpyxl",
    "pyhanko",
    "requests",
    "segno",
    "signxml",
    "typst",
    "zxcvbn",
)
"""What single uses need; loading it would cost every start, or does not exist in the package."""
SHOW_LOADED = """
import sys; sys.path[:0] = sys.argv[1:]
import app
print(" ".join(sys.modules))
"""
SHOW_UNCOMPILED = """
import os, sys; sys.path[:0] = sys.argv[1:]
import app
ours = [one for one in sys.modules.values() if str(getattr(one, "__file__", "")).endswith(".py")]
ours = [one for one in ours if one.__file__.startswith(tuple(sys.argv[1:]))]
print(len(ours), *(one.__name__ for one in ours if not os.path.exists(one.__cached__)))
"""
FUNCTION, ROLE = "AWS::Serverless::Function", "AWS::IAM::Role"


@pytest.fixture(scope="session")
def out() -> Path:
    """The package, made again only when something in it has changed."""
    return package(STAGE)


@cache
def _template(out: Path, deployment: Deployment) -> Any:
    return json.loads((out / deployment / "template.json").read_text(encoding="utf-8"))


def _report(out: Path) -> Any:
    return json.loads((out / "report.json").read_text(encoding="utf-8"))


def _of(template: Any, kind: str) -> dict[str, Any]:
    return {name: one for name, one in template["Resources"].items() if one["Type"] == kind}


def test_every_module_imports_from_the_package_alone(out: Path) -> None:
    ours = [path for path in (ROOT / "chalicelib").rglob("*.py") if path.name != "__init__.py"]
    assert verify(unpacked(out), ROOT / "requirements.txt") > len(ours)


def test_the_package_fits(out: Path) -> None:
    unzipped = _report(out)["unzipped"]
    assert unzipped["total"] == unzipped["code"] + unzipped["layer"] <= LIMIT_BYTES


def test_a_requirement_without_its_wheel_is_found(out: Path, tmp_path: Path) -> None:
    wanted = tmp_path / "requirements.txt"
    wanted.write_text("polars==1.0.0\nnumpy>=99\n", encoding="utf-8")
    with pytest.raises(Incomplete) as told:
        verify(unpacked(out), wanted)
    assert "wants polars, which is not in the layer" in str(told.value)
    assert "wants numpy>=99" in str(told.value)


@pytest.mark.parametrize(
    ("tag", "runs"),
    [
        ("py3-none-any", True),
        ("cp311-cp311-manylinux_2_17_x86_64", True),
        ("cp39-abi3-manylinux2014_x86_64", True),
        ("cp312-abi3-manylinux2014_x86_64", False),
        ("cp312-cp312-manylinux_2_17_x86_64", False),
        ("cp311-cp311-manylinux_2_28_x86_64", False),
        ("cp311-cp311-linux_x86_64", False),
        ("cp311-cp311-manylinux2014_aarch64", False),
        ("cp311-cp311-macosx_11_0_arm64", False),
    ],
)
def test_wheels_run_where_functions_do(tag: str, runs: bool) -> None:
    assert _runs(*tag.split("-")) is runs


def test_nothing_but_the_product_is_packaged(out: Path) -> None:
    code = {path.relative_to(unpacked(out).code).parts[0] for path in _files(unpacked(out).code)}
    assert code == {"app.py", "chalice", "chalicelib"}
    tools = {"moto", "pytest", "mypy", "PIL", "scipy", "pip", "setuptools"}
    assert tools & {path.name for path in unpacked(out).packages.iterdir()} == set()


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if "__pycache__" not in path.parts)


@pytest.mark.parametrize("deployment", DEPLOYMENTS)
def test_a_start_loads_nothing_that_only_one_use_needs(out: Path, deployment: Deployment) -> None:
    done = unpacked(out).start(SHOW_LOADED, PIX_DEPLOYMENT=deployment)
    assert done.returncode == 0, done.stderr
    loaded = done.stdout.split()
    assert [name for name in NOT_AT_THE_START if name in loaded] == []


@pytest.mark.parametrize("deployment", DEPLOYMENTS)
def test_a_start_compiles_nothing(out: Path, deployment: Deployment) -> None:
    done = unpacked(out).start(SHOW_UNCOMPILED, PIX_DEPLOYMENT=deployment)
    count, *uncompiled = done.stdout.split()
    assert int(count) > 400
    assert uncompiled == []


@pytest.mark.parametrize("deployment", DEPLOYMENTS)
def test_a_template_can_be_deployed(out: Path, deployment: Deployment) -> None:
    told = _report(out)["deployments"][deployment]
    assert told["template_bytes"] < TEMPLATE_LIMIT_BYTES
    assert told["resources"] < RESOURCES_LIMIT / 2  # the transform makes several of some
    assert told["gateway_resources"] < GATEWAY_RESOURCES_LIMIT


@pytest.mark.parametrize("deployment", DEPLOYMENTS)
def test_functions_share_the_code_and_know_their_deployment(
    out: Path, deployment: Deployment
) -> None:
    for name, function in _of(_template(out, deployment), FUNCTION).items():
        given = function["Properties"]
        assert given["CodeUri"] == "../deployment.zip", name
        assert given["Environment"]["Variables"]["PIX_DEPLOYMENT"] == deployment, name
    layers = _of(_template(out, deployment), "AWS::Serverless::LayerVersion")
    assert [one["Properties"]["ContentUri"] for one in layers.values()] == ["../layer.zip"]


@pytest.mark.parametrize("deployment", DEPLOYMENTS)
def test_every_function_keeps_its_log_for_a_time(out: Path, deployment: Deployment) -> None:
    template = _template(out, deployment)
    groups = [one["Properties"] for one in _of(template, "AWS::Logs::LogGroup").values()]
    named = {one["LogGroupName"]["Fn::Sub"] for one in groups}
    assert named == {f"/aws/lambda/${{{name}}}" for name in _of(template, FUNCTION)}
    assert {one["RetentionInDays"] for one in groups} == {90}


def test_data_queues_and_schedules_belong_to_the_office(out: Path) -> None:
    for deployment in ("exam", "partner"):
        kinds = {one["Type"] for one in _template(out, deployment)["Resources"].values()}
        assert not {kind for kind in kinds if kind.startswith(("AWS::DynamoDB", "AWS::S3"))}
        assert "AWS::SQS::Queue" not in kinds
        assert set(_of(_template(out, deployment), FUNCTION)) == {"APIHandler"}
        assert "Events" not in _template(out, deployment)["Resources"]["APIHandler"]["Properties"]


def test_streams_and_queues_are_those_of_the_stack(out: Path) -> None:
    template = _template(out, "office")
    named = {}
    for name, function in _of(template, FUNCTION).items():
        for event in function["Properties"].get("Events", {}).values():
            if event["Type"] == "DynamoDB":
                named[name] = event["Properties"]["Stream"]["Fn::GetAtt"][0]
            elif event["Type"] == "SQS":
                given = event["Properties"]
                named[name] = given["Queue"]["Fn::Sub"].removeprefix("${").removesuffix(".Arn}")
                assert given["ScalingConfig"]["MaximumConcurrency"] >= 2
    assert set(named.values()) <= set(template["Resources"])
    assert {name: made for name, made in named.items() if made.endswith("Queue")} == {
        name: f"{name}Queue" for name in ("Certificates", "Exports", "Imports", "Mails")
    }
    assert set(named) >= {"Projections", "Tallies", "Scores", "Reporting"}


def test_institutions_have_a_gateway_a_function_and_a_reserve_of_their_own(out: Path) -> None:
    template = _template(out, "partner")
    parameters, resources = template["Parameters"], template["Resources"]
    handler = resources["APIHandler"]["Properties"]
    assert handler["ReservedConcurrentExecutions"] == {"Ref": "ApiConcurrency"}
    limit = resources["RestAPI"]["Properties"]["MethodSettings"][0]["ThrottlingRateLimit"]
    assert limit == {"Ref": "GatewayRate"}
    for name in ("ApiConcurrency", "GatewayRate", "GatewayBurst"):
        exam = _template(out, "exam")["Parameters"][name]["Default"]
        assert parameters[name]["Default"] < exam, name
    paths = resources["RestAPI"]["Properties"]["DefinitionBody"]["paths"]
    assert {path for path in paths if not path.startswith("/api/partner/v1/")} == {"/api/health"}
    for other in ("exam", "office"):
        served = _template(out, other)["Resources"]["RestAPI"]["Properties"]["DefinitionBody"]
        assert not [path for path in served["paths"] if path.startswith("/api/partner")]


def test_institutions_cannot_reach_what_exams_stand_on(out: Path) -> None:
    allowed = list(_allowed(_template(out, "partner")))
    rooms = {resource.partition("table/pix-*-")[2].partition("/")[0] for _, resource in allowed}
    hidden = {"assessments", "exams", "rooms", "accounts", "sessions", "certifications", "learners"}
    assert rooms & hidden == set()
    writes = ("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem")
    written = {resource for action, resource in allowed if action.endswith(writes)}
    assert {one.partition("table/pix-*-")[2] for one in written} <= {
        "partners",
        "throttles",
        "feeds",
    }


def test_exams_cannot_reach_what_institutions_are_told(out: Path) -> None:
    places = {resource for _, resource in _allowed(_template(out, "exam"))}
    assert not [one for one in places if one.endswith(("-partners", "-results", "-feeds"))]


def _allowed(template: Any) -> Iterator[tuple[str, str]]:
    """Every action and resource of the roles of a template."""
    for role in _of(template, ROLE).values():
        for policy in role["Properties"]["Policies"]:
            for statement in policy["PolicyDocument"]["Statement"]:
                for action in statement["Action"]:
                    yield from ((action, resource) for resource in statement["Resource"])


def test_every_policy_left_undone_is_justified(out: Path) -> None:
    for deployment in DEPLOYMENTS:
        for name, one in _template(out, deployment)["Resources"].items():
            for skipped in one.get("Metadata", {}).get("checkov", {}).get("skip", []):
                assert len(skipped["comment"]) > 40, name


def test_each_stage_becomes_three_that_share_its_functions() -> None:
    source = json.loads((ROOT / ".chalice/config.json").read_text(encoding="utf-8"))
    stages = configured(source, "prod")["stages"]
    assert set(stages) == {"prod-exam", "prod-office", "prod-partner"}
    assert len({one["iam_policy_file"] for one in stages.values()}) == 3


@pytest.mark.parametrize("deployment", DEPLOYMENTS)
def test_the_gateway_calls_an_alias_of_which_processes_can_be_kept_ready(
    out: Path, deployment: Deployment
) -> None:
    template = _template(out, deployment)
    called = {
        integration["uri"]["Fn::Sub"].rpartition("functions/")[2]
        for path in template["Resources"]["RestAPI"]["Properties"]["DefinitionBody"][
            "paths"
        ].values()
        for one in path.values()
        if (integration := one.get("x-amazon-apigateway-integration", {})).get("uri")
    }
    assert called == {"${APIHandlerAliaslive}/invocations"}
    permission = template["Resources"]["APIHandlerInvokePermission"]["Properties"]
    assert permission["FunctionName"] == {"Ref": "APIHandlerAliaslive"}
    kept = template["Resources"]["APIHandler"]["Properties"]["ProvisionedConcurrencyConfig"]
    assert kept["Fn::If"][1] == {"ProvisionedConcurrentExecutions": {"Ref": "WarmProcesses"}}
    assert template["Parameters"]["WarmProcesses"]["Default"] == 0


def test_another_edition_is_another_template() -> None:
    source = json.loads((ROOT / ".chalice" / "config.json").read_text(encoding="utf-8"))
    stages = configured(source, "prod", edition="2026-11-23")["stages"]
    told = {one["environment_variables"]["PIX_EDITION"] for one in stages.values()}
    assert told == {"2026-11-23"}
