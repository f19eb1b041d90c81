"""Files that people hand in, in S3: browsers put the parts there themselves."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from tempfile import TemporaryFile
from typing import IO, Any

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError
from pydantic import TypeAdapter

from chalicelib.adapters.s3 import MISSING
from chalicelib.core.job import Job
from chalicelib.core.orga_errors import UploadIncomplete
from chalicelib.core.roster_diff import Category, Change, Written
from chalicelib.core.roster_job import file_key

_ADDRESS_SECONDS = 3600
"""An hour: a part takes long on the line of a small school."""
_NO_UPLOAD = frozenset({"NoSuchUpload", "NoSuchKey", "404"})
_CONFIG = Config(
    signature_version="s3v4", s3={"addressing_style": "path"}, connect_timeout=2, read_timeout=30
)
_CHANGES: TypeAdapter[Sequence[Change]] = TypeAdapter(Sequence[Change])
_WRITTEN: TypeAdapter[Sequence[Written]] = TypeAdapter(Sequence[Written])


class S3Bucket:
    """A client of one bucket."""

    def __init__(self, bucket: str, *, region: str) -> None:
        self._bucket = bucket
        self._region = region

    @cached_property
    def _client(self) -> Any:
        return boto3.client("s3", region_name=self._region, config=_CONFIG)


class S3Uploads(S3Bucket):
    """`ports.roster.Uploads` on the bucket `uploads`."""

    def begin(self, key: str) -> str:
        """One multipart upload."""
        made = self._client.create_multipart_upload(Bucket=self._bucket, Key=key)
        return str(made["UploadId"])

    def part_address(self, key: str, upload_id: str, number: int) -> str:
        """A signed address for one part."""
        place = {"Bucket": self._bucket, "Key": key, "UploadId": upload_id, "PartNumber": number}
        return str(
            self._client.generate_presigned_url(
                "upload_part", Params=place, ExpiresIn=_ADDRESS_SECONDS
            )
        )

    def stored_parts(self, key: str, upload_id: str) -> Mapping[int, int]:
        """One listing."""
        return {part["PartNumber"]: part["Size"] for part in self._parts(key, upload_id)}

    def complete(self, key: str, upload_id: str) -> None:
        """One completion, with the parts there are."""
        parts = [
            {"PartNumber": part["PartNumber"], "ETag": part["ETag"]}
            for part in self._parts(key, upload_id)
        ]
        if parts:
            self._client.complete_multipart_upload(
                Bucket=self._bucket,
                Key=key,
                UploadId=upload_id,
                MultipartUpload={"Parts": sorted(parts, key=lambda part: part["PartNumber"])},
            )

    def size(self, key: str) -> int:
        """One Head."""
        try:
            return int(self._client.head_object(Bucket=self._bucket, Key=key)["ContentLength"])
        except ClientError as error:
            if error.response["Error"]["Code"] in {*MISSING, "403"}:
                return 0
            raise

    @contextmanager
    def fetch(self, key: str) -> Iterator[IO[bytes]]:
        """One download to a temporary file."""
        with TemporaryFile() as file:
            try:
                body = self._client.get_object(Bucket=self._bucket, Key=key)["Body"]
            except ClientError as error:
                if error.response["Error"]["Code"] in MISSING:
                    raise UploadIncomplete from error
                raise
            for piece in body.iter_chunks(64 * 1024):
                file.write(piece)
            yield file

    def remove(self, key: str, upload_id: str) -> None:
        """One abort and one deletion."""
        try:
            self._client.abort_multipart_upload(Bucket=self._bucket, Key=key, UploadId=upload_id)
        except ClientError as error:
            if error.response["Error"]["Code"] not in _NO_UPLOAD:
                raise
        self._client.delete_object(Bucket=self._bucket, Key=key)

    def _parts(self, key: str, upload_id: str) -> list[Any]:
        try:
            found = self._client.list_parts(Bucket=self._bucket, Key=key, UploadId=upload_id)
        except ClientError as error:
            if error.response["Error"]["Code"] in _NO_UPLOAD:
                return []
            raise
        return list(found.get("Parts", []))


class S3RosterPages(S3Bucket):
    """`ports.roster.RosterPages`: beside the file, in JSON."""

    def write(self, job: Job, category: Category, changes: Sequence[Change], *, page: int) -> None:
        """One Put."""
        self._put(_page_key(job, f"{category}-{page:04d}"), _CHANGES.dump_json(changes))

    def read(self, job: Job, category: Category, *, page: int) -> Sequence[Change]:
        """One Get."""
        body = self._get(_page_key(job, f"{category}-{page:04d}"))
        return _CHANGES.validate_json(body) if body else ()

    def write_undo(self, job: Job, page: str, written: Sequence[Written]) -> None:
        """One Put."""
        self._put(_page_key(job, f"undo-{page}"), _WRITTEN.dump_json(written))

    def read_undo(self, job: Job, page: str) -> Sequence[Written]:
        """One Get."""
        body = self._get(_page_key(job, f"undo-{page}"))
        return _WRITTEN.validate_json(body) if body else ()

    def _put(self, key: str, body: bytes) -> None:
        self._client.put_object(
            Bucket=self._bucket, Key=key, Body=body, ContentType="application/json"
        )

    def _get(self, key: str) -> bytes:
        try:
            return bytes(self._client.get_object(Bucket=self._bucket, Key=key)["Body"].read())
        except ClientError as error:
            if error.response["Error"]["Code"] in MISSING:
                return b""
            raise


def _page_key(job: Job, name: str) -> str:
    return f"{file_key(job)}/{name}.json"
