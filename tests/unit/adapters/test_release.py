"""Releases from their store: checked by hash, two kept, the current one looked up every minute."""

import gzip
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import TypeAdapter

from chalicelib.adapters.calibrations import packed
from chalicelib.adapters.release import (
    CachedReleases,
    calibration_key,
    current_of,
    edition_of,
    release_id_of,
)
from chalicelib.core.calibration import Calibration, ItemParameters, ScaleLink
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

    def calibrate(self, release_id: str, b: float) -> str:
        """Store a calibration of the release that gives every challenge that difficulty."""
        items = {one.id: ItemParameters(1.5, b) for one in factories.release().challenges}
        link = ScaleLink(former_id="", slope=1.0, shift=0.0, anchors=1)
        calibration = Calibration(release_id, factories.NOW, "test", link, items)
        self.files[calibration_key(release_id, calibration.id)] = packed(calibration)
        return calibration.id


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


def test_a_calibration_gives_the_release_its_parameters(store, releases):
    release_id = store.publish("a-1")
    calibration_id = store.calibrate(release_id, 0.7)
    found = releases.get(release_id, calibration_id)
    assert {(one.a, one.b) for one in found.challenges} == {(1.5, 0.7)}
    assert (found.id, found.calibration_id) == (release_id, calibration_id)
    assert releases.get(release_id).calibration_id == ""
    assert {(one.a, one.b) for one in releases.get(release_id).challenges} == {(1.0, 0.0)}


def test_a_calibration_is_read_once(store, releases):
    release_id = store.publish("a-1")
    calibration_id = store.calibrate(release_id, 0.7)
    assert releases.get(release_id, calibration_id) is releases.get(release_id, calibration_id)
    assert len(store.reads) == 2


def test_current_names_a_release_and_the_calibration_in_service(store, clock, releases):
    release_id = store.publish("a-1")
    calibration_id = store.calibrate(release_id, 0.7)
    assert releases.current().calibration_id == ""
    store.files["content/current"] = current_of((release_id, calibration_id))
    assert releases.current().calibration_id == ""
    clock.time += timedelta(minutes=1)
    assert releases.current().calibration_id == calibration_id


def test_the_pointer_says_both_ids_or_one():
    assert edition_of(current_of(("r", "c"))) == ("r", "c")
    assert edition_of(current_of(("r", ""))) == ("r", "")
    assert edition_of(b"r\n") == ("r", "")


def test_a_missing_or_tampered_calibration_is_unknown(store, releases):
    release_id = store.publish("a-1")
    with pytest.raises(UnknownRelease):
        releases.get(release_id, "0" * 16)
    one, other = store.calibrate(release_id, 0.7), store.calibrate(release_id, 0.8)
    store.files[calibration_key(release_id, one)] = store.files[calibration_key(release_id, other)]
    with pytest.raises(UnknownRelease, match="hash"):
        releases.get(release_id, one)


def test_the_calibration_of_another_release_is_refused(store, releases):
    first, second = store.publish("a-1"), store.publish("b-1")
    one = store.calibrate(first, 0.7)
    store.files[calibration_key(second, one)] = store.files[calibration_key(first, one)]
    with pytest.raises(UnknownRelease, match="made for release"):
        releases.get(second, one)
