"""Pictures made by Pillow, so that headers are read as real encoders write them."""

from io import BytesIO
from typing import Any

from PIL import Image


def picture(kind: str, width: int = 64, height: int = 48, **options: Any) -> bytes:
    """A whole file of that kind (png, jpeg, webp) and size, of one color."""
    made = BytesIO()
    mode = "RGB" if kind == "jpeg" else options.pop("mode", "RGBA")
    Image.new(mode, (width, height), "teal").save(made, kind, **options)
    return made.getvalue()


def moving(kind: str) -> bytes:
    """Two frames, one after the other."""
    made = BytesIO()
    first, second = (Image.new("RGB", (64, 48), color) for color in ("teal", "navy"))
    first.save(made, kind, save_all=True, append_images=[second], duration=100)
    return made.getvalue()


def noise(width: int, height: int) -> bytes:
    """A heavy JPEG: like a photo, no two places are the same."""
    made = BytesIO()
    Image.effect_noise((width, height), 90).convert("RGB").save(made, "jpeg", quality=95)
    return made.getvalue()
