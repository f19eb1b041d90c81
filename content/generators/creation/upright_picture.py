"""An archive of pictures, one of which alone is higher than wide."""

from collections.abc import Mapping
from typing import Any

from PIL import Image, ImageDraw

from content.compiler.files import png, zip_file
from content.compiler.variants import Draw, Variant

SHADES = ("#BFE3F5", "#FCE3C4", "#D9D2F0", "#CDEBDD")


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`names`: of the pictures."""
    names = sorted(draw.sample(options["names"], 4))
    place = draw.integer(0, 3)
    sizes = [_size(draw, number == place) for number in range(4)]
    pictures = {
        f"{name}.png": png(_picture(size, SHADES[number]))
        for number, (name, size) in enumerate(zip(names, sizes, strict=True))
    }
    other = (place + 1) % 4
    values = {
        "nom": names[place],
        "largeur": str(sizes[place][0]),
        "hauteur": str(sizes[place][1]),
        "autre": names[other],
        "autre_hauteur": str(sizes[other][1]),
    }
    return Variant(values, {"images.zip": zip_file(pictures)})


def _size(draw: Draw, is_upright: bool) -> tuple[int, int]:
    long, short = draw.integer(331, 489), draw.integer(211, 319)
    return (short, long) if is_upright else (long, short)


def _picture(size: tuple[int, int], shade: str) -> Image.Image:
    picture = Image.new("RGB", size, shade)
    pen = ImageDraw.Draw(picture)
    pen.ellipse((30, 30, 90, 90), fill="#F6C344")
    pen.polygon([(0, size[1]), (size[0] // 2, size[1] // 2), (size[0], size[1])], fill="#4E8A5B")
    return picture
