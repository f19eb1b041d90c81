"""Releases from their store: checked by hash, two kept, the current one looked up every minute."""

import gzip
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import TypeAdapter

from chalicelib.adapters.release import CachedReleases, release_id_of
from chalicelib.core.content import Release
from chalicelib.core.errors import UnknownRelease
from tests import factories


class Store:
    """Files in memory; remembers what was read."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.reads: list[str] = []

    def read(self, key: str) -> bytes:
        self.reads.append(key)
        if key not in self.files:
            raise UnknownRelease(key)
        return self.files[key]

    def publish(self, name: str) -> str:
        """Store a release whose only difference is its demo; make it the current one."""
        release = replace(factories.release(), id="", demo_skill_ids=(name,))
        packed = gzip.compress(TypeAdapter(Release).dump_json(release))
        release_id = release_id_of(packed)
        self.files[f"content/{release_id}/release.json.gz"] = packed
        self.files["content/current"] = f"{release_id}\n".encode()
        return release_id


class Clock:
    """A clock one moves by hand."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 14, tzinfo=UTC)

    def now(self) -> datetime:
        return self.time


@pytest.fixture
def store():
    return Store()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def releases(store, clock):
    return CachedReleases(store, clock)


def test_a_release_comes_back_whole_under_its_id(store, releases):
    release_id = store.publish("a-1")
    found = releases.get(release_id)
    assert found == replace(factories.release(), id=release_id, demo_skill_ids=("a-1",))


def test_a_release_is_read_once(store, releases):
    release_id = store.publish("a-1")
    assert releases.get(release_id) is releases.get(release_id)
    assert len(store.reads) == 1


def test_only_the_two_used_last_are_kept(store, releases):
    first, second, third = (store.publish(name) for name in ("a-1", "b-1", "c-1"))
    for release_id in (first, second, first, third):
        releases.get(release_id)
    store.reads.clear()
    releases.get(first)
    releases.get(third)
    assert store.reads == []
    releases.get(second)
    assert len(store.reads) == 1


def test_the_current_release_is_looked_up_again_after_a_minute(store, clock, releases):
    first = store.publish("a-1")
    assert releases.current().id == first
    second = store.publish("b-1")
    clock.time += timedelta(seconds=59)
    assert releases.current().id == first
    clock.time += timedelta(seconds=1)
    assert releases.current().id == second


def test_a_release_that_was_tampered_with_is_refused(store, releases):
    release_id = store.publish("a-1")
    other = store.publish("b-1")
    name = "content/{}/release.json.gz"
    store.files[name.format(release_id)] = store.files[name.format(other)]
    with pytest.raises(UnknownRelease, match="another hash"):
        releases.get(release_id)


def test_a_release_of_another_form_is_refused(store, releases):
    packed = gzip.compress(b'{"areas": 3}')
    store.files[f"content/{release_id_of(packed)}/release.json.gz"] = packed
    with pytest.raises(UnknownRelease, match="form"):
        releases.get(release_id_of(packed))


def test_a_missing_release_is_unknown(releases):
    with pytest.raises(UnknownRelease):
        releases.get("0" * 16)
    with pytest.raises(UnknownRelease):
        releases.current()
