"""The list of a mailbox's messages, and four rules that would sort them in order."""

from collections.abc import Mapping
from typing import Any

from content.compiler.files import Cell, csv_file
from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until
from content.generators.mailbox import person

HOSTS = (
    "atelier-sud.example",
    "laboclair.example",
    "courrier.example",
    "lettres.test",
    "scierie.example",
)
WORDS = ("devis", "planning", "stage", "facture", "congés")
SUBJECTS = ("Visite de jeudi", "Nouvelle adresse", "Merci", "Cantine", "Photos", "Réunion")
Row = tuple[str, str, str, int]


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Heavy ones first, then a domain with a word, the word, the domain; the rest stays."""
    domain, word = draw.choice(HOSTS[:2]), draw.choice(WORDS)
    limit = draw.choice((5, 8, 10))
    rows = drawn_until(
        lambda: [_row(draw, domain, word) for _ in range(draw.integer(70, 110))],
        lambda found: len({*_counts(found, domain, word, limit=limit), 0}) == 6,
    )
    heavy, both, plain, ours, rest = _counts(rows, domain, word, limit=limit)
    values = {
        "domaine": f"@{domain}", "mot": word, "limite": str(limit), "lourds": str(heavy),
        "projet": str(both), "divers": str(plain), "partenaire": str(ours), "reste": str(rest),
        "divers_sans_ordre": str(sum(word in row[2].lower() for row in rows)),
        "partenaire_sans_ordre": str(sum(row[1].endswith(f"@{domain}") for row in rows)),
        "nombre": str(len(rows)),
    }  # fmt: skip
    table: list[tuple[Cell, ...]] = [("Expéditeur", "Adresse", "Objet", "Taille (Mo)"), *rows]
    return Variant(values, {"messages.csv": csv_file(table)})


def _row(draw: Draw, domain: str, word: str) -> Row:
    host = draw.choice((domain, *HOSTS, f"info-{domain}"))
    name, address = person(draw, host=host)
    subject = draw.choice((word, word.title(), *SUBJECTS))
    text = f"{subject} {draw.choice(('de mars', 'à relire', 'du groupe', '2026'))}"
    return name, address, text, draw.choice((1, 1, 2, 3, 4, 6, 7, 9, 12))


def _counts(rows: list[Row], domain: str, word: str, *, limit: int) -> tuple[int, ...]:
    counts = [0] * 5
    for _, address, subject, size in rows:
        ours, has_word = address.endswith(f"@{domain}"), word in subject.lower()
        place = (
            0 if size > limit else 1 if ours and has_word else 2 if has_word else 3 if ours else 4
        )
        counts[place] += 1
    return tuple(counts)
