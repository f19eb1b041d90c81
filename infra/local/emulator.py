"""Starts the emulated AWS on loopback and stops it gently, so that it saves its state."""

import ctypes
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path

from infra.local.state import REGION, Place

PYTHON = Path(".venv-aws/bin/python")
PATIENCE_SECONDS = 60.0
_PR_SET_PDEATHSIG = 1


class EmulatorFailed(Exception):
    """The emulated AWS could not start."""


class Emulator:
    """The emulated AWS of one stack."""

    def __init__(self, place: Place, variables: Mapping[str, str] | None = None) -> None:
        """`variables`: of the emulator's own environment, beyond or against the usual ones."""
        self._place = place
        self._variables = variables or {}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers; raises `EmulatorFailed`."""
        if _is_taken(self._place.aws_port):
            raise EmulatorFailed(
                f"Port {self._place.aws_port} is taken: is another local stack running? "
                "Stop it, or choose another with --aws-port."
            )
        log_path = self._place.logs / "aws.log"
        with log_path.open("ab") as log:
            self._process = subprocess.Popen(
                [str(PYTHON.absolute()), "-m", "ministack"],
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C must not reach it before us
                preexec_fn=_stop_with_parent,  # noqa: PLW1509  # no thread runs yet
            )
        self._wait(log_path)

    def stop(self) -> None:
        """Ask it to save and stop, and wait for that."""
        if self._process is None or self._process.poll() is not None:
            return
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(timeout=PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _wait(self, log_path: Path) -> None:
        assert self._process is not None  # noqa: S101  # set by start
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                break
            if _answers(f"{self._place.aws}/_ministack/health"):
                return
            time.sleep(0.1)
        self.stop()
        raise EmulatorFailed(f"The local AWS did not start: see {log_path}.")

    def _environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        return kept | {
            "BIND_HOST": "127.0.0.1",
            "GATEWAY_PORT": str(self._place.aws_port),
            "MINISTACK_REGION": REGION,
            "PERSIST_STATE": "1",
            "STATE_DIR": str((self._place.folder / "aws").absolute()),
            "S3_PERSIST": "1",
            "S3_DATA_DIR": str((self._place.folder / "s3").absolute()),
            "LOG_LEVEL": "WARNING",
            **self._variables,
        }


def _stop_with_parent() -> None:
    """On Linux, the emulator saves and stops even when the runner is killed."""
    try:
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    except (AttributeError, OSError):
        return


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as reply:
            return bool(reply.status == 200)
    except (urllib.error.URLError, OSError):
        return False
