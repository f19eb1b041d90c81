"""A stack for a load run: the emulated AWS in one process, the product in another."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import boto3

from chalicelib.adapters.release import CURRENT_KEY, current_of
from chalicelib.settings import settings
from infra.local import releases
from infra.local.emulator import Emulator
from infra.local.provision import provision
from infra.local.state import Place, enter

PATIENCE_SECONDS = 90.0
_TICKS = os.sysconf("SC_CLK_TCK")


class StackFailed(Exception):
    """The product did not start."""


@dataclass
class LoadStack:
    """Starts, kills and stops the product, on an AWS that stays; CPU seconds of both."""

    place: Place
    folder: Path
    restarts: int = 0
    _emulator: Emulator = field(init=False)
    _product: subprocess.Popen[bytes] | None = None
    _spent: float = 0.0

    def __post_init__(self) -> None:
        self._emulator = Emulator(self.place)

    def prepare(self) -> None:
        """An empty AWS with tables, queues, buckets and the newest release."""
        shutil.rmtree(self.place.folder, ignore_errors=True)
        enter(self.place)
        self._emulator.start()
        provision()
        _publish()

    def serve(self) -> None:
        """Start the product and wait until it answers."""
        path = self.folder / f"spans-{self.restarts}.json"
        command = [sys.executable, "-m", "tests.load.product", "--spans", str(path)]
        command += ["--port", str(self.place.port), "--aws-port", str(self.place.aws_port)]
        with (self.folder / "product.log").open("ab") as log:
            self._product = subprocess.Popen(
                [*command, "--state", str(self.place.folder)], stdout=log, stderr=log
            )
        self._wait()

    def kill(self) -> None:
        """The product dies at once, whatever it was at; then another one is started."""
        if self._product is None:
            return
        self._spent += cpu_seconds(self._product.pid)
        self._product.send_signal(signal.SIGKILL)
        self._product.wait()
        self.restarts += 1
        self.serve()

    def stop(self) -> None:
        """Stop the product gently, then the emulated AWS."""
        self.rest()
        self._emulator.stop()

    def rest(self) -> None:
        """Stop the product only."""
        if self._product is not None and self._product.poll() is None:
            self._spent += cpu_seconds(self._product.pid)
            self._product.terminate()
            self._product.wait(timeout=60)

    def cpu(self) -> dict[str, float]:
        """CPU seconds so far of the product (all its lives) and of the emulated AWS."""
        alive = self._product is not None and self._product.poll() is None
        product = cpu_seconds(self._product.pid) if self._product and alive else 0.0
        emulator = self._emulator._process
        return {
            "product": self._spent + product,
            "emulator": cpu_seconds(emulator.pid) if emulator else 0.0,
        }

    def _wait(self) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            if self._product is None or self._product.poll() is not None:
                break
            if answers(f"{self.place.site}/api/health"):
                return
            time.sleep(0.05)
        raise StackFailed(f"The product did not start: see {self.folder / 'product.log'}.")


def _publish() -> None:
    """The newest release without the files of its questions: browsers fetch those from S3."""
    release = releases.newest()
    bucket = releases.Bucket(boto3.client("s3"), settings().bucket_name("content"))
    for path in release.rglob("*"):
        kept = path.relative_to(release)
        if path.is_file() and kept.parts[0] != "assets":
            bucket.put(path, f"content/{release.name}/{kept.as_posix()}")
    bucket.write(CURRENT_KEY, current_of((release.name, "")), kind="text/plain")


def cpu_seconds(pid: int) -> float:
    """User and system time of a process; 0 where there is no /proc."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    except OSError:
        return 0.0
    fields = text.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def answers(address: str) -> bool:
    """Does that address answer 200?"""
    try:
        with urlopen(address, timeout=2) as reply:
            return bool(reply.status == 200)
    except (URLError, OSError):
        return False


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
