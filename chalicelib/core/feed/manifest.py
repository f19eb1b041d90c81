"""The manifest of a run: what was sent, counted and hashed, to be signed."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import UTC

from chalicelib.core.feed.run import FeedRun, StoredFile
from chalicelib.core.feed.shapes import CompetenceName

MANIFEST, SIGNATURE = "manifest.json", "manifest.jws"
"""What they are called beside the parts."""


def manifest_of(run: FeedRun, competences: Sequence[CompetenceName]) -> bytes:
    """The same bytes for the same run, however often it was interrupted."""
    counts = run.counts
    told = {
        "feed": run.feed,
        "date": run.date.isoformat(),
        "run_id": run.id,
        "cutoff": run.cutoff.astimezone(UTC).isoformat(timespec="milliseconds"),
        "parts": [asdict(file) for file in run.files],
        "counts": {**asdict(counts), "exported": counts.exported},
        "content_hash": content_hash(run.files),
        "competences": [asdict(one) for one in competences],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def content_hash(files: Iterable[StoredFile]) -> str:
    """SHA-256 of the lines `<sha256>  <name>`, as `sha256sum` prints them."""
    lines = "".join(f"{file.sha256}  {file.name}\n" for file in files)
    return hashlib.sha256(lines.encode()).hexdigest()


def sha256_of(manifest: bytes) -> str:
    """What a receipt repeats."""
    return hashlib.sha256(manifest).hexdigest()
