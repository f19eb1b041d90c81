"""Runs the product on this machine: `python -m infra.local`, which is what `make run` calls."""

import argparse
import signal
import sys
import threading
from pathlib import Path

from infra.local.emulator import EmulatorFailed
from infra.local.provision import TableChanged
from infra.local.releases import NoRelease
from infra.local.stack import Stack
from infra.local.state import Place


def main() -> int:
    """Start, say where, and wait for Ctrl-C."""
    given = _given()
    place = Place(folder=given.state, port=given.port, aws_port=given.aws_port)
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopping.set())
    stack = Stack(place)
    try:
        stack.start()
        print(f"\nSextant is ready: {place.site}", flush=True)
        print(f"Behind the scenes: {place.site}/local/", flush=True)
        if not given.no_demo:
            _tell_accounts()
        print("\nPress Ctrl-C to stop; the state is kept in", place.folder, flush=True)
        stopping.wait()
    except (EmulatorFailed, NoRelease, TableChanged, OSError) as error:
        print(f"The local stack could not start: {error}", file=sys.stderr)
        return 1
    finally:
        print("Stopping…", flush=True)
        stack.stop()
    return 0


def _tell_accounts() -> None:
    from infra.local import demo  # the product is there only once the stack has started

    print("\nDemonstration accounts:", flush=True)
    for account in demo.make():
        print(f"  {account.role:<8} {account.login}   {account.password}", flush=True)


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m infra.local", description=__doc__)
    parser.add_argument("--port", type=int, default=8000, help="of the site")
    parser.add_argument("--aws-port", type=int, default=4566, help="of the emulated AWS")
    parser.add_argument("--state", type=Path, default=Path(".local"), help="the folder kept")
    parser.add_argument("--no-demo", action="store_true", help="make no demonstration data")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
