"""Put a release where the product looks for it, as a publication does."""

import gzip
import json
from dataclasses import replace

import boto3
from pydantic import TypeAdapter

from chalicelib.adapters.release import CURRENT_KEY, release_id_of
from chalicelib.adapters.shelf import published_key
from chalicelib.core.content import Release
from chalicelib.core.edition import about
from chalicelib.settings import settings


def publish(release: Release) -> Release:
    """Store the release, make it current, and return it under its real id."""
    packed = gzip.compress(TypeAdapter(Release).dump_json(replace(release, id="")), mtime=0)
    release_id = release_id_of(packed)
    bucket = boto3.resource("s3").Bucket(settings().bucket_name("content"))
    bucket.put_object(Key=f"content/{release_id}/release.json.gz", Body=packed)
    bucket.put_object(Key=CURRENT_KEY, Body=release_id.encode())
    stored = replace(release, id=release_id)
    bucket.put_object(Key=published_key(release_id), Body=json.dumps(about(stored)).encode())
    return stored
