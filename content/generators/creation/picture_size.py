"""A drawn landscape whose width and height are the question."""

from collections.abc import Mapping

from PIL import Image, ImageDraw

from content.compiler.files import png
from content.compiler.variants import Draw, Variant

SKIES = ("#BFE3F5", "#FCE3C4", "#D9D2F0", "#CDEBDD")
HILLS = ("#4E8A5B", "#6C9A3B", "#2F6F73", "#8A7A3F")


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """A size that no screen has, wider than high."""
    width = draw.integer(61, 119) * 10 + draw.integer(1, 9)
    height = width - draw.integer(101, 259)
    picture = Image.new("RGB", (width, height), draw.choice(SKIES))
    pen = ImageDraw.Draw(picture)
    sun = draw.integer(60, width - 160)
    pen.ellipse((sun, 40, sun + 100, 140), fill="#F6C344")
    for step in range(3):
        left = draw.integer(-width // 2, width // 2)
        top = height // 2 + step * height // 8
        pen.ellipse((left, top, left + width, height * 2), fill=HILLS[(step + sun) % len(HILLS)])
    values = {"largeur": str(width), "hauteur": str(height)}
    return Variant(values=values, files={"paysage.png": png(picture)})
