"""The logo of a campaign: which files are accepted, as their first bytes tell."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from chalicelib.core.errors import InvalidInput

MAX_BYTES = 40 * 1024
MIN_SIDE = 32
MAX_SIDE = 1024

Size = tuple[int, int]
"""Width and height, in pixels."""

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_END = b"\0\0\0\0IEND\xaeB`\x82"
_JPEG = b"\xff\xd8\xff"
_JPEG_END = b"\xff\xd9"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers of JPEG that say how large the picture is."""
_LONE = frozenset({0x00, 0x01, *range(0xD0, 0xDB)})
"""Markers with no length, and the start of the pixels: a size comes before them or never."""
_WEBP_HEADER = 30
_IS_ANIMATED = 0x02


class LogoNotReadable(InvalidInput):
    """Not a still picture in PNG, JPEG or WebP, or not a whole one."""

    code = "logo_not_readable"
    pointer = "/data"


class LogoTooLarge(InvalidInput):
    """More bytes than a logo needs."""

    code = "logo_too_large"
    pointer = "/data"


class LogoWrongSize(InvalidInput):
    """A side that is too short or too long to be shown."""

    code = "logo_wrong_size"
    pointer = "/data"


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture: where it is kept, and its size in pixels."""

    path: str
    width: int
    height: int


def logo_of(campaign_id: str, content: bytes) -> Logo:
    """What a file is as the logo of a campaign; the same file has the same place.

    Raises `LogoTooLarge`, `LogoNotReadable`, `LogoWrongSize`.
    """
    if len(content) > MAX_BYTES:
        raise LogoTooLarge
    extension, (width, height) = _read(content)
    if not all(MIN_SIDE <= side <= MAX_SIDE for side in (width, height)):
        raise LogoWrongSize
    name = sha256(content).hexdigest()[:16]
    return Logo(f"logos/{campaign_id}/{name}.{extension}", width, height)


def _read(content: bytes) -> tuple[str, Size]:
    for extension, read in _READERS.items():
        size = read(content)
        if size is not None:
            return extension, size
    raise LogoNotReadable


def _png(content: bytes) -> Size | None:
    """Whole and still: the chunk `acTL`, before the pixels, makes it move."""
    is_whole = content.startswith(_PNG) and content.endswith(_PNG_END)
    if not is_whole or content[8:16] != b"\0\0\0\x0dIHDR":
        return None
    if b"acTL" in content.partition(b"IDAT")[0]:
        return None
    return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")


def _jpeg(content: bytes) -> Size | None:
    if not content.startswith(_JPEG) or not content.endswith(_JPEG_END):
        return None
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker in _FRAMES:
            height, width = content[at + 5 : at + 7], content[at + 7 : at + 9]
            return int.from_bytes(width, "big"), int.from_bytes(height, "big")
        if marker in _LONE:
            return None
        is_filling = marker == 0xFF
        at += 1 if is_filling else 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return None


def _webp(content: bytes) -> Size | None:
    is_riff = content.startswith(b"RIFF") and content[8:12] == b"WEBP"
    is_whole = int.from_bytes(content[4:8], "little") == len(content) - 8
    if not is_riff or not is_whole or len(content) < _WEBP_HEADER:
        return None
    read = _WEBP_READERS.get(content[12:16])
    return read(content[20:30]) if read else None


def _lossy(frame: bytes) -> Size | None:
    is_key = frame[0] & 1 == 0 and frame[3:6] == b"\x9d\x01\x2a"
    width, height = (int.from_bytes(frame[at : at + 2], "little") & 0x3FFF for at in (6, 8))
    return (width, height) if is_key else None


def _lossless(frame: bytes) -> Size | None:
    bits = int.from_bytes(frame[1:5], "little")
    return ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1) if frame[0] == 0x2F else None


def _extended(frame: bytes) -> Size | None:
    width, height = (int.from_bytes(frame[at : at + 3], "little") + 1 for at in (4, 7))
    return None if frame[0] & _IS_ANIMATED else (width, height)


_READERS: Mapping[str, Callable[[bytes], Size | None]] = {"png": _png, "jpg": _jpeg, "webp": _webp}
_WEBP_READERS: Mapping[bytes, Callable[[bytes], Size | None]] = {
    b"VP8 ": _lossy,
    b"VP8L": _lossless,
    b"VP8X": _extended,
}
