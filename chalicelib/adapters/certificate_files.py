"""Signed certificates in S3, named after their certification."""

from functools import cached_property
from typing import Any

import boto3
from botocore.exceptions import ClientError

from chalicelib.adapters.s3 import ADDRESS_SECONDS, CONFIG, MISSING, attachment
from chalicelib.core.certif_errors import CertificateNotReady
from chalicelib.core.identity import Lang

_PDF = "application/pdf"


class S3CertificateFiles:
    """`ports.certif.CertificateFiles` on the bucket `documents`."""

    def __init__(self, bucket: str, *, region: str) -> None:
        self._bucket = bucket
        self._region = region

    def put(self, certificate_id: str, pdf: bytes, *, lang: Lang = "fr") -> None:
        """One Put."""
        key = _key(certificate_id, lang)
        self._client.put_object(Bucket=self._bucket, Key=key, Body=pdf, ContentType=_PDF)

    def get(self, certificate_id: str, *, lang: Lang = "fr") -> bytes:
        """One Get."""
        try:
            found = self._client.get_object(Bucket=self._bucket, Key=_key(certificate_id, lang))
        except ClientError as error:
            if error.response["Error"]["Code"] in MISSING:
                raise CertificateNotReady from error
            raise
        return bytes(found["Body"].read())

    def has(self, certificate_id: str, *, lang: Lang = "fr") -> bool:
        """One Head."""
        try:
            self._client.head_object(Bucket=self._bucket, Key=_key(certificate_id, lang))
        except ClientError as error:
            if error.response["Error"]["Code"] in {*MISSING, "403"}:
                return False
            raise
        return True

    def remove(self, certificate_id: str, *, lang: Lang = "fr") -> None:
        """One Delete."""
        self._client.delete_object(Bucket=self._bucket, Key=_key(certificate_id, lang))

    def address(self, certificate_id: str, *, download_name: str, lang: Lang = "fr") -> str:
        """A signed address."""
        parameters = {
            "Bucket": self._bucket,
            "Key": _key(certificate_id, lang),
            "ResponseContentDisposition": attachment(download_name),
            "ResponseContentType": _PDF,
        }
        return str(
            self._client.generate_presigned_url(
                "get_object", Params=parameters, ExpiresIn=ADDRESS_SECONDS
            )
        )

    @cached_property
    def _client(self) -> Any:
        return boto3.client("s3", region_name=self._region, config=CONFIG)


def _key(certificate_id: str, lang: Lang) -> str:
    copy = "" if lang == "fr" else f"-{lang}"
    return f"documents/{certificate_id}{copy}.pdf"
