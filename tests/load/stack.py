"""A stack for a load run: the emulated AWS in one process, the product in others."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import boto3

from chalicelib.adapters.release import CURRENT_KEY, current_of
from chalicelib.settings import settings
from infra.local import releases
from infra.local.emulator import Emulator
from infra.local.provision import provision
from infra.local.state import Place, enter

PATIENCE_SECONDS = 90.0
IDLE_SHARE = 0.3
"""Of a second, in CPU: pollers that find nothing, and spans that are written."""
_TICKS = os.sysconf("SC_CLK_TCK")


class StackFailed(Exception):
    """The product did not start."""


@dataclass
class Process:
    """One process of the product, in its several lives; `name`: of its files."""

    name: str
    part: str
    command: Sequence[str]
    lives: int = 0
    spent: float = 0.0
    running: subprocess.Popen[bytes] | None = None

    def start(self, folder: Path) -> None:
        """A new life, that begins meanwhile."""
        ready = self._ready(folder)
        ready.unlink(missing_ok=True)
        spans = folder / f"spans-{self.name}-{self.lives}.json"
        command = [*self.command, "--part", self.part, "--spans", str(spans), "--ready", str(ready)]
        with self._log(folder).open("ab") as log:
            self.running = subprocess.Popen(command, stdout=log, stderr=log)
        self.lives += 1

    def wait(self, folder: Path) -> None:
        """Until it has begun; raises `StackFailed` when it does not."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not self._ready(folder).exists():
            is_dead = self.running is None or self.running.poll() is not None
            if is_dead or time.monotonic() > deadline:
                raise StackFailed(f"The product did not start: see {self._log(folder)}.")
            time.sleep(0.05)

    def end(self, number: signal.Signals) -> None:
        """The end of a life: at once, or what is under way first."""
        if self.running is not None and self.running.poll() is None:
            self.spent += cpu_seconds(self.running.pid)
            self.running.send_signal(number)
            self.running.wait(timeout=PATIENCE_SECONDS)

    def cpu(self) -> float:
        """CPU seconds of all its lives."""
        is_alive = self.running is not None and self.running.poll() is None
        return self.spent + (cpu_seconds(self.running.pid) if self.running and is_alive else 0.0)

    def _ready(self, folder: Path) -> Path:
        return folder / f"{self.name}.ready"

    def _log(self, folder: Path) -> Path:
        return folder / f"{self.name}.log"


@dataclass
class LoadStack:
    """Starts, kills and stops the product, on an AWS that stays; CPU seconds of all."""

    place: Place
    folder: Path
    parts: Sequence[str] = ("all",)
    deaths: int = 0
    _emulator: Emulator = field(init=False)
    _processes: list[Process] = field(init=False)

    def __post_init__(self) -> None:
        self._emulator = Emulator(self.place)
        command = [sys.executable, "-m", "tests.load.product", "--state", str(self.place.folder)]
        command += ["--port", str(self.place.port), "--aws-port", str(self.place.aws_port)]
        self._processes = [
            Process(f"{part}-{number}", part, command) for number, part in enumerate(self.parts)
        ]

    def prepare(self) -> None:
        """An empty AWS with tables, queues, buckets and the newest release."""
        shutil.rmtree(self.place.folder, ignore_errors=True)
        for old in (*self.folder.glob("spans-*"), *self.folder.glob("outcome.json")):
            old.unlink()
        enter(self.place)
        self._emulator.start()
        provision()
        _publish()

    def serve(self) -> None:
        """Start the product and wait until it answers."""
        for process in self._processes:
            process.start(self.folder)
        for process in self._processes:
            process.wait(self.folder)

    def settle(self) -> None:
        """Wait until the product has done what it was told: it has nothing to do any more."""
        deadline, before = time.monotonic() + PATIENCE_SECONDS, float("-inf")
        while (now := self._spent()) - before > IDLE_SHARE and time.monotonic() < deadline:
            before = now
            time.sleep(1)

    def kill(self) -> None:
        """Every process of the product dies at once, whatever it was at; then others start."""
        self.deaths += 1
        self._again(signal.SIGKILL)

    def deploy(self) -> None:
        """Every process finishes what it was at; then others start."""
        self._again(signal.SIGTERM)

    def rest(self) -> None:
        """Stop the product only."""
        for process in self._processes:
            process.end(signal.SIGTERM)

    def stop(self) -> None:
        """Stop the product gently, then the emulated AWS."""
        self.rest()
        self._emulator.stop()

    def cpu(self) -> dict[str, float]:
        """CPU seconds so far of each process of the product, and of the emulated AWS."""
        emulator = self._emulator._process
        found = dict.fromkeys((f"product ({part})" for part in self.parts), 0.0)
        for one in self._processes:
            found[f"product ({one.part})"] += one.cpu()
        return {**found, "emulator": cpu_seconds(emulator.pid) if emulator else 0.0}

    def _spent(self) -> float:
        return sum(one.cpu() for one in self._processes)

    def _again(self, number: signal.Signals) -> None:
        for process in self._processes:
            process.end(number)
        self.serve()


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


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
