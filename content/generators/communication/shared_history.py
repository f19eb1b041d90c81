"""The versions of a shared document from which a part was removed, restored, removed again."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from content.compiler.files import csv_file
from content.compiler.variants import Draw, Variant

PARTS = ("Budget", "Calendrier", "Partenaires", "Matériel", "Communication", "Bilan", "Accueil")
WRITERS = ("Awa", "Camille", "Hugo", "Lina", "Malo", "Nadia", "Rose", "Yanis")
EDITS = (
    "corrige l'orthographe de la partie « {} »",
    "complète la partie « {} »",
    "met en forme le titre « {} »",
    "ajoute un commentaire dans « {} »",
    "ajoute une image dans « {} »",
)
START = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
STEPS = ("supprime", "rétablit", "supprime")


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Place the three steps among ordinary edits, each made by another person."""
    part, *others = draw.shuffled(PARTS)
    count = draw.integer(26, 34)
    removed, restored, lost = sorted(draw.sample(range(4, count - 4, 3), len(STEPS)))
    steps = dict(zip((removed, restored, lost), STEPS, strict=True))
    people = dict(zip(steps, draw.sample(WRITERS, len(STEPS)), strict=True))
    last = draw.choice([name for name in WRITERS if name != people[lost]])
    people[count] = last
    number = draw.integer(3, 60)
    rows, at = [], START
    for rank in range(1, count + 1):
        at += timedelta(minutes=draw.integer(9, 190))
        if not 8 <= at.hour < 22:
            at += timedelta(hours=10)
        step = steps.get(rank)
        action = f"{step} la partie « {part} »" if step else _edit(draw, others)
        writer = people.get(rank) or draw.choice(WRITERS)
        rows.append((number + rank, f"{at:%Y-%m-%d %H:%M}", writer, action))
    values = {
        "partie": part,
        "personne": people[lost],
        "version": str(number + lost - 1),
        "version_suppression": str(number + lost),
        "premiere_suppression": people[removed],
        "version_premiere": str(number + removed - 1),
        "derniere": last,
    }
    table = csv_file([("Version", "Date", "Personne", "Modification"), *reversed(rows)])
    return Variant(values=values, files={"historique.csv": table})


def _edit(draw: Draw, parts: list[str]) -> str:
    return draw.choice(EDITS).format(draw.choice(parts))
