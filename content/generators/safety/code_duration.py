"""How long a machine needs to try every code of some digits."""

from collections.abc import Mapping
from decimal import Decimal

from content.compiler.variants import Draw, Variant
from content.generators.french_values import plain_number, readable_number

RATES = (4, 5, 8, 10, 16, 20, 25, 40, 50, 80, 100, 125)
DIGITS = 10
MINUTE, HOUR = 60, 3600


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Draw a length and a rate that divides the number of codes, and is not the answer."""
    length = draw.integer(4, 6)
    codes = DIGITS**length
    rate = draw.choice([rate for rate in RATES if rate * rate != codes])
    seconds = Decimal(codes) / rate
    values = {
        "longueur": str(length),
        "cadence": str(rate),
        "codes": str(codes),
        "codes_lisibles": readable_number(codes),
        "secondes": plain_number(seconds),
        "secondes_lisibles": readable_number(seconds),
        "minutes": plain_number(round(seconds / MINUTE, 4)),
        "duree_lisible": _in_words(int(seconds)),
        "un_chiffre_de_moins": plain_number(seconds / DIGITS),
        "un_chiffre_de_plus": plain_number(seconds * DIGITS),
        "sans_puissance": plain_number(Decimal(DIGITS * length) / rate),
    }
    return Variant(values=values)


def _in_words(seconds: int) -> str:
    hours, rest = divmod(seconds, HOUR)
    minutes = f"{rest // MINUTE} min"
    return f"environ {hours} h {minutes}" if hours else f"environ {minutes}"
