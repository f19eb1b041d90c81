"""What was published: a note a release in the content bucket, put once all of it is there."""

import json
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import boto3

from chalicelib.core.edition import Published

PUBLISHED = "content/published/"


def published_key(release_id: str) -> str:
    """Where the note of a release is stored."""
    return f"{PUBLISHED}{release_id}.json"


class S3Shelf:
    """`ports.bank.Shelf` on the bucket `content`."""

    def __init__(self, bucket: str, *, region: str) -> None:
        self._bucket = bucket
        self._region = region

    def published(self) -> Sequence[Published]:
        """A list, and a Get a release: only staff ask for it."""
        pages = self._client.get_paginator("list_objects_v2").paginate(
            Bucket=self._bucket, Prefix=PUBLISHED
        )
        notes = [note for page in pages for note in page.get("Contents", [])]
        notes.sort(key=lambda note: note["LastModified"], reverse=True)
        return [Published(at=note["LastModified"], **self._about(note["Key"])) for note in notes]

    def _about(self, key: str) -> dict[str, Any]:
        found = self._client.get_object(Bucket=self._bucket, Key=key)
        about: dict[str, Any] = json.loads(found["Body"].read())
        return about

    @cached_property
    def _client(self) -> Any:
        return boto3.client("s3", region_name=self._region)
