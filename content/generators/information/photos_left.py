"""How many photos still fit on a card."""

from collections.abc import Mapping
from decimal import Decimal

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES
from content.generators.french_values import plain_number, readable_number

MB_PER_GB = 1000


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Draw the room left, in tenths of GB, and the size of a photo."""
    room = Decimal(draw.integer(12, 96)) / 10
    photo = draw.choice((4, 5, 6, 8))
    megabytes = int(room * MB_PER_GB)
    photos = megabytes // photo
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "libre": readable_number(room),
        "libre_mo": readable_number(megabytes),
        "photo": str(photo),
        "photos": str(photos),
        "photos_lisibles": readable_number(photos),
        "quotient": readable_number(round(Decimal(megabytes) / photo, 2)),
        "sans_conversion": plain_number(round(room / photo, 3)),
        "produit": str(megabytes * photo),
        "dix_fois_moins": str(photos // 10),
        "une_de_trop": str(photos + 1),
    }
    return Variant(values=values)
