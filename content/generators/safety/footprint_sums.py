"""Sums on footprints and on health tools: volumes, energies, paybacks, alerts."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until
from content.generators.french_values import plain_number, readable_number


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """The sum named by the option `sum`."""
    return Variant(values={"prenom": draw.choice(FIRST_NAMES), **_SUMS[str(options["sum"])](draw)})


def _video(draw: Draw) -> dict[str, str]:
    """Data saved by a lower definition."""
    high, low = Decimal(draw.integer(24, 36)) / 10, Decimal(draw.integer(6, 11)) / 10
    hours, weeks = draw.integer(3, 12), draw.integer(3, 9)
    saved = (high - low) * hours * weeks
    return {
        "haute": readable_number(high),
        "basse": readable_number(low),
        "heures": str(hours),
        "semaines": str(weeks),
        "ecart": readable_number(high - low),
        "resultat": plain_number(saved),
        "lisible": readable_number(saved),
        "une_semaine": plain_number((high - low) * hours),
        "depense": plain_number(low * hours * weeks),
        "sans_changer": plain_number(high * hours * weeks),
    }


def _payback(draw: Draw) -> dict[str, str]:
    """Years before a frugal device has paid back its making."""

    def made() -> tuple[int, int, int]:
        return draw.integer(60, 400), draw.integer(20, 90), draw.integer(5, 60)

    making, old, new = drawn_until(made, _pays_back)
    years = Decimal(making) / (old - new)
    return {
        "fabrication": str(making),
        "ancien": str(old),
        "nouveau": str(new),
        "gain": str(old - new),
        "resultat": plain_number(years),
        "lisible": readable_number(years),
        "sur_ancien": plain_number(round(Decimal(making) / old, 2)),
        "sur_nouveau": plain_number(round(Decimal(making) / new, 2)),
        "somme": plain_number(round(Decimal(making) / (old + new), 2)),
    }


def _pays_back(drawn: tuple[int, int, int]) -> bool:
    """After a whole number of half-years, which no wrong division gives."""
    making, old, new = drawn
    gain = old - new
    if gain < 8 or (2 * making) % gain or not 3 * gain <= making <= 15 * gain:
        return False
    return all(abs(making / gain - making / wrong) > 1 for wrong in (old, new, old + new))


def _center(draw: Draw) -> dict[str, str]:
    """Emissions of a data center: computing, cooling, and the grid it is plugged into."""
    power, overhead = draw.integer(4, 30) * 10, Decimal(draw.choice((12, 13, 14, 15, 16, 18))) / 10
    here, there = draw.integer(4, 9) * 10, draw.integer(22, 48) * 10
    energy = Decimal(power) * 24 * 30
    return {
        "puissance": str(power),
        "pue": readable_number(overhead),
        "ici": str(here),
        "la_bas": str(there),
        "energie": readable_number(energy),
        "totale": readable_number(energy * overhead),
        "resultat": plain_number(round(energy * overhead * here / 1000)),
        "lisible": readable_number(round(energy * overhead * here / 1000)),
        "ecart": plain_number(round(energy * overhead * (there - here) / 1000)),
        "ecart_lisible": readable_number(round(energy * overhead * (there - here) / 1000)),
        "sans_pue": plain_number(round(energy * here / 1000)),
        "un_jour": plain_number(round(energy * overhead * here / 1000 / 30)),
        "ailleurs": plain_number(round(energy * overhead * there / 1000)),
    }


def _screening(draw: Draw) -> dict[str, str]:
    """An app that looks for an illness: how many of its alerts are right."""
    people = 10_000
    ill = draw.choice((50, 100, 150, 200, 250, 300))
    found, wrong = draw.choice((80, 84, 88, 90, 92, 96)), draw.choice((3, 4, 5, 6, 8, 10))
    true = Decimal(ill * found) / 100
    false = Decimal((people - ill) * wrong) / 100
    share = 100 * true / (true + false)
    return {
        "personnes": readable_number(people),
        "malades": str(ill),
        "detecte": str(found),
        "fausses": str(wrong),
        "vraies": plain_number(true),
        "vraies_lisible": readable_number(true),
        "fausses_alertes": plain_number(false),
        "fausses_lisible": readable_number(false),
        "alertes": readable_number(true + false),
        "resultat": plain_number(round(share)),
        "lisible": readable_number(round(share, 1)),
        "manques": readable_number(ill - true),
        "complement": str(100 - wrong),
    }


_SUMS: Mapping[str, Callable[[Draw], dict[str, str]]] = {
    "video": _video,
    "payback": _payback,
    "center": _center,
    "screening": _screening,
}
