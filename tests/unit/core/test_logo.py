"""What is accepted as a logo, from the first bytes of a file."""

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.core.logo import (
    MAX_BYTES,
    MAX_SIDE,
    MIN_SIDE,
    LogoNotReadable,
    LogoTooLarge,
    LogoWrongSize,
    logo_of,
)
from tests.orga_factories import CAMPAIGN_ID
from tests.pictures import moving, picture

KINDS: dict[str, tuple[str, dict[str, Any]]] = {
    "png": ("png", {}),
    "png of a palette": ("png", {"mode": "P"}),
    "jpeg": ("jpeg", {}),
    "progressive jpeg": ("jpeg", {"progressive": True}),
    "jpeg with words": ("jpeg", {"comment": b"\xff\xc0" * 20}),
    "webp": ("webp", {"mode": "RGB"}),
    "lossless webp": ("webp", {"lossless": True}),
    "webp with more": ("webp", {"mode": "RGB", "exif": b"Exif\0\0more"}),
}
SIDES = st.integers(MIN_SIDE, MAX_SIDE)
STARTS = (b"", b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", b"\xff\xd8\xff", b"RIFF\x40\0\0\0WEBPVP8 ")
ENDS = (b"", b"\0\0\0\0IEND\xaeB`\x82", b"\xff\xd9")


@pytest.mark.parametrize("name", KINDS)
@settings(deadline=None, max_examples=30)  # the pictures are drawn by Pillow, at its pace
@given(width=SIDES, height=SIDES)
def test_the_size_is_the_one_that_was_written(name: str, width: int, height: int) -> None:
    kind, options = KINDS[name]
    logo = logo_of(CAMPAIGN_ID, picture(kind, width, height, **options))
    assert (logo.width, logo.height) == (width, height)


@pytest.mark.parametrize(("kind", "extension"), [("png", "png"), ("jpeg", "jpg"), ("webp", "webp")])
def test_a_file_has_the_place_that_its_bytes_name(kind: str, extension: str) -> None:
    content = picture(kind)
    path = logo_of(CAMPAIGN_ID, content).path
    folder, _, name = path.rpartition("/")
    assert folder == f"logos/{CAMPAIGN_ID}"
    assert (len(name.partition(".")[0]), name.partition(".")[2]) == (16, extension)
    assert logo_of(CAMPAIGN_ID, content).path == path
    assert logo_of(CAMPAIGN_ID, picture(kind, 65)).path != path


@given(start=st.sampled_from(STARTS), content=st.binary(max_size=200), end=st.sampled_from(ENDS))
def test_whatever_is_sent_is_a_logo_of_a_right_size_or_refused(
    start: bytes, content: bytes, end: bytes
) -> None:
    try:
        logo = logo_of(CAMPAIGN_ID, start + content + end)
    except (LogoNotReadable, LogoWrongSize):
        return
    assert MIN_SIDE <= min(logo.width, logo.height) <= max(logo.width, logo.height) <= MAX_SIDE


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
@settings(deadline=None)
@given(data=st.data())
def test_a_file_cut_anywhere_is_refused(kind: str, data: st.DataObject) -> None:
    whole = picture(kind)
    kept = data.draw(st.integers(0, len(whole) - 1))
    with pytest.raises(LogoNotReadable):
        logo_of(CAMPAIGN_ID, whole[:kept])


@pytest.mark.parametrize("kind", ["gif", "bmp", "tiff"])
def test_other_pictures_are_refused(kind: str) -> None:
    with pytest.raises(LogoNotReadable):
        logo_of(CAMPAIGN_ID, picture(kind, mode="RGB"))


def test_a_drawing_is_refused() -> None:
    with pytest.raises(LogoNotReadable):
        logo_of(CAMPAIGN_ID, b'<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"/>')


@pytest.mark.parametrize("kind", ["png", "webp"])
def test_a_picture_that_moves_is_refused(kind: str) -> None:
    with pytest.raises(LogoNotReadable):
        logo_of(CAMPAIGN_ID, moving(kind))


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
@pytest.mark.parametrize("size", [(31, 64), (64, 31), (1025, 64), (64, 1025)])
def test_a_side_too_short_or_too_long_is_refused(kind: str, size: tuple[int, int]) -> None:
    with pytest.raises(LogoWrongSize):
        logo_of(CAMPAIGN_ID, picture(kind, *size))


def test_a_heavy_file_is_refused() -> None:
    noise = random.Random(7).randbytes(MAX_BYTES)
    with pytest.raises(LogoTooLarge):
        logo_of(CAMPAIGN_ID, picture("png") + noise)
