"""Puts the toy identity provider in a local stack: its key is kept, the product told of it."""

import json
from dataclasses import asdict

import boto3

from chalicelib.adapters.identity_providers import PROVIDERS_KEY
from chalicelib.settings import settings
from infra.local.idp.keys import SigningKey, new_key
from infra.local.idp.pages import IdentityProviderPages
from infra.local.state import Place, secret


def identity_provider(place: Place) -> IdentityProviderPages:
    """Its pages, under `/local/idp`; the product believes it from now on."""
    from chalicelib import wiring  # the product is there only once the stack has started

    pages = IdentityProviderPages(
        f"{place.site}/local/idp",
        _key(place),
        client_secret=secret(place, "toy_client"),
        now=lambda: wiring.clock().now(),
    )
    bucket = settings().bucket_name("content")
    boto3.client("s3").put_object(Bucket=bucket, Key=PROVIDERS_KEY, Body=pages.providers())
    return pages


def _key(place: Place) -> SigningKey:
    """The key of this stack, made the first time."""
    path = place.folder / "toy-identity-provider.json"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(json.dumps(asdict(new_key("toy identity provider"))), encoding="utf-8")
    return SigningKey(**json.loads(path.read_text(encoding="utf-8")))
