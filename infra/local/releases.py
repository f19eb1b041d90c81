"""Puts the newest content release into the content bucket, as a publication would."""

import mimetypes
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3

from chalicelib.adapters.release import CURRENT_KEY, current_of, edition_of
from chalicelib.adapters.shelf import published_key
from chalicelib.settings import settings

FOLDER = Path("build/release")
UPLOADS = 8


class NoRelease(Exception):
    """No release was built."""


def publish(folder: Path = FOLDER, bucket: "Bucket | None" = None) -> str:
    """Upload the newest release unless it is there, activate it, and return its id.

    When it is the active one already, its calibration stays active. `bucket`: that of the settings,
    unless told.
    """
    release = newest(folder)
    bucket = bucket or Bucket(boto3.client("s3"), settings().bucket_name("content"))
    prefix = f"content/{release.name}/"
    done_key = f"{prefix}release.json.gz"
    if not bucket.has(done_key):
        last = release / "release.json.gz"  # it says all is there
        files = [path for path in release.rglob("*") if path.is_file() and path != last]
        with ThreadPoolExecutor(UPLOADS) as uploads:
            keys = [prefix + path.relative_to(release).as_posix() for path in files]
            list(uploads.map(bucket.put, files, keys))
        bucket.put(last, done_key)
        bucket.put(release / "about.json", published_key(release.name))
    if not bucket.has(CURRENT_KEY) or edition_of(bucket.read(CURRENT_KEY))[0] != release.name:
        bucket.write(CURRENT_KEY, current_of((release.name, "")), kind="text/plain")
    return release.name


@dataclass(frozen=True, slots=True)
class Bucket:
    """A bucket to put files in."""

    s3: Any
    name: str

    def has(self, key: str) -> bool:
        """True when there is an object with exactly this key."""
        found = self.s3.list_objects_v2(Bucket=self.name, Prefix=key, MaxKeys=1)
        return any(item["Key"] == key for item in found.get("Contents", []))

    def read(self, key: str) -> bytes:
        """The whole object."""
        return bytes(self.s3.get_object(Bucket=self.name, Key=key)["Body"].read())

    def put(self, path: Path, key: str) -> None:
        """Copy a file, with its media type."""
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        self.write(key, path.read_bytes(), kind=kind)

    def write(self, key: str, content: bytes, *, kind: str) -> None:
        """Write an object."""
        self.s3.put_object(Bucket=self.name, Key=key, Body=content, ContentType=kind)


def newest(folder: Path = FOLDER) -> Path:
    """The folder of the release built last; raises `NoRelease`."""
    current = folder / "current"
    if not current.exists():
        raise NoRelease("No content release: run make content.")
    return folder / current.read_text(encoding="ascii").strip()
