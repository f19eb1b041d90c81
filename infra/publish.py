"""Puts what is built where the deployed product reads it: `python -m infra.publish site|content`.

Pages are stored with the policy that the build wrote for them, so both change in the same instant.
"""

import argparse
import json
import mimetypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3

from chalicelib.adapters.s3 import CONFIG
from chalicelib.settings import Settings, settings
from infra.local import releases
from infra.local.site import HASHED, IMMUTABLE

SITE = Path("frontend/dist")
UNPUBLISHED = {"headers.json"}
POLICY = "content-security-policy"


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site, and how it is stored."""

    path: Path
    key: str
    kind: str
    caching: str
    metadata: dict[str, str]


def main(arguments: list[str] | None = None) -> int:
    """Publish one or the other."""
    parser = argparse.ArgumentParser(prog="python -m infra.publish", description=__doc__)
    parser.add_argument("what", choices=("site", "content"))
    given = parser.parse_args(arguments)
    if given.what == "content":
        print(f"release {releases.publish()}")
    else:
        s3 = boto3.client("s3", config=CONFIG)
        print(f"{publish_site(s3, SITE, settings())} files")
    return 0


def publish_site(s3: Any, folder: Path, place: Settings) -> int:
    """Store every file, pages last: what they name is there when they are read; how many."""
    origins = {
        "%ASSETS_ORIGIN%": place_of(s3, place.bucket_name("content")),
        "%UPLOADS_ORIGIN%": place_of(s3, place.bucket_name("uploads")),
    }
    files = sorted(_files(folder, origins), key=lambda one: one.kind.startswith("text/html"))
    for one in files:
        s3.put_object(
            Bucket=place.bucket_name("site"),
            Key=one.key,
            Body=one.path.read_bytes(),
            ContentType=one.kind,
            CacheControl=one.caching,
            Metadata=one.metadata,
        )
    return len(files)


def place_of(s3: Any, bucket: str) -> str:
    """Where browsers read signed addresses of a bucket, as a policy names it: no other bucket."""
    signed: str = s3.generate_presigned_url("get_object", Params={"Bucket": bucket, "Key": "any"})
    return signed.partition("?")[0].removesuffix("any")


def _files(folder: Path, origins: dict[str, str]) -> Iterator[Page]:
    policies = json.loads((folder / "headers.json").read_text(encoding="utf-8"))["csp"]
    for path in sorted(folder.rglob("*")):
        key = path.relative_to(folder).as_posix()
        if not path.is_file() or key in UNPUBLISHED:
            continue
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        is_page = kind == "text/html" and "/" not in key
        policy = policies[path.stem] if is_page else ""
        for place, origin in origins.items():
            policy = policy.replace(place, origin)
        yield Page(
            path=path,
            key=key,
            kind=f"{kind}; charset=utf-8" if kind.startswith("text/") else kind,
            caching=IMMUTABLE if HASHED.match(f"/{key}") else "no-cache",
            metadata={POLICY: policy} if is_page else {},
        )
