"""A real local stack for the browser journeys: emulated AWS, product, built front end, content."""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
import requests
from playwright.sync_api import Page, expect

from infra.local.chromium import PACKAGES, find

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 300
DONE = "Press Ctrl-C"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Slow machines take their time; what waits for something that never comes fails all the same.
expect.set_options(timeout=15_000)
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "RGAAv4"]
NEEDED = {
    "frontend/dist/index.html": "make e2e builds the front end",
    "frontend/node_modules/axe-core/axe.min.js": "make e2e installs it",
    "build/release": "make content builds the release",
    ".venv-aws/bin/python": "make setup installs the local AWS",
}


@dataclass(frozen=True)
class LocalStack:
    """A running stack: its address, that of its AWS, and its folder."""

    site: str
    aws: str
    folder: Path
    process: subprocess.Popen[bytes]

    def move_clock(self, *, days: float = 0, minutes: float = 0) -> None:
        """Move the product's clock forward."""
        self._post("clock", days=days, minutes=minutes)

    def reset_clock(self) -> None:
        """Give the product the machine's time again."""
        self._post("clock", reset="1")

    def run_schedule(self, name: str) -> None:
        """Run a schedule of `app.py` now."""
        self._post("schedules", name=name)

    def mails(self, to: str, *, at_least: int = 1) -> list[str]:
        """The texts of the mails sent to an address, once there are `at_least` so many."""
        found: list[str] = []
        deadline = time.monotonic() + 15
        while time.monotonic() < deadline:
            with urlopen(f"{self.aws}/_ministack/ses/messages", timeout=5) as reply:
                accounts = json.load(reply)["messages"]
            sent = [mail for mails in accounts.values() for mail in mails]
            found = [mail["BodyText"] for mail in sent if to in mail["To"]]
            if len(found) >= at_least:
                return found
            time.sleep(0.1)
        raise AssertionError(f"{to} received {len(found)} mail(s), {at_least} expected")

    def _post(self, page: str, **fields: Any) -> None:
        reply = requests.post(
            f"{self.site}/local/{page}",
            data=fields,
            headers={"Origin": self.site},
            allow_redirects=False,
            timeout=30,
        )
        assert reply.status_code == 303, reply.text


class Api(requests.Session):
    """A client of the API: paths below the site, the site's origin, no surprise time-outs."""

    def __init__(self, site: str) -> None:
        super().__init__()
        self._site = site
        self.headers["Origin"] = site

    def request(self, method: Any, url: Any, *args: Any, **given: Any) -> requests.Response:
        given.setdefault("timeout", 30)
        return super().request(method, self._site + url, *args, **given)

    def start_anonymously(self, lang: str = "fr") -> str:
        """Sign in as somebody new and keep the access token; returns the user's id."""
        reply = self.post("/api/auth/anonymous", json={"lang": lang})
        assert reply.status_code == 201, reply.text
        self.headers["Authorization"] = f"Bearer {reply.json()['access_token']}"
        return str(reply.json()["user"]["id"])


@contextmanager
def running(folder: Path, *options: str) -> Iterator[LocalStack]:
    """A stack with its state in `folder`, on free ports, stopped at the end."""
    port, aws_port = _free_port(), _free_port()
    command = [sys.executable, "-m", "infra.local", "--port", str(port)]
    command += ["--aws-port", str(aws_port), "--state", str(folder), *options]
    output = folder / "output.log"
    with output.open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT)
    site, aws = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{aws_port}"
    try:
        _wait(process, output)
        yield LocalStack(site=site, aws=aws, folder=folder, process=process)
    finally:
        process.terminate()
        process.wait(timeout=60)


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalStack]:
    """One stack for the session."""
    missing = [f"{path}: {how}" for path, how in NEEDED.items() if not (ROOT / path).exists()]
    if missing:
        pytest.fail("The journeys need " + "; ".join(missing))
    with running(tmp_path_factory.mktemp("stack")) as started:
        yield started


@pytest.fixture(scope="session")
def site(stack: LocalStack) -> str:
    """The address of the site."""
    return stack.site


@pytest.fixture
def api(site: str) -> Iterator[Api]:
    """A client of the API, signed in as nobody."""
    with Api(site) as client:
        yield client


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Debian's Chromium, as the browser tests need it."""
    path = find()
    if path is None:
        pytest.fail(f"The browser tests need Chromium: install {' and '.join(PACKAGES)}.")
    return {"executable_path": path, "headless": True, "args": FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(site: str) -> dict[str, Any]:
    """Pages open on the site, in French, on a small laptop."""
    return {"base_url": site, "locale": "fr-FR", "viewport": {"width": 1280, "height": 800}}


@pytest.fixture(scope="session")
def axe_source() -> str:
    """The source of axe-core, put in a page through the debugger: the CSP does not stop it."""
    return (ROOT / "frontend/node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


Axe = Callable[[Page], list[str]]


@pytest.fixture
def axe(axe_source: str) -> Axe:
    """The faults that axe sees in a page: rule and elements, one line each."""

    def faults(page: Page) -> list[str]:
        if not page.evaluate("'axe' in window"):
            page.evaluate(axe_source)
        options = {"runOnly": AXE_TAGS, "resultTypes": ["violations"]}
        found = page.evaluate("options => axe.run(document, options)", options)
        return [
            f"{fault['id']}: {', '.join(str(node['target']) for node in fault['nodes'])}"
            for fault in found["violations"]
        ]

    return faults


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], output: Path) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if DONE in output.read_text(encoding="utf-8"):
            return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    pytest.fail(f"The local stack did not start:\n{output.read_text(encoding='utf-8')}")
