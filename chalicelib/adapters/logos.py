"""Logos of campaigns, in S3: never changed once written, read by address only."""

from functools import cached_property
from typing import Any

import boto3

from chalicelib.adapters.s3 import ADDRESS_SECONDS, CONFIG
from chalicelib.core.logo import Logo

_TYPES = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp"}


class S3Logos:
    """`ports.orga.Logos` on the bucket `content`, below `logos/`."""

    def __init__(self, bucket: str, *, region: str) -> None:
        self._bucket = bucket
        self._region = region

    def put(self, logo: Logo, content: bytes) -> None:
        """One Put, with the type that the file's first bytes told."""
        self._client.put_object(
            Bucket=self._bucket,
            Key=logo.path,
            Body=content,
            ContentType=_TYPES[logo.path.rpartition(".")[2]],
        )

    def address(self, logo: Logo) -> str:
        """A signed address; no request."""
        parameters = {"Bucket": self._bucket, "Key": logo.path}
        return str(
            self._client.generate_presigned_url(
                "get_object", Params=parameters, ExpiresIn=ADDRESS_SECONDS
            )
        )

    @cached_property
    def _client(self) -> Any:
        return boto3.client("s3", region_name=self._region, config=CONFIG)
