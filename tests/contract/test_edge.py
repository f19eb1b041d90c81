"""The distribution serves what the local runner serves: the same pages, headers and owners."""

import json
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import boto3
import pytest
import yaml
from moto import mock_aws

from chalicelib.adapters.s3 import CONFIG
from chalicelib.settings import Settings
from infra.local import site
from infra.local.site import Site
from infra.package.template import INFRA
from infra.publish import publish_site
from tests.permissions import ROUTES

ROOT = Path(__file__).parents[2]
EDGE = yaml.safe_load((INFRA / "edge.yaml").read_text(encoding="utf-8"))["Resources"]
SHIELD = yaml.safe_load((INFRA / "shield.yaml").read_text(encoding="utf-8"))["Resources"]
CONFIGURATION = EDGE["Distribution"]["Properties"]["DistributionConfig"]
PATHS = (
    "/",
    "/sign-in",
    "/competences/1.1",
    "/orga",
    "/orga/campaigns/abc",
    "/certif/room",
    "/admin",
    "/organization",
    "/favicon.svg",
    "/assets/none-abcdef12.js",
    "/robots.txt",
)
PLACE = Settings(stage="dev", account_id="123456789012")


def _run(function: str, events: Iterable[Any]) -> list[Any]:
    """What a function of the distribution makes of events, in Node."""
    code = EDGE[function]["Properties"]["FunctionCode"]
    script = f"{code}\nconsole.log(JSON.stringify({json.dumps(list(events))}.map(handler)))"
    command = [ROOT / "infra/local/with-node", "node", "-e", script]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    found: list[Any] = json.loads(told.stdout)
    return found


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A front end of one line a page."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "simulators" / "mail").mkdir(parents=True)
    for name in ("index", "orga", "certif", "admin", "simulators/mail/index"):
        (tmp_path / f"{name}.html").write_text(name, encoding="utf-8")
    for name in ("favicon.svg", "robots.txt", "assets/app-abcdef12.js", "sw.js"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    policy = "default-src 'none'; img-src %ASSETS_ORIGIN%; connect-src %UPLOADS_ORIGIN%"
    policies = dict.fromkeys(("index", "orga", "certif", "admin"), policy)
    (tmp_path / "headers.json").write_text(json.dumps({"csp": policies}), encoding="utf-8")
    return tmp_path


def test_addresses_open_the_same_pages_as_locally(built: Path) -> None:
    told = _run("PageOfPath", [{"request": {"uri": path}} for path in PATHS])
    local = Site(built, content_origin="", uploads_origin="")
    for path, request in zip(PATHS, told, strict=True):
        found = local._find(path)
        if found is None:
            assert request["uri"] == path  # the bucket has none either
        else:
            assert request["uri"] == f"/{found.relative_to(built).as_posix()}", path


def test_a_page_says_its_stored_policy_and_nothing_of_the_storage() -> None:
    stored = {"content-type": {"value": "text/html; charset=utf-8"}}
    stored["x-amz-meta-content-security-policy"] = {"value": "default-src 'self'"}
    bare = {"content-type": {"value": "text/html"}}
    image = {"content-type": {"value": "image/svg+xml"}}
    page, forgotten, other = (
        one["headers"]
        for one in _run(
            "PolicyOfPage", [{"response": {"headers": one}} for one in (stored, bare, image)]
        )
    )
    assert page["content-security-policy"] == {"value": "default-src 'self'"}
    assert "x-amz-meta-content-security-policy" not in page
    assert forgotten["content-security-policy"] == {"value": "default-src 'none'"}
    assert set(other) == {"content-type"}


def _said(policy: str) -> dict[str, str]:
    """The headers of a policy, as a browser reads them."""
    given = EDGE[policy]["Properties"]["ResponseHeadersPolicyConfig"]
    said = {item["Header"]: item["Value"] for item in given["CustomHeadersConfig"]["Items"]}
    security = given.get("SecurityHeadersConfig", {})
    if "ContentTypeOptions" in security:
        said["X-Content-Type-Options"] = "nosniff"
    if "ReferrerPolicy" in security:
        said["Referrer-Policy"] = security["ReferrerPolicy"]["ReferrerPolicy"]
    if "FrameOptions" in security:
        said["X-Frame-Options"] = security["FrameOptions"]["FrameOption"]
    if "ContentSecurityPolicy" in security:
        said["Content-Security-Policy"] = security["ContentSecurityPolicy"]["ContentSecurityPolicy"]
    return said


def test_pages_say_what_the_local_runner_says() -> None:
    wanted = {
        **site.COMMON,
        "Cross-Origin-Resource-Policy": "same-origin",
        "X-Frame-Options": "DENY",
    }
    assert _said("PageHeaders") == wanted


def test_simulators_say_what_the_local_runner_says() -> None:
    assert _said("SimulatorHeaders") == {
        **site.COMMON,
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Content-Security-Policy": site.SIMULATOR_CSP,
    }


@pytest.mark.parametrize("policy", ["PageHeaders", "SimulatorHeaders"])
def test_browsers_are_told_to_come_back_over_tls_for_a_year(policy: str) -> None:
    security = EDGE[policy]["Properties"]["ResponseHeadersPolicyConfig"]["SecurityHeadersConfig"]
    assert security["StrictTransportSecurity"]["AccessControlMaxAgeSec"] == 31_536_000
    assert security["StrictTransportSecurity"]["IncludeSubdomains"] is True


def test_each_path_of_the_api_goes_to_the_deployment_that_serves_it() -> None:
    behaviors = {one["PathPattern"]: one for one in CONFIGURATION["CacheBehaviors"]}
    order = [pattern for pattern in behaviors if pattern.startswith("/api/")]
    assert order[-1] == "/api/*"  # the first that fits is taken
    for prefix, deployment in ROUTES[:-1]:
        assert behaviors[f"{prefix}*"]["TargetOriginId"] == deployment
    assert behaviors["/api/*"]["TargetOriginId"] == "office"
    assert len(order) == len(ROUTES)


def test_gateways_answer_through_the_distribution_alone() -> None:
    secret = "{{resolve:secretsmanager:pix-${Stage}-origin-secret}}"
    for origin in CONFIGURATION["Origins"]:
        if origin["Id"] != "site":
            assert origin["OriginCustomHeaders"] == [
                {"HeaderName": "x-origin-secret", "HeaderValue": {"Fn::Sub": secret}}
            ]
    first = min(SHIELD["Shield"]["Properties"]["Rules"], key=lambda rule: rule["Priority"])
    match = first["Statement"]["NotStatement"]["Statement"]["ByteMatchStatement"]
    assert (first["Action"], match["SearchString"]) == ({"Block": {}}, {"Fn::Sub": secret})
    assert match["FieldToMatch"] == {"SingleHeader": {"Name": "x-origin-secret"}}
    shielded = [one for one in SHIELD.values() if one["Type"] == "AWS::WAFv2::WebACLAssociation"]
    assert len(shielded) == 3


def test_nothing_is_counted_per_address_that_a_school_does_in_a_morning() -> None:
    pupils, calls_each = 3000, 4
    for rule in SHIELD["Shield"]["Properties"]["Rules"]:
        if counted := rule["Statement"].get("RateBasedStatement"):
            path = counted["ScopeDownStatement"]["ByteMatchStatement"]["SearchString"]
            assert path in {"/api/auth/", "/api/public/certificates/verification"}
            if path == "/api/auth/":
                assert counted["Limit"] >= pupils * calls_each
            assert counted["ForwardedIPConfig"]["HeaderName"] == "x-viewer-address"


def test_what_viewers_send_as_their_address_is_not_believed() -> None:
    sent = {"x-viewer-address": {"value": "192.0.2.1"}}
    event = {"request": {"headers": sent}, "viewer": {"ip": "198.51.100.7"}}
    (request,) = _run("ViewerAddress", [event])
    assert request["headers"]["x-viewer-address"] == {"value": "198.51.100.7"}


@mock_aws
def test_the_site_is_stored_with_its_policies_pages_last(built: Path) -> None:
    s3 = boto3.client("s3", region_name=PLACE.region, config=CONFIG)
    bucket = PLACE.bucket_name("site")
    s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": PLACE.region})
    stored: list[str] = []
    s3.meta.events.register(
        "before-parameter-build.s3.PutObject", lambda params, **_: stored.append(params["Key"])
    )
    assert publish_site(s3, built, PLACE) == 9
    assert set(stored[-5:]) == {
        "admin.html",
        "certif.html",
        "index.html",
        "orga.html",
        "simulators/mail/index.html",
    }
    page = s3.get_object(Bucket=bucket, Key="orga.html")
    policy = page["Metadata"]["content-security-policy"]
    assert re.findall(r"https://\S+?(?=;|$)", policy) == [
        "https://s3.eu-west-3.amazonaws.com/pix-dev-content-123456789012/",
        "https://s3.eu-west-3.amazonaws.com/pix-dev-uploads-123456789012/",
    ]
    assert (page["ContentType"], page["CacheControl"]) == ("text/html; charset=utf-8", "no-cache")
    asset = s3.get_object(Bucket=bucket, Key="assets/app-abcdef12.js")
    assert asset["CacheControl"] == site.IMMUTABLE
    frame = s3.get_object(Bucket=bucket, Key="simulators/mail/index.html")
    assert frame["Metadata"] == {}
