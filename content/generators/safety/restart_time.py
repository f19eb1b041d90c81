"""How much work an incident costs, and how long it takes to start again."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Copies every few hours; the last one is unusable; restoring has a given speed."""
    every = draw.choice((3, 4, 6))
    hours = list(range(0, 24, every))
    place = draw.integer(2, len(hours) - 1)
    minutes = draw.integer(11, every * 60 - 11)
    incident = hours[place] * 60 + minutes
    lost = minutes + every * 60
    speed, duration = draw.integer(4, 12) * 10, draw.integer(5, 16) * 30
    volume = speed * duration * 60 // 1000
    while volume * 1000 != speed * duration * 60:
        duration += 5
        volume = speed * duration * 60 // 1000
    alert = draw.integer(3, 9) * 5
    return Variant({
        "toutes": str(every), "incident": _clock(incident), "derniere": _clock(hours[place] * 60),
        "bonne": _clock(hours[place - 1] * 60), "perdu": str(lost), "perdu_faux": str(minutes),
        "perdu_max": str(2 * every * 60), "volume": str(volume), "debit": str(speed),
        "duree": str(duration), "alerte": str(alert), "arret": str(duration + alert),
        "arret_sans": str(duration), "arret_tout": str(duration + alert + lost),
    })  # fmt: skip


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24} h {minutes % 60:02}"
