"""Content releases from their store, checked by their hash; a process keeps two in memory."""

import gzip
from collections import OrderedDict
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from threading import Lock

from pydantic import TypeAdapter, ValidationError

from chalicelib.core.content import Release
from chalicelib.core.errors import UnknownRelease
from chalicelib.ports import Clock, ReleaseStore

KEPT = 2
CURRENT_LASTS = timedelta(seconds=60)
ID_LENGTH = 16
CURRENT_KEY = "content/current"


def release_id_of(packed: bytes) -> str:
    """The id of a release: the first 16 hex digits of the SHA-256 of its JSON."""
    return sha256(gzip.decompress(packed)).hexdigest()[:ID_LENGTH]


class CachedReleases:
    """`ports.Releases` on a store of files."""

    def __init__(self, store: ReleaseStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._kept: OrderedDict[str, Release] = OrderedDict()
        self._current: tuple[str, datetime] | None = None
        self._lock = Lock()

    def get(self, release_id: str) -> Release:
        """From memory, else from the store; raises `UnknownRelease`."""
        with self._lock:
            found = self._kept.get(release_id)
            if found is None:
                found = self._load(release_id)
                self._kept[release_id] = found
            self._kept.move_to_end(release_id)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return found

    def current(self) -> Release:
        """The release a human activated, known again every minute; raises `UnknownRelease`."""
        return self.get(self._current_id())

    def _current_id(self) -> str:
        now = self._clock.now()
        if self._current is None or not _is_fresh(self._current[1], now):
            release_id = self._store.read(CURRENT_KEY).decode("ascii").strip()
            self._current = (release_id, now)
        return self._current[0]

    def _load(self, release_id: str) -> Release:
        packed = self._store.read(f"content/{release_id}/release.json.gz")
        if release_id_of(packed) != release_id:
            raise UnknownRelease(f"{release_id}: its content has another hash")
        try:
            release = TypeAdapter(Release).validate_json(gzip.decompress(packed))
        except ValidationError as error:
            raise UnknownRelease(f"{release_id}: not of this version's form") from error
        return replace(release, id=release_id)


def _is_fresh(read_at: datetime, now: datetime) -> bool:
    return timedelta(0) <= now - read_at < CURRENT_LASTS
