"""A photo of a bicycle for sale whose metadata tell where it was taken."""

from collections.abc import Mapping

import piexif
from PIL import Image, ImageDraw

from content.compiler.files import jpeg
from content.compiler.variants import Draw, Variant

Degrees = tuple[float, float]
CITIES: Mapping[str, Degrees] = {
    "Lille": (50.63, 3.06),
    "Brest": (48.39, -4.49),
    "Strasbourg": (48.57, 7.75),
    "Nantes": (47.22, -1.55),
    "Dijon": (47.32, 5.04),
    "Limoges": (45.83, 1.26),
    "Lyon": (45.76, 4.84),
    "Bordeaux": (44.84, -0.58),
    "Toulouse": (43.60, 1.44),
    "Nice": (43.70, 7.27),
    "Perpignan": (42.70, 2.90),
    "Rouen": (49.44, 1.10),
    "Metz": (49.12, 6.18),
    "Rennes": (48.11, -1.68),
    "Mulhouse": (47.75, 7.34),
    "La Rochelle": (46.16, -1.15),
    "Clermont-Ferrand": (45.78, 3.08),
    "Grenoble": (45.19, 5.72),
    "Pau": (43.30, -0.37),
    "Marseille": (43.30, 5.37),
    "Ajaccio": (41.93, 8.74),
}
STREETS = 15
"""How far from the centre the photo may be, in thousandths of a degree."""


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Six cities are offered: the right one, the one the seller claims, four others."""
    names = draw.sample(list(CITIES), 6)
    latitude, longitude = (
        degrees + draw.integer(-STREETS, STREETS) / 1000 for degrees in CITIES[names[0]]
    )
    lines = draw.shuffled([f"{name} : {_readable(CITIES[name])}" for name in names])
    values = {f"ligne{index}": line for index, line in enumerate(lines, start=1)}
    values |= {"ville": names[0], "annoncee": names[1], "autre": names[2], "encore": names[3]}
    values["position"] = _readable((latitude, longitude))
    photo = jpeg(_picture(draw), exif=_exif(latitude, longitude))
    return Variant(values=values, files={"annonce.jpg": photo})


def _readable(place: Degrees) -> str:
    latitude, longitude = (f"{abs(degrees):.2f}".replace(".", ",") for degrees in place)
    return f"{latitude}° Nord, {longitude}° {'Ouest' if place[1] < 0 else 'Est'}"


def _exif(latitude: float, longitude: float) -> bytes:
    dumped: bytes = piexif.dump(
        {
            "0th": {piexif.ImageIFD.Make: b"Clarimage", piexif.ImageIFD.Model: b"Iris 36"},
            "GPS": {
                piexif.GPSIFD.GPSVersionID: (2, 3, 0, 0),
                piexif.GPSIFD.GPSLatitudeRef: b"N",
                piexif.GPSIFD.GPSLatitude: _sexagesimal(latitude),
                piexif.GPSIFD.GPSLongitudeRef: b"W" if longitude < 0 else b"E",
                piexif.GPSIFD.GPSLongitude: _sexagesimal(abs(longitude)),
            },
        }
    )
    return dumped


def _sexagesimal(degrees: float) -> tuple[tuple[int, int], ...]:
    """Degrees, minutes and seconds, as EXIF fractions."""
    seconds = round(degrees * 3600)
    return (seconds // 3600, 1), (seconds // 60 % 60, 1), (seconds % 60, 1)


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
