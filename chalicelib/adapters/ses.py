"""Mails through SES."""

from functools import cached_property
from typing import Any

import boto3
from botocore.config import Config

from chalicelib.core.letter import Letter

_CONFIG = Config(connect_timeout=2, read_timeout=10)


class SesMailer:
    """`ports.Mailer`: every mail comes from one sender."""

    def __init__(self, sender: str, *, region: str) -> None:
        self._sender = sender
        self._region = region

    def send(self, letter: Letter, *, to: str) -> None:
        """One mail, in plain text and HTML."""
        self._client.send_email(
            Source=self._sender,
            Destination={"ToAddresses": [_in_ascii(to)]},
            Message={
                "Subject": _content(letter.subject),
                "Body": {"Text": _content(letter.text), "Html": _content(letter.html)},
            },
        )

    @cached_property
    def _client(self) -> Any:
        return boto3.client("ses", region_name=self._region, config=_CONFIG)


def _in_ascii(address: str) -> str:
    """SES knows no accents: the domain travels in its ASCII form."""
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain.encode('idna').decode('ascii')}"


def _content(text: str) -> dict[str, str]:
    return {"Data": text, "Charset": "UTF-8"}
