"""Photos in an archive, with the date, the device and sometimes the place of each shot inside."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import piexif
from PIL import Image, ImageDraw

from content.compiler.files import jpeg, zip_file
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES
from content.generators.french_values import readable_date

NAMES = ("atelier", "balcon", "cuisine", "jardin", "portail", "salon", "terrasse", "velo")
CAMERAS = ("Lumina 3", "Optika Z", "Pixelor 20", "Vista Mini")
COLORS = ("#b7c9a8", "#d8c3a5", "#a8c0cf", "#cbb3c6", "#e0d6a0", "#b0b8c4")
_COUNT = 6


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Two photos hold a position; the dates inside say another order than names and files."""
    names = [f"{stem}.jpg" for stem in draw.sample(NAMES, _COUNT)]
    first = datetime(2025, 4, 1, 9, 0, tzinfo=UTC) + timedelta(days=draw.integer(0, 60))
    shots = [
        first + timedelta(days=11 * rank + draw.integer(0, 8), minutes=draw.integer(0, 600))
        for rank in range(_COUNT)
    ]
    order = draw.shuffled(list(range(_COUNT)))
    cameras = [draw.choice(CAMERAS) for _ in names]
    located = draw.sample(range(_COUNT), 2)
    files, dates = {}, {}
    for rank, name in enumerate(names):
        place = (45 + draw.integer(1, 9), draw.integer(1, 50)) if rank in located else None
        picture = _picture(COLORS[rank % len(COLORS)])
        files[name] = jpeg(
            picture, exif=_exif(shots[order[rank]], cameras[rank], place), quality=70
        )
        dates[name] = datetime(2026, 2, 3, 10, 2 * rank, tzinfo=UTC)
    oldest, newest = order.index(0), order.index(_COUNT - 1)
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "premiere": names[oldest],
        "premiere_courte": names[oldest].removesuffix(".jpg"),
        "derniere": names[newest],
        "appareil": cameras[oldest],
        "alphabet": min(set(names) - {names[oldest]}),
        "jour": shots[0].date().isoformat(),
        "jour_lisible": readable_date(shots[0].date()),
        "jour_derniere": shots[-1].date().isoformat(),
        "situee_1": names[located[0]],
        "situee_2": names[located[1]],
        "situee_court_1": names[located[0]].removesuffix(".jpg"),
        "situee_court_2": names[located[1]].removesuffix(".jpg"),
        "libre": next(name for rank, name in enumerate(names) if rank not in located),
    }
    return Variant(
        values, {"photos.zip": zip_file({name: files[name] for name in sorted(files)}, dates=dates)}
    )


def _picture(color: str) -> Image.Image:
    picture = Image.new("RGB", (480, 320), color)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((60, 120, 420, 280), fill="#f4f1ea", outline="#6b6258", width=4)
    pen.polygon([(40, 120), (240, 30), (440, 120)], fill="#8a5a44")
    return picture


def _exif(day: datetime, camera: str, place: tuple[int, int] | None) -> bytes:
    stamp = day.strftime("%Y:%m:%d %H:%M:%S")
    gps = {}
    if place:
        north, east = ((degrees, 1) for degrees in place)
        gps = {
            piexif.GPSIFD.GPSLatitudeRef: "N",
            piexif.GPSIFD.GPSLatitude: (north, (12, 1), (30, 1)),
            piexif.GPSIFD.GPSLongitudeRef: "E",
            piexif.GPSIFD.GPSLongitude: ((3, 1), east, (12, 1)),
        }
    data = {
        "0th": {piexif.ImageIFD.Model: camera, piexif.ImageIFD.DateTime: "2026:02:03 10:00:00"},
        "Exif": {piexif.ExifIFD.DateTimeOriginal: stamp},
        "GPS": gps,
    }
    return bytes(piexif.dump(data))
