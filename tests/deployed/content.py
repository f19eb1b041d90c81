"""A release small enough that a person is certifiable in a few answers, on disk as it is built."""

import gzip
import json
from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter

from chalicelib.adapters.release import release_id_of
from chalicelib.core.content import Release
from chalicelib.core.edition import about
from tests.factories import release

COMPETENCES = ("1.1", "1.2", "1.3", "2.1", "2.2")
"""As many as an exam asks for."""
TUBES = ("mots", "dossiers", "tableaux", "messages", "partages")
LADDERS = {one: {tube: (1, 2, 3)} for one, tube in zip(COMPETENCES, TUBES, strict=True)}


def built(folder: Path) -> Release:
    """Write the release as `make content` does, and return it under its real id."""
    small = release(LADDERS, demo_skill_ids=("mots-1",))
    packed = gzip.compress(TypeAdapter(Release).dump_json(replace(small, id="")), mtime=0)
    stored = replace(small, id=release_id_of(packed))
    (folder / stored.id).mkdir(parents=True)
    (folder / stored.id / "release.json.gz").write_bytes(packed)
    (folder / stored.id / "about.json").write_text(json.dumps(about(stored)), encoding="utf-8")
    (folder / "current").write_text(stored.id, encoding="ascii")
    return stored
