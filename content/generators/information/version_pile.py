"""Versions of one report under names that say nothing true."""

from collections.abc import Mapping
from datetime import date, timedelta

from content.compiler.files import zip_file
from content.compiler.variants import Draw, Variant
from content.generators.french_values import readable_date

NAMES = (
    "rapport.txt", "rapport_v2.txt", "rapport_v3.txt", "rapport_v10.txt", "rapport_final.txt",
    "rapport_final_2.txt", "rapport_bon.txt", "rapport_a-garder.txt", "rapport_DEFINITIF.txt",
)  # fmt: skip
BODY = (
    "L'accueil a été rénové.",
    "Les horaires changent.",
    "Trois ateliers ouvrent.",
    "La salle est prêtée.",
    "Le matériel est partagé.",
    "Un livret est prévu.",
)
_FILES = 7


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """The latest is a draft; the latest validated one bears no telling name; two are the same."""
    names = draw.sample(NAMES, _FILES)
    first = date(2026, 1, 8) + timedelta(days=draw.integer(0, 20))
    days = [first + timedelta(days=5 * rank + draw.integer(0, 3)) for rank in range(_FILES - 1)]
    states = ["brouillon", "validée", "brouillon", "brouillon", "validée", "brouillon"]
    double = draw.choice((0, 2, 3))
    texts = [_text(draw, day, state) for day, state in zip(days, states, strict=True)]
    files = dict(zip(names, [*texts, texts[double]], strict=True))
    values = {
        "valide": names[4],
        "date_valide": readable_date(days[4]),
        "valide_ancien": names[1],
        "plus_recent": names[5],
        "plus_grand_numero": names[3] if double != 3 else names[0],
        "double_1": names[double],
        "double_2": names[6],
    }
    for key in ("valide", "double_1", "double_2"):
        values[key.replace("double", "double_court") if "_" in key else f"{key}_court"] = values[
            key
        ].removesuffix(".txt")
    return Variant(values, {"rapport.zip": zip_file({name: files[name] for name in sorted(files)})})


def _text(draw: Draw, day: date, state: str) -> bytes:
    body = "\r\n".join(draw.sample(BODY, 3))
    return (
        f"Version {state} du {readable_date(day)}\r\n\r\nRapport d'activité\r\n{body}\r\n".encode()
    )
