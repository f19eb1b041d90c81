"""Content releases from their store, checked by their hash, with the parameters of a calibration.

A process keeps two releases, and four pairs of a release and a calibration, in memory.
"""

import gzip
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from threading import RLock

from pydantic import TypeAdapter, ValidationError

from chalicelib.core.calibration import PRIOR, calibrated, from_canonical
from chalicelib.core.content import Release
from chalicelib.core.errors import CalibrationNotFound, UnknownRelease
from chalicelib.ports import Clock, ReleaseStore

KEPT = 2
KEPT_CALIBRATED = 4
CURRENT_LASTS = timedelta(seconds=60)
ID_LENGTH = 16
CURRENT_KEY = "content/current"
"""What humans activated: the id of a release, then the id of one of its calibrations if any."""

Edition = tuple[str, str]
"""A release's id and a calibration's."""


def release_id_of(packed: bytes) -> str:
    """The id of a release: the first 16 hex digits of the SHA-256 of its JSON."""
    return sha256(gzip.decompress(packed)).hexdigest()[:ID_LENGTH]


def calibration_key(release_id: str, calibration_id: str) -> str:
    """Where a calibration of a release is stored."""
    return f"content/{release_id}/calibrations/{calibration_id}.json.gz"


def edition_of(current: bytes) -> Edition:
    """What the object `CURRENT_KEY` says."""
    release_id, _, calibration_id = current.decode("ascii").strip().partition(" ")
    return release_id, calibration_id


def current_of(edition: Edition) -> bytes:
    """What to write in the object `CURRENT_KEY`."""
    return " ".join(edition).strip().encode("ascii")


def release_from(packed: bytes, *, release_id: str) -> Release:
    """A stored release; raises `UnknownRelease` when it is another one, or of another form."""
    if release_id_of(packed) != release_id:
        raise UnknownRelease(f"{release_id}: its content has another hash")
    try:
        release = TypeAdapter(Release).validate_json(gzip.decompress(packed))
    except ValidationError as error:
        raise UnknownRelease(f"{release_id}: not of this version's form") from error
    return replace(release, id=release_id)


class CachedReleases:
    """`ports.Releases` on a store of files."""

    def __init__(self, store: ReleaseStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._plain: OrderedDict[Edition, Release] = OrderedDict()
        self._calibrated: OrderedDict[Edition, Release] = OrderedDict()
        self._current: tuple[Edition, datetime] | None = None
        self._lock = RLock()

    def get(self, release_id: str, calibration_id: str = PRIOR) -> Release:
        """From memory, else from the store; raises `UnknownRelease`."""
        edition = (release_id, calibration_id)
        with self._lock:
            if calibration_id == PRIOR:
                return _kept(self._plain, edition, load=self._load, at_most=KEPT)
            return _kept(self._calibrated, edition, load=self._overlaid, at_most=KEPT_CALIBRATED)

    def current(self) -> Release:
        """What humans activated, known again every minute; raises `UnknownRelease`."""
        return self.get(*self._current_edition())

    def _current_edition(self) -> Edition:
        now = self._clock.now()
        if self._current is None or not _is_fresh(self._current[1], now):
            self._current = (edition_of(self._store.read(CURRENT_KEY)), now)
        return self._current[0]

    def _load(self, edition: Edition) -> Release:
        release_id, _ = edition
        packed = self._store.read(f"content/{release_id}/release.json.gz")
        return release_from(packed, release_id=release_id)

    def _overlaid(self, edition: Edition) -> Release:
        release_id, calibration_id = edition
        packed = self._store.read(calibration_key(release_id, calibration_id))
        try:
            calibration = from_canonical(gzip.decompress(packed), calibration_id=calibration_id)
            return calibrated(self.get(release_id), calibration)
        except CalibrationNotFound as error:
            raise UnknownRelease(str(error)) from error


def _kept(
    cache: OrderedDict[Edition, Release],
    edition: Edition,
    *,
    load: Callable[[Edition], Release],
    at_most: int,
) -> Release:
    found = cache.get(edition)
    if found is None:
        found = load(edition)
        cache[edition] = found
    cache.move_to_end(edition)
    while len(cache) > at_most:
        cache.popitem(last=False)
    return found


def _is_fresh(read_at: datetime, now: datetime) -> bool:
    return timedelta(0) <= now - read_at < CURRENT_LASTS
