"""Rehearses a deployment: `python -m infra.emulated [--stage prod]`; nothing leaves this machine.

What `make package` makes is deployed into an emulated AWS, with the content of `make content`;
the addresses are printed, and it all goes at Ctrl-C.
"""

import argparse
import signal
import sys
import threading
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from chalicelib.settings import DEPLOYMENTS
from infra.emulated.deploy import DeploymentFailed
from infra.emulated.rehearsal import Rehearsal
from infra.emulated.transform import CHANGES
from infra.local.emulator import EmulatorFailed
from infra.local.releases import FOLDER, NoRelease, newest
from infra.package.build import OUT, package
from infra.package.bundle import PackageFailed
from infra.package.completeness import Incomplete

FAILURES = (DeploymentFailed, EmulatorFailed, Incomplete, NoRelease, OSError, PackageFailed)


def main(arguments: list[str] | None = None) -> int:
    """Deploy, say where, and wait for Ctrl-C; with `--once`, stop when every API has answered."""
    given = _given(arguments)
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopping.set())
    with TemporaryDirectory(prefix="rehearsal-") as folder:
        try:
            newest(given.content)
            made = package(given.stage, given.package)
            rehearsal = Rehearsal(Path(folder), port=given.port, package=made)
        except FAILURES as error:
            return _failed(error)
        try:
            rehearsal.start(given.content)
            _tell(rehearsal)
            if not given.once:
                print("\nPress Ctrl-C to stop; nothing is kept.", flush=True)
                stopping.wait()
        except FAILURES as error:
            return _failed(error)
        finally:
            print("Stopping…", flush=True)
            rehearsal.stop()
    return 0


def _tell(rehearsal: Rehearsal) -> None:
    print("Changed for the emulator:", flush=True)
    for change in CHANGES:
        print(f"  {change.what}: {change.why}", flush=True)
    for name in DEPLOYMENTS:
        address = rehearsal.address(name, "/api/health")
        with urlopen(address, timeout=60) as reply:
            print(f"{name}: {address} answers {reply.read().decode()}", flush=True)


def _failed(error: Exception) -> int:
    print(f"The deployment failed: {error}", file=sys.stderr)
    return 1


def _given(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m infra.emulated", description=__doc__)
    parser.add_argument("--stage", choices=("dev", "prod"), default="prod")
    parser.add_argument("--package", type=Path, default=OUT, help="where the package is made")
    parser.add_argument("--content", type=Path, default=FOLDER, help="the releases")
    parser.add_argument("--port", type=int, default=4567, help="of the emulated AWS")
    parser.add_argument("--once", action="store_true", help="stop once every API has answered")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
