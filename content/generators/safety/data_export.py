"""The archive of somebody's data, as a service must hand it over."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from content.compiler.files import csv_file, zip_file
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, TOWNS
from content.generators.french_values import readable_date

SERVICES = ("Moncarnet", "Papotage", "Partajoie", "Trocadou", "Photovive", "Sportamis")
PARTNERS = (
    "Régie Alizé", "Donnélia", "Cible & Co", "Météo Pub", "Assur'Info", "Banque du Pont",
    "Voyages Horizon", "Sondéo", "Jeux Malins", "Mutuelle Azur",
)  # fmt: skip
DATA = ("numéro de téléphone", "adresse électronique", "date de naissance", "position")
INTERESTS = (
    "jardinage", "course à pied", "bébés et puériculture", "permis de conduire", "déménagement",
    "randonnée", "cuisine sans gluten", "voitures d'occasion", "crédit immobilier", "pêche",
)  # fmt: skip
SOURCES = ("publications lues", "recherches", "pages aimées", "amis", "achats")


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Sharings, and interests of which a single one comes from the position."""
    service, data = draw.choice(SERVICES), draw.choice(DATA)
    count = draw.integer(3, 6)
    buyers = draw.sample(PARTNERS, count)
    shared = [(buyer, data) for buyer in buyers for _ in range(draw.integer(1, 4))]
    shared += [(draw.choice(buyers), data)]
    others = [kind for kind in DATA if kind != data]
    shared += [(draw.choice(PARTNERS), draw.choice(others)) for _ in range(draw.integer(14, 24))]
    days = [date(2025, 1, 6) + timedelta(days=day) for day in draw.sample(range(300), len(shared))]
    rows = [
        (d.isoformat(), who, what)
        for d, (who, what) in zip(days, draw.shuffled(shared), strict=True)
    ]
    interests = draw.sample(INTERESTS, 7)
    told = [date(2024, 3, 4) + timedelta(days=day) for day in draw.sample(range(300), 7)]
    sources = ["position", *(draw.choice(SOURCES) for _ in range(6))]
    deduced = list(zip(interests, told, sources, strict=True))
    last = max(day for day, who, what in rows if what == data)
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "service": service,
        "donnee": data,
        "partenaires": str(count),
        "lignes": str(sum(what == data for _, what in shared)),
        "tous": str(len({who for who, _ in shared})),
        "lignes_toutes": str(len(shared)),
        "noms": ", ".join(sorted(buyers)),
        "interet": interests[0],
        "autre_interet": interests[1],
        "date": told[0].isoformat(),
        "date_lisible": readable_date(told[0]),
        "autre_date": told[1].isoformat(),
        "derniere": last,
        "derniere_lisible": readable_date(date.fromisoformat(last)),
    }
    return Variant(
        values, {"mes-donnees.zip": _archive(draw, service, rows=sorted(rows), deduced=deduced)}
    )


def _archive(
    draw: Draw,
    service: str,
    *,
    rows: list[tuple[str, str, str]],
    deduced: list[tuple[str, date, str]],
) -> bytes:
    profile = {
        "service": service,
        "compte": f"membre{draw.integer(1000, 9999)}",
        "inscription": "2023-09-14",
        "ville_declaree": draw.choice(TOWNS),
        "langue": "fr",
    }
    connections = [
        (f"2025-11-{day:02}", f"{draw.integer(7, 22)}:{draw.integer(10, 59)}")
        for day in range(1, 21)
    ]
    interests = [(name, day.isoformat(), source) for name, day, source in draw.shuffled(deduced)]
    files = {
        "LISEZMOI.txt": (
            f"Vos données chez {service}.\r\nprofil.json : ce que vous avez déclaré.\r\n"
            "connexions.csv : vos visites.\r\ninterets.csv : ce que nous avons déduit.\r\n"
            "transmissions.csv : ce que nous avons transmis à nos partenaires.\r\n"
        ).encode(),
        "profil.json": json.dumps(profile, ensure_ascii=False, indent=2).encode(),
        "connexions.csv": csv_file([("Date", "Heure"), *connections]),
        "interets.csv": csv_file([("Intérêt", "Déduit le", "D'après"), *interests]),
        "transmissions.csv": csv_file([("Date", "Partenaire", "Donnée transmise"), *rows]),
    }
    return zip_file({f"mes-donnees/{name}": content for name, content in files.items()})
