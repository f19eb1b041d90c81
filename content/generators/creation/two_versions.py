"""Two versions of an agreement: one change was told, another was not."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until
from content.generators.written_documents import both_formats, plain

_SUBJECTS = (
    "la caution", "le ménage", "la location de chaises", "le prêt des tables", "le chauffage",
    "la sonorisation", "le nettoyage des abords", "la perte d'une clé", "le retard à la remise",
    "la vaisselle manquante", "le gardiennage", "l'éclairage extérieur", "la scène mobile",
    "le vidéoprojecteur", "le branchement d'un camion", "les déchets non triés",
    "l'annulation tardive", "l'heure supplémentaire", "le grand barnum", "la cuisine",
)  # fmt: skip
_ENDS = (
    "Ce montant est payé avant la remise des clés.",
    "Ce montant est rendu si rien ne manque.",
    "Ce montant est revu chaque année par le conseil.",
    "Ce montant n'est pas demandé aux écoles de la commune.",
)


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """The article said to have changed, and the one that did without a word."""
    subjects = draw.shuffled(_SUBJECTS)
    amounts = drawn_until(
        lambda: [draw.integer(31, 190) for _ in subjects], lambda some: len(set(some)) == len(some)
    )
    told, silent = draw.sample(range(3, len(subjects)), 2)
    changed = list(amounts)
    rises = [rise for rise in range(8, 28) if amounts[silent] + rise not in amounts]
    changed[silent] = amounts[silent] + draw.choice(rises)
    ends = [draw.choice(_ENDS) for _ in subjects]
    values = {
        "annonce": str(told + 1),
        "numero": str(silent + 1),
        "sujet": subjects[silent],
        "avant": str(amounts[silent]),
        "apres": str(changed[silent]),
        "annonce_apres": str(changed[told]),
        "ecart": str(changed[silent] - amounts[silent]),
    }
    files = {
        **both_formats("convention-1", _articles(subjects, amounts, ends)),
        **both_formats("convention-2", _articles(subjects, changed, ends)),
    }
    return Variant(values, files)


def _articles(subjects: list[str], amounts: list[int], ends: list[str]) -> list[Any]:
    paragraphs = [plain("Convention de prêt de la salle", "Title")]
    for number, (subject, amount, end) in enumerate(zip(subjects, amounts, ends, strict=True), 1):
        paragraphs.append(plain(f"Article {number}", "Heading 2"))
        paragraphs.append(plain(f"Pour {subject}, il est demandé {amount} euros. {end}"))
    return paragraphs
