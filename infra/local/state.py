"""The folder that a local stack keeps between two starts, and the secrets in it."""

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from infra.local.seals import seal_file

REGION = "eu-west-3"
ACCOUNT_ID = "000000000000"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a local stack lives: its folder and its two ports."""

    folder: Path
    port: int = 8000
    aws_port: int = 4566

    @property
    def site(self) -> str:
        """The address of the site."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def aws(self) -> str:
        """The address of the emulated AWS."""
        return f"http://127.0.0.1:{self.aws_port}"

    @property
    def clock_file(self) -> Path:
        """The seconds by which the clock was moved."""
        return self.folder / "clock"

    @property
    def mails_file(self) -> Path:
        """The mails of earlier starts: the emulator forgets them."""
        return self.folder / "mails.json"

    @property
    def logs(self) -> Path:
        """What the emulator and the product write."""
        return self.folder / "logs"


def environment(place: Place) -> dict[str, str]:
    """The variables that make the product use this stack."""
    return {
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",  # the emulator knows this pair only
        "AWS_DEFAULT_REGION": REGION,
        "AWS_REGION": REGION,
        "AWS_ENDPOINT_URL": place.aws,
        "AWS_EC2_METADATA_DISABLED": "true",
        "PIX_STAGE": "local",
        "PIX_ACCOUNT_ID": ACCOUNT_ID,
        "PIX_SITE_ORIGIN": place.site,
        "PIX_CLOCK_OFFSET_FILE": str(place.clock_file),
        "PIX_SIGNING_KEYS": secret(place, "signing_key"),
        "PIX_CERTIFICATE_SEAL": f"file:{seal_file(place.folder, 'certificates')}",
        "PIX_CREDENTIAL_KEYS": f"file:{seal_file(place.folder, 'credentials')}",
        "PIX_CPF_CLIENT_ID": "00AAA000",  # made up, like the contract
        "PIX_CPF_CONTRACT_ID": "MCFCER000000",
        "PIX_CLIENT_SECRETS": f"proconnect={secret(place, 'toy_client')}",
    }


def secret(place: Place, name: str) -> str:
    """A secret of this stack, made the first time it is asked for."""
    path = place.folder / "secrets.json"
    known: dict[str, str] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    if name not in known:
        known[name] = secrets.token_urlsafe(48)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(json.dumps(known), encoding="utf-8")
    return known[name]


def enter(place: Place) -> None:
    """Make this process use the stack: called before the product is imported."""
    place.logs.mkdir(parents=True, exist_ok=True)
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN"):
        os.environ.pop(name, None)
    os.environ.update(environment(place))
