"""What people did with a false phishing message sent to train them."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from content.compiler.files import csv_file
from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until

UNITS = (
    "Accueil",
    "Comptabilité",
    "Atelier",
    "Transport",
    "Direction",
    "Cuisine",
    "Entretien",
    "Ventes",
)
_CLOSE = 6


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """The unit with most entries is not the one with the highest rate; the first report is late."""
    units = draw.sample(UNITS, 5)
    sizes, entered = drawn_until(lambda: _counts(draw), _is_clear)
    rates = [100 * e / n for e, n in zip(entered, sizes, strict=True)]
    worst = max(range(5), key=lambda i: rates[i])
    most = max(range(5), key=lambda i: entered[i])
    sent = datetime(2026, 3, 12, draw.integer(8, 10), draw.integer(0, 50), tzinfo=UTC)
    first = draw.integer(19, 95)
    rows = [
        row for i in range(5) for row in _unit(draw, units[i], size=sizes[i], entered=entered[i])
    ]
    rows = draw.shuffled(rows)
    reports = [first, *(first + draw.integer(3, 300) for _ in range(draw.integer(4, 8)))]
    shown = []
    for rank, (unit, opened, clicked, typed) in enumerate(rows):
        reported = (
            (sent + timedelta(minutes=reports[rank])).strftime("%H:%M")
            if rank < len(reports)
            else ""
        )
        shown.append(
            (f"P{rank + 1:03}", unit, sent.strftime("%H:%M"), opened, clicked, typed, reported)
        )
    table = [("Personne", "Service", "Envoyé", "Ouvert", "Clic", "Mot de passe saisi", "Signalé à")]
    table += draw.shuffled(shown)
    values = {
        "service": units[worst], "taux": str(round(rates[worst])), "nombreux": units[most],
        "saisies": str(entered[worst]), "effectif": str(sizes[worst]),
        "saisies_nombreux": str(entered[most]), "effectif_nombreux": str(sizes[most]),
        "taux_nombreux": str(round(rates[most])), "delai": str(first),
        "delai_dernier": str(max(reports)), "signalements": str(len(reports)),
        "envoi": sent.strftime("%H h %M"), "personnes": str(sum(sizes)),
    }  # fmt: skip
    return Variant(values, {"exercice.csv": csv_file(table)})


def _counts(draw: Draw) -> tuple[list[int], list[int]]:
    sizes = draw.sample(range(8, 42), 5)
    return sizes, [draw.integer(1, max(1, size // 2)) for size in sizes]


def _is_clear(found: tuple[list[int], list[int]]) -> bool:
    sizes, entered = found
    rates = sorted((100 * e / n, e) for e, n in zip(entered, sizes, strict=True))
    highest = sorted(entered)
    return (
        rates[-1][0] - rates[-2][0] > _CLOSE
        and highest[-1] > highest[-2]
        and rates[-1][1] != highest[-1]
    )


def _unit(draw: Draw, unit: str, *, size: int, entered: int) -> list[tuple[str, str, str, str]]:
    """Those who typed their password clicked and opened; some only clicked, or opened."""
    clicked = min(size, entered + draw.integer(1, 5))
    opened = min(size, clicked + draw.integer(1, 6))
    return [
        (
            unit,
            "oui" if i < opened else "non",
            "oui" if i < clicked else "non",
            "oui" if i < entered else "non",
        )
        for i in range(size)
    ]
