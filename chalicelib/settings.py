"""What may differ from one place to another: the only reader of the environment."""

import os
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

Deployment = Literal["exam", "office", "partner"]
DEPLOYMENTS: tuple[Deployment, ...] = ("exam", "office", "partner")
"""The same package, deployed three times: exams in progress, all the rest, institutions."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Every field has a value that suits the local stage; `settings` reads the others.

    `signing_keys` (with commas between them), `client_secrets`: the texts, or `secret:` and a name.
    `certificate_seal`, `credential_keys`: the names of secrets (or `file:` and a path), in PEM.
    With a `certificate_kms_key`, the key of the seal is in KMS and its secret holds certificates.
    `cpf_client_id` (8 characters), `cpf_contract_id`: who we are for the CPF, as its contract says;
    without them nothing is sent there.
    `deployment`: what this process serves; on a developer's machine, all. `is_kept_ready`: Lambda
    began it before anybody asked, and keeps it.
    """

    stage: str = "local"
    deployment: Deployment | Literal["all"] = "all"
    is_kept_ready: bool = False
    service_name: str = "Sextant"
    site_origin: str = "http://127.0.0.1:8000"
    mail_sender: str = "Sextant <ne-pas-repondre@sextant.test>"
    signing_keys: str = field(default="", repr=False)
    client_secrets: str = field(default="", repr=False)
    certificate_seal: str = ""
    certificate_kms_key: str = ""
    credential_keys: str = ""
    cpf_client_id: str = ""
    cpf_contract_id: str = ""
    clock_offset_file: str = ""
    account_id: str = "000000000000"
    region: str = "eu-west-3"
    max_reachable_level: int = 7
    days_before_improving: int = 4
    days_before_reset: int = 7
    certifiable_level: int = 1
    certifiable_competences: int = 5
    self_assessment_rule: Literal["adaptive", "smart-random"] = "adaptive"

    def table_name(self, room: str) -> str:
        """The table of a room: `pix-<stage>-<plural room>`."""
        return f"pix-{self.stage}-{room}"

    def queue_name(self, worker: str) -> str:
        """The queue of a worker: `pix-<stage>-<worker>`; its dead letters end in `-dlq`."""
        return f"pix-{self.stage}-{worker}"

    def bucket_name(self, content: str) -> str:
        """The bucket for a kind of files; bucket names are global, so the account is in it."""
        return f"pix-{self.stage}-{content}-{self.account_id}"

    def stream_arn(self, room: str) -> str:
        """The stream of a table, as `app.py` declares it; the deployment puts the real one."""
        table = self.table_name(room)
        return f"arn:aws:dynamodb:{self.region}:{self.account_id}:table/{table}/stream/current"

    def serves(self, deployment: Deployment) -> bool:
        """Does this process serve that deployment?"""
        return self.deployment in {deployment, "all"}

    @property
    def is_local(self) -> bool:
        """True on a developer's machine: plain HTTP, a clock that can be moved."""
        return self.stage == "local"


@cache
def settings() -> Settings:
    """The settings of this process, read once; raises `ValueError` naming a bad variable."""
    found = {name: os.environ[f"PIX_{name.upper()}"] for name in _TEXTS if _is_set(name)}
    found |= {name: _chosen(name) for name in _CHOICES if _is_set(name)}
    numbers = {name: _number(name) for name in _NUMBERS if _is_set(name)}
    is_kept_ready = os.environ.get(_BEGUN_BY) == "provisioned-concurrency"
    region = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION") or "eu-west-3"
    return Settings(**found, **numbers, region=region, is_kept_ready=is_kept_ready)  # type: ignore[arg-type]  # names and types are those of the lists below


_BEGUN_BY = "AWS_LAMBDA_INITIALIZATION_TYPE"
_TEXTS = (
    "stage",
    "service_name",
    "site_origin",
    "mail_sender",
    "certificate_seal",
    "certificate_kms_key",
    "credential_keys",
    "cpf_client_id",
    "cpf_contract_id",
    "clock_offset_file",
    "client_secrets",
    "signing_keys",
    "account_id",
)
_CHOICES = {
    "deployment": (*DEPLOYMENTS, "all"),
    "self_assessment_rule": ("adaptive", "smart-random"),
}
_NUMBERS = ("max_reachable_level", "days_before_improving", "days_before_reset")


def _is_set(name: str) -> bool:
    return bool(os.environ.get(f"PIX_{name.upper()}"))


def _number(name: str) -> int:
    variable = f"PIX_{name.upper()}"
    try:
        return int(os.environ[variable])
    except ValueError:
        raise ValueError(f"{variable} must be a whole number") from None


def _chosen(name: str) -> str:
    variable = f"PIX_{name.upper()}"
    if os.environ[variable] not in _CHOICES[name]:
        raise ValueError(f"{variable} must be one of {', '.join(_CHOICES[name])}")
    return os.environ[variable]
