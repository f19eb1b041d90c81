"""Snapshots of prices beside their release in the content bucket, with a pointer to the newest."""

from functools import cached_property
from typing import Any

import boto3
from botocore.exceptions import ClientError

from chalicelib.adapters.s3 import MISSING, MOVED
from chalicelib.core.content import Pool
from chalicelib.core.errors import StaleRow
from chalicelib.core.exposure import PriceList, canonical, from_canonical


def prices_key(release_id: str, pool: Pool, prices_id: str) -> str:
    """Where a list is stored."""
    return f"content/{release_id}/prices/{pool}/{prices_id}.json"


def current_key(release_id: str, pool: Pool) -> str:
    """Where the id of the newest list is."""
    return f"content/{release_id}/prices/{pool}/current"


class S3Prices:
    """`ports.bank.Prices` on the bucket `content`."""

    def __init__(self, bucket: str, *, region: str) -> None:
        self._bucket = bucket
        self._region = region

    def current(self, release_id: str, pool: Pool) -> PriceList | None:
        """Two Gets: the pointer, then the list."""
        pointer = self._find(current_key(release_id, pool))
        return None if pointer is None else self.get(release_id, pool, _named(pointer))

    def get(self, release_id: str, pool: Pool, prices_id: str) -> PriceList | None:
        """One Get."""
        found = self._find(prices_key(release_id, pool, prices_id))
        return None if found is None else from_canonical(found[0])

    def renew(self, following: PriceList, *, former_id: str) -> None:
        """The list, then the pointer if nobody moved it meanwhile."""
        pointer = self._find(current_key(following.release_id, following.pool))
        if pointer is None or _named(pointer) != former_id:
            raise StaleRow
        self._put(
            prices_key(following.release_id, following.pool, following.id),
            canonical(following),
            ContentType="application/json",
        )
        try:
            self._put(
                current_key(following.release_id, following.pool),
                following.id.encode("ascii"),
                ContentType="text/plain",
                IfMatch=pointer[1],
            )
        except ClientError as error:
            if error.response["Error"]["Code"] not in MOVED:
                raise
            raise StaleRow from error

    def _find(self, key: str) -> tuple[bytes, str] | None:
        try:
            found = self._client.get_object(Bucket=self._bucket, Key=key)
        except ClientError as error:
            if error.response["Error"]["Code"] not in MISSING:
                raise
            return None
        return bytes(found["Body"].read()), str(found["ETag"])

    def _put(self, key: str, content: bytes, **more: str) -> None:
        self._client.put_object(Bucket=self._bucket, Key=key, Body=content, **more)

    @cached_property
    def _client(self) -> Any:
        return boto3.client("s3", region_name=self._region)


def _named(pointer: tuple[bytes, str]) -> str:
    """The list that a pointer names; a hand that wrote it may have ended its line."""
    return pointer[0].decode("ascii").strip()
