"""Files in S3: content releases and their attachments."""

import re
from functools import cached_property
from typing import Any
from urllib.parse import quote

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from chalicelib.core.errors import UnknownRelease

ADDRESS_SECONDS = 300
MISSING = frozenset({"NoSuchKey", "404", "AccessDenied"})
"""Who may not list a bucket is told 403 where there is nothing."""
MOVED = frozenset({"PreconditionFailed", "ConditionalRequestConflict"})
"""What a conditional write is told when another one came first, or at the same moment."""
CONFIG = Config(
    signature_version="s3v4", s3={"addressing_style": "path"}, connect_timeout=2, read_timeout=10
)
_NOT_PLAIN = re.compile(r"[^ !#-\[\]-~]")


def attachment(name: str) -> str:
    """The header that saves a file under that name, whatever the name holds (RFC 6266)."""
    plain = _NOT_PLAIN.sub("_", name)
    header = f'attachment; filename="{plain}"'
    return header if plain == name else f"{header}; filename*=UTF-8''{quote(name, safe='')}"


class S3Content:
    """`ports.ReleaseStore` and `ports.ContentFiles` on the bucket `content`."""

    def __init__(self, bucket: str, *, region: str) -> None:
        self._bucket = bucket
        self._region = region

    def read(self, key: str) -> bytes:
        """The whole object; raises `UnknownRelease` when there is none."""
        try:
            found = self._client.get_object(Bucket=self._bucket, Key=key)
        except ClientError as error:
            if error.response["Error"]["Code"] in MISSING:
                raise UnknownRelease(key) from error
            raise
        return bytes(found["Body"].read())

    def address(self, release_id: str, path: str, *, download_name: str = "") -> str:
        """A signed address; `download_name` makes the browser save the file under that name."""
        parameters = {"Bucket": self._bucket, "Key": f"content/{release_id}/assets/{path}"}
        if download_name:
            parameters["ResponseContentDisposition"] = attachment(download_name)
        return str(
            self._client.generate_presigned_url(
                "get_object", Params=parameters, ExpiresIn=ADDRESS_SECONDS
            )
        )

    @cached_property
    def _client(self) -> Any:
        return boto3.client("s3", region_name=self._region, config=CONFIG)
