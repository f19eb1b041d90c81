"""A request received on some day, and the end of the month left to answer it."""

from collections.abc import Mapping
from datetime import date, timedelta

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES
from content.generators.french_values import readable_date

HOLDERS = (
    "un club de sport",
    "une salle de spectacle",
    "un magasin de meubles",
    "un site de rencontres sportives",
    "une agence de voyages",
    "un opérateur de téléphonie",
)
DAYS = tuple(date(2026, month, day) for month in (1, 2, 5, 8, 9) for day in range(2, 27))
"""Their deadlines fall on no public holiday."""
FRIDAY = 4


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Draw a working day whose deadline is one too: no rule about weekends is needed."""
    received = draw.choice([day for day in DAYS if _works(day) and _works(_months_later(day, 1))])
    limit = _months_later(received, 1)
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "organisme": draw.choice(HOLDERS),
        "reception": received.isoformat(),
        "reception_lisible": readable_date(received),
        "limite": limit.isoformat(),
        "limite_lisible": readable_date(limit),
        "deux_mois": _months_later(received, 2).isoformat(),
        "trois_mois": _months_later(received, 3).isoformat(),
        "quinze_jours": (received + timedelta(days=15)).isoformat(),
    }
    return Variant(values=values)


def _works(day: date) -> bool:
    return day.weekday() <= FRIDAY


def _months_later(day: date, months: int) -> date:
    return day.replace(month=day.month + months)
