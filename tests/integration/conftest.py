"""The real app on AWS in this process, with a small release published."""

from collections.abc import Iterator

import pytest
from chalice.test import Client

from chalicelib.core.content import Release
from tests.aws import aws_in_process
from tests.browser import Browser
from tests.factories import OWNER_ID
from tests.factories import release as usual_release
from tests.published import publish


@pytest.fixture
def aws() -> Iterator[None]:
    """Tables, queues and buckets, empty."""
    with aws_in_process():
        yield


@pytest.fixture
def release(aws: None) -> Release:
    """The usual small release, published."""
    return publish(usual_release())


@pytest.fixture
def visitor(release: Release) -> Iterator[Browser]:
    """Nobody signed in."""
    from app import app  # reads the environment that `aws` has set

    with Client(app) as client:
        yield Browser(client)


@pytest.fixture
def learner(visitor: Browser) -> Browser:
    """Somebody with an account."""
    return visitor.sign_in(OWNER_ID)


@pytest.fixture
def stranger(visitor: Browser) -> Browser:
    """Somebody else with an account."""
    return visitor.sign_in("s" * 24)
