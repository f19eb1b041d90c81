"""A register of what an association keeps, and people who ask to be forgotten."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from content.compiler.files import ods, xlsx
from content.compiler.variants import Draw, Variant
from content.generators.french import FAMILY_NAMES, FIRST_NAMES
from content.generators.french_values import listed, readable_date

_YEAR = 365


class _Use(NamedTuple):
    name: str
    basis: str
    years: int


DUTIES = (
    _Use("Reçus des dons", "obligation légale", 6),
    _Use("Bulletins de paie", "obligation légale", 5),
    _Use("Factures", "obligation légale", 10),
    _Use("Registre du personnel", "obligation légale", 5),
)
CONTRACT = _Use("Location de matériel en cours", "exécution d'un contrat", 0)
CONSENTS = (
    _Use("Lettre d'information", "consentement", 3),
    _Use("Photos de la fête", "consentement", 5),
    _Use("Témoignages publiés", "consentement", 5),
)
MARKETING = _Use("Appels aux dons par courrier", "intérêt légitime (prospection)", 3)


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Three requests must be refused: two duties still running, a contract not ended."""
    today = date(2026, draw.integer(2, 11), draw.integer(1, 28))
    old, *young = draw.sample(DUTIES, 3)
    consents = draw.sample(CONSENTS, 2)
    lines: list[tuple[_Use, str, bool]] = [
        *((use, _since(draw, today, years=use.years, part=(0.15, 0.85)), True) for use in young),
        (CONTRACT, "en cours", True),
        (old, _since(draw, today, years=old.years, part=(1.1, 1.5)), False),
        *((use, _since(draw, today, years=use.years, part=(0.1, 0.6)), False) for use in consents),
        (MARKETING, _since(draw, today, years=3, part=(0.1, 0.7)), False),
        (draw.choice(CONSENTS), _since(draw, today, years=3, part=(0.1, 0.6)), False),
    ]
    people = draw.sample([f"{a} {b}" for a in FIRST_NAMES for b in FAMILY_NAMES], len(lines))
    codes = [f"D{code}" for code in draw.sample(range(10, 99), len(lines))]
    requests = list(zip(codes, people, lines, strict=True))
    refused = sorted(code for code, _, (_, _, kept) in requests if kept)
    granted = [code for code, _, (_, _, kept) in requests if not kept]
    values = {
        "aujourdhui": readable_date(today),
        "refus1": refused[0], "refus2": refused[1], "refus3": refused[2],
        "prospection": codes[-2], "consentement": codes[-1], "ancienne": granted[0],
        "contrat": codes[2], "obligations": listed(sorted(codes[:2])),
        "ancien_traitement": old.name,
    }  # fmt: skip
    register = [["Traitement", "Base légale", "Conservation"]]
    used = {line[0] for line in lines}
    register += [[use.name, use.basis, _kept(use)] for use in draw.shuffled(sorted(used))]
    asked = [["Demande", "Personne", "Traitement", "Date de la pièce ou du dernier contact"]]
    asked += [
        [code, who, use.name, since] for code, who, (use, since, _) in draw.shuffled(requests)
    ]
    sheets = {"Registre": register, "Demandes": asked}
    return Variant(values, {"effacement.xlsx": xlsx(sheets), "effacement.ods": ods(sheets)})


def _since(draw: Draw, today: date, *, years: int, part: tuple[float, float]) -> str:
    """A day that many times the period ago."""
    days = draw.integer(*(int(years * _YEAR * share) for share in part))
    return readable_date(today - timedelta(days=days + 3))


def _kept(use: _Use) -> str:
    return f"{use.years} ans" if use.years else "jusqu'à la fin du contrat"
