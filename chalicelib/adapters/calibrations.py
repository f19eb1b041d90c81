"""Calibrations beside their release in the content bucket, and the log of their activations."""

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

import boto3
from botocore.exceptions import ClientError

from chalicelib.adapters.release import CURRENT_KEY, calibration_key, current_of, edition_of
from chalicelib.adapters.s3 import MISSING, MOVED
from chalicelib.core.calibration import Activation, Calibration, canonical, from_canonical
from chalicelib.core.errors import CalibrationNotFound, StaleRow, UnknownRelease
from chalicelib.core.identity import Lang

_LOG = "content/activations/"
_LINES = 100


def packed(calibration: Calibration) -> bytes:
    """A calibration as it is stored."""
    return gzip.compress(canonical(calibration), mtime=0)


def unpacked(content: bytes, *, calibration_id: str) -> Calibration:
    """A stored calibration; raises `CalibrationNotFound` when it is not the one named."""
    return from_canonical(gzip.decompress(content), calibration_id=calibration_id)


def page_key(release_id: str, calibration_id: str, lang: Lang) -> str:
    """Where the report of a calibration is stored."""
    return f"content/{release_id}/calibrations/{calibration_id}.{lang}.html"


class S3Calibrations:
    """`ports.bank.Drafts` and `ports.bank.Activations` on the bucket `content`."""

    def __init__(self, bucket: str, *, region: str) -> None:
        self._bucket = bucket
        self._region = region

    def add(self, calibration: Calibration, pages: Mapping[Lang, str]) -> None:
        """The pages first: a calibration that can be activated can be read about."""
        release_id, calibration_id = calibration.release_id, calibration.id
        for lang, page in pages.items():
            key = page_key(release_id, calibration_id, lang)
            self._put(key, page.encode(), kind="text/html; charset=utf-8")
        self._put(calibration_key(release_id, calibration_id), packed(calibration))

    def get(self, release_id: str, calibration_id: str) -> Calibration:
        """One Get."""
        try:
            content, _ = self._read(calibration_key(release_id, calibration_id))
        except ClientError as error:
            if error.response["Error"]["Code"] not in MISSING:
                raise
            raise CalibrationNotFound(calibration_id) from error
        return unpacked(content, calibration_id=calibration_id)

    def active(self) -> tuple[str, str]:
        """One Get: S3 reads what was written last."""
        return self._pointer()[0]

    def activate(self, activation: Activation) -> None:
        """A new object in the log, then the pointer if nobody moved it meanwhile."""
        edition, tag = self._pointer()
        if edition != activation.former:
            raise StaleRow
        line = {**asdict(activation), "at": _text(activation.at)}
        edition_name = f"{activation.release_id}-{activation.calibration_id or 'prior'}"
        key = f"{_LOG}{line['at']}-{edition_name}"
        self._put(key, json.dumps(line, ensure_ascii=False).encode(), kind="application/json")
        following = current_of((activation.release_id, activation.calibration_id))
        try:
            self._put(CURRENT_KEY, following, kind="text/plain", IfMatch=tag)
        except ClientError as error:
            if error.response["Error"]["Code"] not in MOVED:
                raise
            self._client.delete_object(Bucket=self._bucket, Key=key)  # it did not happen
            raise StaleRow from error

    def list_of(self, release_id: str) -> Sequence[Activation]:
        """Keys begin with the time, their order is that of events; they name the release."""
        keys = self._keys(_LOG)
        return list(self._logged(key for key in keys if f"-{release_id}-" in key))

    def history(self) -> Sequence[Activation]:
        """A Get a line: only staff ask for it."""
        return list(self._logged(reversed(self._keys(_LOG)[-_LINES:])))

    def _logged(self, keys: Iterable[str]) -> Iterator[Activation]:
        for key in keys:
            line = json.loads(self._read(key)[0])
            yield Activation(**{**line, "at": datetime.fromisoformat(line["at"])})

    def _keys(self, prefix: str) -> list[str]:
        pages = self._client.get_paginator("list_objects_v2").paginate(
            Bucket=self._bucket, Prefix=prefix
        )
        return sorted(item["Key"] for page in pages for item in page.get("Contents", []))

    def _pointer(self) -> tuple[tuple[str, str], str]:
        try:
            content, tag = self._read(CURRENT_KEY)
        except ClientError as error:
            if error.response["Error"]["Code"] not in MISSING:
                raise
            raise UnknownRelease(CURRENT_KEY) from error
        return edition_of(content), tag

    def _read(self, key: str) -> tuple[bytes, str]:
        found = self._client.get_object(Bucket=self._bucket, Key=key)
        return bytes(found["Body"].read()), str(found["ETag"])

    def _put(
        self, key: str, content: bytes, *, kind: str = "application/gzip", **more: str
    ) -> None:
        self._client.put_object(
            Bucket=self._bucket, Key=key, Body=content, ContentType=kind, **more
        )

    @cached_property
    def _client(self) -> Any:
        return boto3.client("s3", region_name=self._region)


def _text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
