"""Exported answers in S3: `exports/<job_id>/part-0001.jsonl.gz`, a part in memory at no time."""

import gzip
from collections.abc import Iterable, Iterator
from functools import cached_property
from tempfile import TemporaryFile
from typing import IO, Any

import boto3

LEVEL = 6


class S3AnswerFiles:
    """`ports.bank.AnswerFiles` on the bucket `exports`, which drops them after its days."""

    def __init__(self, bucket: str, *, region: str) -> None:
        self._bucket = bucket
        self._region = region

    def write(self, job_id: str, part: int, lines: Iterable[str]) -> None:
        """Compressed on disk, then one upload: nobody sees half a part."""
        with TemporaryFile() as file:
            write_lines(file, lines)
            file.seek(0)
            self._client.upload_fileobj(file, self._bucket, _key(job_id, part))

    def has(self, job_id: str, part: int) -> bool:
        """One listing of one key."""
        return _key(job_id, part) in self._keys(_key(job_id, part))

    def lines(self, job_id: str) -> Iterator[bytes]:
        """Streamed, part after part."""
        for key in sorted(self._keys(f"exports/{job_id}/")):
            body = self._client.get_object(Bucket=self._bucket, Key=key)["Body"]
            with gzip.GzipFile(fileobj=body) as file:
                yield from file

    def _keys(self, prefix: str) -> list[str]:
        pages = self._client.get_paginator("list_objects_v2").paginate(
            Bucket=self._bucket, Prefix=prefix
        )
        return [item["Key"] for page in pages for item in page.get("Contents", [])]

    @cached_property
    def _client(self) -> Any:
        return boto3.client("s3", region_name=self._region)


def write_lines(file: IO[bytes], lines: Iterable[str]) -> None:
    """Compress lines into a file; the same lines are the same bytes."""
    with gzip.GzipFile(
        fileobj=file, mode="wb", compresslevel=LEVEL, mtime=0, filename=""
    ) as packed:
        for line in lines:
            packed.write(line.encode() + b"\n")


def _key(job_id: str, part: int) -> str:
    return f"exports/{job_id}/part-{part:04d}.jsonl.gz"
