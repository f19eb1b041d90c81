"""A video, photos and a document to put on a key, each in its own unit."""

from collections.abc import Mapping
from decimal import Decimal

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES
from content.generators.french_values import plain_number, readable_number

STEP = 1000


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Draw the sizes; the total in MB and the mistakes people make."""
    video = Decimal(draw.integer(11, 39)) / 10
    count, photo = draw.integer(20, 90), draw.integer(3, 8)
    document = draw.integer(100, 400)
    photos = count * photo
    total = video * STEP + photos + Decimal(document) / STEP
    gigabytes = round(total / STEP, 3)
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "video": readable_number(video),
        "nombre": str(count),
        "photo": str(photo),
        "document": str(document),
        "total": plain_number(total),
        "total_go": plain_number(gigabytes),
        "total_lisible": readable_number(total),
        "total_go_lisible": readable_number(round(gigabytes, 2)),
        "video_mo": readable_number(video * STEP),
        "photos_mo": readable_number(photos),
        "document_mo": readable_number(Decimal(document) / STEP),
        "sans_conversion": plain_number(video + photos + document),
        "une_photo": plain_number(total - photos + photo),
        "document_en_mo": plain_number(video * STEP + photos + document),
        "sans_video": plain_number(total - video * STEP),
    }
    return Variant(values=values)
