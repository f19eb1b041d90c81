"""A photo whose metadata tell the camera and two dates."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import piexif
from PIL import Image, ImageDraw

from content.compiler.files import jpeg
from content.compiler.variants import Draw, Variant

MAKES = ("Photonia", "Optisol", "Clarimage")
FAMILIES = ("Iris", "Boreal", "Delta", "Nova", "Quartz")
EDITOR = "Retouche Simple 4"
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
)  # fmt: skip
FIRST_DAY = datetime(2025, 1, 10, 8, 0)  # noqa: DTZ001 - EXIF dates have no time zone


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Taken one day in 2025, retouched some days later."""
    make = draw.choice(MAKES)
    family, other_family = draw.sample(FAMILIES, 2)
    number = draw.integer(11, 99)
    taken = FIRST_DAY + timedelta(days=draw.integer(0, 300), minutes=draw.integer(0, 700))
    edited = taken + timedelta(days=draw.integer(3, 40), minutes=draw.integer(1, 90))
    model = f"{family} {number}"
    values = {
        "marque": make,
        "modele": model,
        "autre_modele": f"{other_family} {number}",
        "logiciel": EDITOR,
        "date": f"{taken:%Y-%m-%d}",
        "date_lisible": _readable(taken),
        "date_retouche": f"{edited:%Y-%m-%d}",
        "date_retouche_lisible": _readable(edited),
    }
    exif = _exif(make, model, taken=taken, edited=edited)
    return Variant(values=values, files={"annonce.jpg": jpeg(_picture(draw), exif=exif)})


def _exif(make: str, model: str, *, taken: datetime, edited: datetime) -> bytes:
    dumped: bytes = piexif.dump(
        {
            "0th": {
                piexif.ImageIFD.Make: make.encode(),
                piexif.ImageIFD.Model: model.encode(),
                piexif.ImageIFD.Software: EDITOR.encode(),
                piexif.ImageIFD.DateTime: f"{edited:%Y:%m:%d %H:%M:%S}".encode(),
            },
            "Exif": {
                piexif.ExifIFD.DateTimeOriginal: f"{taken:%Y:%m:%d %H:%M:%S}".encode(),
                piexif.ExifIFD.DateTimeDigitized: f"{taken:%Y:%m:%d %H:%M:%S}".encode(),
            },
        }
    )
    return dumped


def _picture(draw: Draw) -> Image.Image:
    """A bicycle against a wall."""
    picture = Image.new("RGB", (640, 420), "#E8DCC8")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 330, 640, 420), fill="#8F8A80")
    color = draw.choice(("#1D4F91", "#B23A48", "#2F6F4F", "#6B4E9B"))
    for x in (190, 450):
        pen.ellipse((x - 80, 200, x + 80, 360), outline="#1F2A37", width=8)
    frame = [(190, 280), (270, 170), (400, 170), (450, 280)]
    pen.line(frame, fill=color, width=12, joint="curve")
    pen.line([(270, 170), (320, 280), (190, 280)], fill=color, width=12, joint="curve")
    pen.line([(320, 280), (400, 170)], fill=color, width=12)
    pen.line([(262, 150), (270, 170)], fill="#1F2A37", width=10)
    pen.rectangle((235, 138, 300, 152), fill="#1F2A37")
    pen.line([(400, 170), (392, 130), (425, 118)], fill="#1F2A37", width=10)
    return picture


def _readable(date: datetime) -> str:
    day = "1er" if date.day == 1 else str(date.day)
    return f"{day} {MONTHS[date.month - 1]} {date.year}"
