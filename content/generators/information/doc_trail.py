"""Metadata of documents handed in: one history is impossible."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from content.compiler.files import csv_file
from content.compiler.variants import Draw, Variant
from content.generators.french import FAMILY_NAMES
from content.generators.french_values import readable_date

PROGRAMS = {"Plume 5": 2021, "Plume 6": 2023, "Plume 7": 2025, "Ardoise 2": 2020, "Ardoise 3": 2024}
"""Year each program came out."""
_COUNT = 14
_FAULTS = ("software", "order", "printed")


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Every document is sound but one; other oddities have an innocent explanation."""
    names = [
        f"memoire-{family.lower()}.odt"
        for family in draw.sample([one for one in FAMILY_NAMES if one.isascii()], _COUNT)
    ]
    fault = draw.choice(_FAULTS)
    guilty, copied, renamed = draw.sample(range(_COUNT), 3)
    rows = [
        _row(draw, name, copied=rank == copied, fault=fault if rank == guilty else "")
        for rank, name in enumerate(names)
    ]
    reasons = {
        "software": "il se dit enregistré avec un logiciel sorti après cette date : "
        f"{rows[guilty][3]}, sorti en {PROGRAMS[rows[guilty][3]]}",
        "order": "il se dit modifié pour la dernière fois avant d'avoir été créé",
        "printed": "il se dit imprimé avant d'avoir été créé",
    }
    values = {
        "coupable": names[guilty],
        "court": names[guilty].removesuffix(".odt"),
        "raison": reasons[fault],
        "innocent_1": names[copied],
        "innocent_2": names[renamed],
        "autre": next(
            name for rank, name in enumerate(names) if rank not in (guilty, copied, renamed)
        ),
        "sorties": " ; ".join(f"{program} en {year}" for program, year in PROGRAMS.items()),
        "copie_le": readable_date(datetime.fromisoformat(rows[copied][5]).date()),
    }
    head = (
        "Fichier",
        "Créé le",
        "Modifié le",
        "Logiciel",
        "Imprimé le",
        "Copié sur la clé le",
        "Révisions",
        "Temps d'édition (min)",
    )
    return Variant(values, {"proprietes.csv": csv_file([head, *rows])})


def _row(draw: Draw, name: str, *, copied: bool, fault: str) -> tuple[str, ...]:
    """`copied`: put on the drive very late, which is no fault."""
    program = draw.choice([one for one, year in PROGRAMS.items() if year <= 2023])
    created = datetime(2024, 9, 1, 8, 0, tzinfo=UTC) + timedelta(
        days=draw.integer(0, 120), minutes=draw.integer(0, 600)
    )
    modified = created + timedelta(days=draw.integer(20, 90), minutes=draw.integer(0, 300))
    printed = modified - timedelta(days=draw.integer(1, 10)) if draw.integer(0, 1) else None
    if fault == "software":
        program = "Plume 7"
        modified = min(modified, datetime(2024, 12, 20, 9, 30, tzinfo=UTC))
        printed = None
    if fault == "order":
        created, modified, printed = modified, created, None
    if fault == "printed":
        printed = created - timedelta(days=draw.integer(15, 60))
    handed = modified + timedelta(days=draw.integer(150, 300) if copied else draw.integer(1, 12))
    if fault == "order":
        handed = created + timedelta(days=3)
    days = (modified - created).days
    texts = [
        f"{moment:%Y-%m-%d %H:%M}" if moment else ""
        for moment in (created, modified, printed, handed)
    ]
    return (
        name,
        texts[0],
        texts[1],
        program,
        texts[2],
        texts[3],
        str(draw.integer(5, 60)),
        str(draw.integer(3, 14) * max(10, days)),
    )
