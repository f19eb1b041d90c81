"""Gives a running stack a night of a feed that an error stopped before anything was sent.

`python -m tests.e2e.failed_night <folder> <aws port> <feed>`: a process of its own, since the
product reads its surroundings once.
"""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from infra.local.state import Place, enter
from tests.e2e.conftest import ROOT, LocalStack


def fail_tonight(stack: LocalStack, feed: str) -> str:
    """Run this module on a stack; the date of the night."""
    port = str(urlsplit(stack.aws).port)
    done = subprocess.run(
        [sys.executable, "-m", "tests.e2e.failed_night", str(stack.folder), port, feed],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.stdout.strip().splitlines()[-1]


def main(folder: str, port: str, feed: str) -> None:
    """Do it on the stack of that folder."""
    enter(Place(Path(folder), aws_port=int(port)))
    from chalicelib import wiring
    from chalicelib.core.certification.reported_result import FEEDS
    from chalicelib.core.feed.run import new_run
    from chalicelib.wiring import feeds as feed_wiring

    now, release = wiring.clock().now(), wiring.releases().current()
    name = next(one for one in FEEDS if one == feed)
    run = new_run(name, release_id=release.id, now=now)
    stopped = replace(run, state="failed", leased_until=now, failure="EndpointConnectionError")
    feed_wiring.runs().add(stopped)
    print(run.date.isoformat())


if __name__ == "__main__":
    main(*sys.argv[1:])
