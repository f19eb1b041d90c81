"""Sums about storage: what compression saves, how long a sending takes, what a video weighs."""

from collections.abc import Callable, Mapping
from decimal import ROUND_CEILING, Decimal

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until
from content.generators.french_values import plain_number, readable_number


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """The sum named by the option `sum`."""
    values = _SUMS[str(options["sum"])](draw)
    return Variant(values={"prenom": draw.choice(FIRST_NAMES), **values})


def _archive(draw: Draw) -> dict[str, str]:
    """Texts shrink to a fifth, photos hardly; is the whole under a limit?"""
    texts, photos = draw.integer(6, 30) * 10, draw.integer(8, 40) * 10
    kept = draw.choice((20, 25, 30, 40))
    packed = Decimal(texts * kept) / 100
    return {
        "textes": str(texts),
        "photos": str(photos),
        "part": str(kept),
        "resultat": plain_number(packed + photos),
        "lisible": readable_number(packed + photos),
        "textes_reduits": readable_number(packed),
        "tout_reduit": plain_number(Decimal((texts + photos) * kept) / 100),
        "retire": plain_number(Decimal(texts * (100 - kept)) / 100 + photos),
        "rien": str(texts + photos),
    }


def _sending(draw: Draw) -> dict[str, str]:
    """Minutes to send gigabytes at some megabits a second; chosen to fall right."""

    def made() -> tuple[int, int]:
        return draw.choice((4, 5, 8, 10, 16, 20)), draw.integer(3, 60)

    speed, minutes = drawn_until(
        made, lambda one: (one[0] * one[1] * 60) % 800 == 0 and one[0] * one[1] >= 100
    )
    size = Decimal(speed * minutes * 60) / 8 / 1000
    return {
        "debit": str(speed),
        "taille": readable_number(size),
        "mo": readable_number(size * 1000),
        "megabits": readable_number(size * 8000),
        "resultat": str(minutes),
        "secondes": str(minutes * 60),
        "sans_bits": plain_number(round(size * 1000 / speed / 60, 2)),
        "sans_milliers": plain_number(round(size * 8 / speed, 3)),
    }


def _film(draw: Draw) -> dict[str, str]:
    """Weight of a recording from its rate and its length."""
    rate, minutes = draw.choice((2, 4, 6, 8, 12)), draw.integer(12, 95)
    megabytes = Decimal(rate * 60 * minutes) / 8
    return {
        "debit": str(rate),
        "minutes": str(minutes),
        "secondes": readable_number(minutes * 60),
        "megabits": readable_number(rate * 60 * minutes),
        "resultat": plain_number(megabytes),
        "lisible": readable_number(megabytes),
        "en_bits": str(rate * 60 * minutes),
        "sans_secondes": plain_number(Decimal(rate * minutes) / 8),
        "produit": str(rate * minutes),
    }


def _growth(draw: Draw) -> dict[str, str]:
    """Disk to buy: a collection that grows, in some copies, with room left."""
    start, yearly, years = draw.integer(8, 30), draw.choice((10, 20, 25, 50)), draw.choice((2, 3))
    copies, free = draw.choice((2, 3)), draw.choice((20, 25))
    one = Decimal(start) * (1 + Decimal(yearly) / 100) ** years
    total = one * copies / (1 - Decimal(free) / 100)
    simple = (
        Decimal(start) * (1 + Decimal(yearly * years) / 100) * copies / (1 - Decimal(free) / 100)
    )
    return {
        "depart": str(start),
        "hausse": str(yearly),
        "ans": str(years),
        "copies": str(copies),
        "libre": str(free),
        "collection": readable_number(round(one, 3)),
        "utile": readable_number(round(one * copies, 2)),
        "resultat": str(total.to_integral_value(ROUND_CEILING)),
        "exact": readable_number(round(total, 2)),
        "sans_marge": str((one * copies).to_integral_value(ROUND_CEILING)),
        "marge_ajoutee": str(
            (one * copies * (1 + Decimal(free) / 100)).to_integral_value(ROUND_CEILING)
        ),
        "une_copie": str((one / (1 - Decimal(free) / 100)).to_integral_value(ROUND_CEILING)),
        "simple": str(simple.to_integral_value(ROUND_CEILING)),
    }


def _clocks(draw: Draw) -> dict[str, str]:
    """Two cameras, one of them wrong, and a picture both took at the same moment."""
    gap = draw.choice((-1, 1)) * (draw.choice((1, 2)) * 60 + draw.integer(3, 41))
    common = 10 * 60 + draw.integer(0, 40)
    asked = common + draw.integer(35, 150)
    right = asked - gap
    return {
        "juste": _clock(common),
        "fausse": _clock(common + gap),
        "photo": _clock(asked),
        "resultat": _clock(right),
        "heures": str(right // 60),
        "minutes": str(right % 60),
        "mauvais_sens": _clock(asked + gap),
        "mauvaises_heures": str((asked + gap) // 60),
        "mauvaises_minutes": str((asked + gap) % 60),
        "lues_heures": str(asked // 60),
        "lues_minutes": str(asked % 60),
        "ecart": f"{abs(gap) // 60} h {abs(gap) % 60:02d}",
        "sens": "d'avance" if gap > 0 else "de retard",
    }


def _clock(minutes: int) -> str:
    return f"{minutes // 60} h {minutes % 60:02d}"


_SUMS: Mapping[str, Callable[[Draw], dict[str, str]]] = {
    "archive": _archive,
    "sending": _sending,
    "film": _film,
    "growth": _growth,
    "clocks": _clocks,
}
