"""One deployment for all the journeys: packaged, deployed, used, stopped."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from infra.emulated.rehearsal import Rehearsal
from infra.package.build import package
from tests.deployed.content import built
from tests.deployed.story import Story

STAGE = "dev"
"""As the contract tests package: made once for all of them."""


@pytest.fixture(scope="session")
def packaged() -> Path:
    """What `make package` makes; made again only when a source has changed."""
    return package(STAGE)


@pytest.fixture(scope="module")
def rehearsal(packaged: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    """It is deployed, with a small release; then nothing of it runs any more."""
    folder = tmp_path_factory.mktemp("rehearsal")
    built(folder / "release")
    one = Rehearsal(folder, port=_free_port(), package=packaged)
    try:
        one.start(folder / "release")
        yield one
    finally:
        one.stop()
    assert _running_from(folder) == []


@pytest.fixture(scope="module")
def story(rehearsal: Rehearsal) -> Story:
    """People to use it."""
    return Story(rehearsal)


def _running_from(folder: Path) -> list[str]:
    """The processes that have something of a folder in their command or their surroundings."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            told = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
        except OSError:  # gone, or somebody else's
            continue
        if str(folder).encode() in told:
            found.append(told.split(b"\0", 1)[0].decode())
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
