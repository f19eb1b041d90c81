"""A correspondence with a supplier, in which an impostor takes over at some moment."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FAMILY_NAMES, FIRST_NAMES
from content.generators.french_values import readable_date
from content.generators.mailbox import bare

SUPPLIERS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "Menuiserie Lenoir": ("menuiserie-lenoir.example", (
        "menuiserie-lenolr.example", "menuiserie-lenoire.example",
        "menuiserie.lenoir-pro.example")),
    "Traiteur du Moulin": ("traiteur-moulin.example", (
        "traiteur-rnoulin.example", "traiteur-moulins.example", "traiteur.moulin-compta.example")),
    "Cars Morel": ("cars-morel.example", (
        "cars-rnorel.example", "cars-morrel.example", "cars.morel-factures.example")),
    "Imprimerie Claire": ("imprimerie-claire.example", (
        "imprimerie-c1aire.example", "imprimerie-clarie.example",
        "imprimerie.claire-web.example")),
    "Chauffage Alpin": ("chauffage-alpin.example", (
        "chauffage-a1pin.example", "chaufage-alpin.example",
        "chauffage.alpin-service.example")),
}  # fmt: skip


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Seven messages of the supplier's contact; those from `premier` on are an impostor's.

    `mixed`: the supplier goes on writing after the impostor's first message.
    """
    supplier, (host, fakes) = draw.choice(list(SUPPLIERS.items()))
    fake = draw.choice(fakes)
    first, family = draw.choice(FIRST_NAMES), draw.choice(FAMILY_NAMES)
    local = f"{bare(first)}.{bare(family)}"
    count, begins = 7, draw.integer(3, 6)
    at = datetime(2026, draw.integer(2, 5), draw.integer(2, 9), 9, 12, tzinfo=UTC)
    right, wrong = draw.sample(range(1000, 9999), 2)
    impostor = set(range(begins, count + 1))
    if options.get("mixed"):
        first_false = draw.integer(3, count - 2)
        true_later = draw.integer(first_false + 1, count - 1)
        between = [one for one in range(first_false + 1, count) if one != true_later]
        others = draw.sample(between, draw.integer(0, min(2, len(between))))
        impostor = {first_false, *others, count}
    values: dict[str, str] = {}
    for number in range(1, count + 1):
        at += timedelta(days=draw.integer(1, 3), minutes=draw.integer(5, 300))
        values[f"date{number}"] = at.strftime("%Y-%m-%d %H:%M")
        values[f"adresse{number}"] = f"{local}@{fake if number in impostor else host}"
    false = [f"m{number}" for number in sorted(impostor)]
    honest = [f"m{number}" for number in range(2, count) if number not in impostor]
    day = datetime.fromisoformat(values[f"date{begins}"])
    return Variant(values | {
        "fournisseur": supplier, "contact": f"{first} {family}", "vrai": host, "faux": fake,
        "premier": day.date().isoformat(), "premier_lisible": readable_date(day.date()),
        "dernier": values[f"date{count}"][:10], "avant": values[f"date{begins - 1}"][:10],
        "bon_compte": str(right), "faux_compte": str(wrong), "faux_messages": ",".join(false),
        "trop": ",".join(sorted([draw.choice(honest), *false])),
        "moins": ",".join(false[1:]), "nombre": str(len(false)),
        "adresse_fausse": f"{local}@{fake}",
    })  # fmt: skip
