"""A photo whose metadata tell when and with what it was taken."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import piexif
from PIL import Image, ImageDraw

from content.compiler.files import jpeg
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES
from content.generators.french_values import readable_date

MAKERS: Mapping[str, tuple[str, ...]] = {
    "Bellune": ("BL-20", "BL-40", "BL-75"),
    "Orvea": ("Compact 3", "Reflex 9", "Hybride 5"),
    "Mirabo": ("M110", "M220", "M330"),
}
SOFTWARE = ("RetouchePhoto 4", "Chambre Claire 2", "Pixelo 7")
FIRST_DAY = datetime(2024, 3, 1, 8, 0, tzinfo=UTC)
SIZE = (640, 420)
SKIES = ((183, 212, 233), (236, 205, 170), (205, 214, 222), (172, 196, 226))


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Draw the day it was taken, the later day it was retouched, and the claimed day."""
    taken = FIRST_DAY + timedelta(days=draw.integer(0, 500), minutes=draw.integer(0, 600))
    retouched = taken + timedelta(days=draw.integer(2, 60), minutes=draw.integer(5, 300))
    claimed = retouched + timedelta(days=draw.integer(30, 300))
    maker = draw.choice(list(MAKERS))
    model, software = draw.choice(MAKERS[maker]), draw.choice(SOFTWARE)
    tags = {"maker": maker, "model": model, "software": software}
    photo = jpeg(_landscape(draw), exif=_metadata(taken, retouched, tags))
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "marque": maker,
        "modele": model,
        "logiciel": software,
        "prise": taken.date().isoformat(),
        "prise_lisible": readable_date(taken.date()),
        "retouche": retouched.date().isoformat(),
        "retouche_lisible": readable_date(retouched.date()),
        "pretendue": claimed.date().isoformat(),
        "pretendue_lisible": readable_date(claimed.date()),
    }
    return Variant(values=values, files={"photo.jpg": photo})


def _metadata(taken: datetime, retouched: datetime, tags: Mapping[str, str]) -> bytes:
    image = {
        piexif.ImageIFD.Make: tags["maker"],
        piexif.ImageIFD.Model: tags["model"],
        piexif.ImageIFD.Software: tags["software"],
        piexif.ImageIFD.DateTime: _stamp(retouched),
    }
    shot = {
        piexif.ExifIFD.DateTimeOriginal: _stamp(taken),
        piexif.ExifIFD.DateTimeDigitized: _stamp(taken),
    }
    metadata: bytes = piexif.dump({"0th": image, "Exif": shot})
    return metadata


def _stamp(at: datetime) -> str:
    return f"{at:%Y:%m:%d %H:%M:%S}"


def _landscape(draw: Draw) -> Image.Image:
    """Hills under a sky, with a sun somewhere."""
    width, height = SIZE
    picture = Image.new("RGB", SIZE, draw.choice(SKIES))
    pencil = ImageDraw.Draw(picture)
    x, y = draw.integer(80, width - 80), draw.integer(60, 150)
    pencil.ellipse((x - 34, y - 34, x + 34, y + 34), fill=(250, 222, 120))
    for rank, green in enumerate((150, 125, 100)):
        base = 220 + 55 * rank
        peaks = [(step * 80, base + draw.integer(-40, 40)) for step in range(9)]
        color = (green - 60, green, green - 40)
        pencil.polygon([(0, height), *peaks, (width, height)], fill=color)
    return picture
