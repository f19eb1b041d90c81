"""Puts the newest content release into the content bucket, as a publication would."""

import mimetypes
from pathlib import Path
from typing import Any

import boto3

from chalicelib.adapters.release import CURRENT_KEY
from chalicelib.settings import settings

FOLDER = Path("build/release")


class NoRelease(Exception):
    """No release was built."""


def publish(folder: Path = FOLDER) -> str:
    """Upload the newest release unless it is there, activate it, and return its id."""
    release = newest(folder)
    bucket = boto3.resource("s3").Bucket(settings().bucket_name("content"))
    prefix = f"content/{release.name}/"
    done_key = f"{prefix}release.json.gz"
    if not any(item.key == done_key for item in bucket.objects.filter(Prefix=done_key)):
        for path in sorted((release / "assets").rglob("*")):
            if path.is_file():
                _put(bucket, path, key=prefix + path.relative_to(release).as_posix())
        _put(bucket, release / "release.json.gz", key=done_key)  # last: it says all is there
    bucket.put_object(Key=CURRENT_KEY, Body=release.name.encode(), ContentType="text/plain")
    return release.name


def newest(folder: Path = FOLDER) -> Path:
    """The folder of the release built last; raises `NoRelease`."""
    current = folder / "current"
    if not current.exists():
        raise NoRelease("No content release: run make content.")
    return folder / current.read_text(encoding="ascii").strip()


def _put(bucket: Any, path: Path, *, key: str) -> None:
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    bucket.put_object(Key=key, Body=path.read_bytes(), ContentType=kind)
