"""Secrets by name: in Secrets Manager, or on a developer's machine in a file."""

from functools import cache
from pathlib import Path

from chalicelib.core.certif_errors import SigningKeyMissing

_FILE = "file:"
_SECRET = "secret:"


def told_or_secret(text: str, *, region: str) -> str:
    """What a setting says: the text itself, or what the secret that it names after `secret:` holds.

    Raises `SigningKeyMissing` when there is none of that name.
    """
    if not text.startswith(_SECRET):
        return text
    return secret_text(text.removeprefix(_SECRET), region=region)


@cache
def secret_text(name: str, *, region: str) -> str:
    """The secret, read once a process; raises `SigningKeyMissing` when there is none of that name.

    `name` is that of a secret, or `file:` and a path.
    """
    if not name:
        raise SigningKeyMissing("no name of a secret in the settings")
    if name.startswith(_FILE):
        return _file(Path(name.removeprefix(_FILE)))
    import boto3  # only in the functions that sign

    secrets = boto3.client("secretsmanager", region_name=region)
    try:
        return str(secrets.get_secret_value(SecretId=name)["SecretString"])
    except secrets.exceptions.ResourceNotFoundException as error:
        raise SigningKeyMissing("no such secret") from error


def _file(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise SigningKeyMissing("no such file") from error
