"""The emulated AWS that a rehearsal deploys into: its account, its identity checks, its clients."""

import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import boto3
from botocore.config import Config

from infra.local.emulator import Emulator
from infra.local.state import REGION, Place

ACCOUNT_ID = "210987654321"
"""Not the one that settings take when nobody tells them: a name made with another is found."""
ADMINISTRATOR = ("test", "test")
"""The only pair that the emulator lets do everything."""
_PATIENT = Config(retries={"total_max_attempts": 1}, read_timeout=120)


@dataclass(frozen=True)
class Cloud:
    """An emulator of its own, empty at the start; what it unpacks goes with it."""

    folder: Path
    port: int

    def start(self) -> None:
        """Start it; raises `EmulatorFailed`."""
        for path in (self.folder / "logs", self._workers):
            path.mkdir(parents=True, exist_ok=True)
        self._emulator.start()

    def stop(self) -> None:
        """Stop it and the functions that it runs."""
        self._emulator.stop()
        shutil.rmtree(self._workers, ignore_errors=True)

    @property
    def address(self) -> str:
        """Where it answers."""
        return self._place.aws

    def client(self, service: str) -> Any:
        """A client of a service, as the administrator."""
        key, secret = ADMINISTRATOR
        session: Any = boto3.session.Session(key, secret, region_name=REGION)
        return session.client(service, endpoint_url=self.address, config=_PATIENT)

    def environment(self) -> dict[str, str]:
        """The variables with which a command works on what is deployed here."""
        key, secret = ADMINISTRATOR
        return {
            "AWS_ACCESS_KEY_ID": key,
            "AWS_SECRET_ACCESS_KEY": secret,
            "AWS_REGION": REGION,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_ENDPOINT_URL": self.address,
            "AWS_EC2_METADATA_DISABLED": "true",
        }

    @property
    def _workers(self) -> Path:
        return self.folder / "workers"

    @cached_property
    def _place(self) -> Place:
        return Place(self.folder, aws_port=self.port)

    @cached_property
    def _emulator(self) -> Emulator:
        return Emulator(
            self._place,
            {
                "AUTH": "true",  # each function may do what its own policy lets it, no more
                "MINISTACK_ACCOUNT_ID": ACCOUNT_ID,
                "PERSIST_STATE": "0",
                "S3_PERSIST": "0",
                "TMPDIR": str(self._workers.absolute()),
            },
        )
