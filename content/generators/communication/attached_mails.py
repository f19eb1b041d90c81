"""Messages of which some have an attachment of a given kind."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.mailbox import person

SUBJECTS = (
    "Bulletin",
    "Photos du voyage",
    "Réponse à votre demande",
    "Compte rendu",
    "Anniversaire",
    "Planning",
    "Votre réservation",
    "Nouvelles",
    "Documents",
    "Rappel",
    "Invitation",
)
STEMS = (
    "document",
    "dossier",
    "feuille",
    "souvenir",
    "annexe",
    "page",
    "scan",
    "version2",
    "juin",
    "liste",
)
KINDS = (("pdf", "un document PDF"), ("jpg", "une photo"), ("ods", "un classeur"))


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Two to four of nine messages carry the wanted kind; others another kind, or nothing."""
    (wanted, words), *rest = draw.shuffled(KINDS)
    count = draw.integer(2, 4)
    marks = draw.shuffled(
        [wanted] * count + [rest[0][0], rest[1][0], rest[0][0]] + [""] * (6 - count)
    )
    stems, subjects = draw.sample(STEMS, 9), draw.sample(SUBJECTS, 9)
    values: dict[str, str] = {"sorte": words, "nombre": str(count)}
    for number, (mark, stem, subject) in enumerate(
        zip(marks, stems, subjects, strict=True), start=1
    ):
        name, address = person(draw, host="courrier.example")
        values |= {f"nom{number}": name, f"adresse{number}": address, f"objet{number}": subject}
        joined = (
            f'[{{"name": "{stem}.{mark}", "size": {draw.integer(40, 900)}000}}]' if mark else "[]"
        )
        values[f"pj{number}_json"] = joined
    right = [f"m{number}" for number, mark in enumerate(marks, start=1) if mark == wanted]
    any_ = [f"m{number}" for number, mark in enumerate(marks, start=1) if mark]
    other = next(
        f"m{number}" for number, mark in enumerate(marks, start=1) if mark not in {wanted, ""}
    )
    return Variant(
        values
        | {
            "choisis": ",".join(right),
            "un_de_moins": ",".join(right[:-1]),
            "toutes": ",".join(any_),
            "avec_autre": ",".join(sorted([*right, other])),
        }
    )
