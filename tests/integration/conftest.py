"""The real app on AWS in this process, with a small release published."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from chalice.test import Client

from chalicelib.core.content import Release
from tests.aws import aws_in_process, empty, forget
from tests.browser import Browser
from tests.factories import OWNER_ID
from tests.factories import release as usual_release
from tests.permissions import refused
from tests.published import publish
from tests.tab import Hands, Tab


@pytest.fixture(scope="module")
def cloud() -> Iterator[None]:
    """Tables, queues and buckets, made once for the tests of a file."""
    with aws_in_process():
        yield


@pytest.fixture
def aws(cloud: None) -> Iterator[None]:
    """Tables, queues and buckets, empty; each function may do what its policy lets it, no more."""
    empty()
    with refused() as beyond:
        yield
    assert not beyond


@pytest.fixture
def release(aws: None) -> Release:
    """The usual small release, published."""
    return publish(usual_release())


@pytest.fixture
def visitor(release: Release) -> Iterator[Browser]:
    """Nobody signed in."""
    from app import app  # reads the environment that `aws` has set

    with Client(app, stage_name="local") as client:
        yield Browser(client)


@pytest.fixture
def learner(visitor: Browser) -> Browser:
    """Somebody with an account."""
    return visitor.sign_in(OWNER_ID)


@pytest.fixture
def stranger(visitor: Browser) -> Browser:
    """Somebody else with an account."""
    return visitor.sign_in("s" * 24)


@pytest.fixture
def hands(release: Release, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Hands]:
    """A clock that can be moved."""
    monkeypatch.setenv("PIX_CLOCK_OFFSET_FILE", str(tmp_path / "offset"))
    forget()
    yield Hands(tmp_path / "offset")
    forget()


@pytest.fixture
def tab(hands: Hands) -> Iterator[Tab]:
    """A tab of a new browser, on the site."""
    from app import app  # reads the environment that `aws` has set

    with Client(app, stage_name="local") as client:
        yield Tab(client)
