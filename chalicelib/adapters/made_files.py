"""Files that jobs make, in S3: read by address only, gone by themselves."""

from datetime import datetime, timedelta
from functools import cached_property
from typing import IO, Any

import boto3

from chalicelib.adapters.s3 import ADDRESS_SECONDS, CONFIG, attachment
from chalicelib.core.job import Job, JobKind

CARDS_LIFE = timedelta(days=1)
"""Cards hold one-time passwords, papers of a session what opens its room and its exams. A rule of
the bucket removes what starts with `exports/cards/`."""
_SHORT: frozenset[JobKind] = frozenset({"cards", "papers"})
FILE_LIFE = timedelta(days=7)
_PART_BYTES = 8 * 1024 * 1024


class S3MadeFiles:
    """`ports.orga.MadeFiles` on the bucket `exports`: one object a job, named after it."""

    def __init__(self, bucket: str, *, region: str) -> None:
        self._bucket = bucket
        self._region = region

    def put(self, job: Job, content: IO[bytes], *, name: str, media_type: str) -> None:
        """An upload in parts of 8 MB: the file is whole or not there."""
        from boto3.s3.transfer import TransferConfig

        kept = {"ContentType": media_type, "ContentDisposition": attachment(name)}
        self._client.upload_fileobj(
            content,
            self._bucket,
            _key(job),
            ExtraArgs=kept,
            Config=TransferConfig(multipart_chunksize=_PART_BYTES, use_threads=False),
        )

    def address(self, job: Job, *, now: datetime) -> str | None:
        """A signed address; None when there is no file, or no more."""
        life = CARDS_LIFE if job.kind in _SHORT else FILE_LIFE
        if job.status != "done" or job.finished_at is None or now - job.finished_at >= life:
            return None
        parameters = {"Bucket": self._bucket, "Key": _key(job)}
        return str(
            self._client.generate_presigned_url(
                "get_object", Params=parameters, ExpiresIn=ADDRESS_SECONDS
            )
        )

    @cached_property
    def _client(self) -> Any:
        return boto3.client("s3", region_name=self._region, config=CONFIG)


def _key(job: Job) -> str:
    return f"exports/cards/{job.id}" if job.kind in _SHORT else f"exports/{job.id}/file"
