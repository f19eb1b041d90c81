"""Sums on the weight and the rate of sounds and videos."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french_values import plain_number, readable_number

RATES = (32_000, 44_100, 48_000, 96_000)
DEPTHS = (16, 24)


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`sum` is `sound` (weight of raw sound) or `rate` (bit rate under a limit)."""
    return Variant(_sound(draw) if options["sum"] == "sound" else _rate(draw))


def _sound(draw: Draw) -> dict[str, str]:
    """Rate × depth × channels × seconds, in MB of a million bytes."""
    rate, depth, channels = draw.choice(RATES), draw.choice(DEPTHS), draw.choice((1, 2))
    minutes = draw.integer(6, 48)
    total = Decimal(rate * depth // 8 * channels * minutes * 60) / 1_000_000
    return {
        "frequence": readable_number(Decimal(rate) / 1000),
        "bits": str(depth),
        "minutes": str(minutes),
        "canaux": "en stéréo (deux canaux)" if channels == 2 else "en mono (un seul canal)",
        "nombre_canaux": str(channels),
        "octets": str(depth // 8),
        "total": plain_number(round(total, 1)),
        "lisible": readable_number(round(total, 1)),
        "en_bits": plain_number(round(total * 8, 1)),
        "une_minute": plain_number(round(total / minutes, 2)),
        "autre_canal": plain_number(round(total * 2 if channels == 1 else total / 2, 1)),
        "tolerance": plain_number(max(Decimal(1), round(total / 100, 1))),
    }


def _rate(draw: Draw) -> dict[str, str]:
    """What is left for the picture once the sound has its share, in kbit/s."""
    minutes, sound = draw.integer(4, 30), draw.choice((96, 128, 160, 192))
    whole = draw.integer(12, 50) * 100
    mass = Decimal(whole * 60 * minutes) / 8000
    limit = int(mass) + 1
    room = Decimal(limit * 8000) / (60 * minutes)
    return {
        "minutes": str(minutes),
        "son": str(sound),
        "limite": str(limit),
        "total": plain_number(round(room)),
        "image": plain_number(round(room - sound)),
        "en_octets": plain_number(round(room / 8)),
        "sans_minutes": plain_number(round(room * 60)),
        "plus_son": plain_number(round(room + sound)),
        "secondes": str(60 * minutes),
    }
