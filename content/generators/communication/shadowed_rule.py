"""Five sorting rules in order, one of which can never act because of an earlier one."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant

HOSTS = ("mairie-orval.example", "clubs-nautiques.example", "lycee-sorel.example")
PEOPLE = ("secretariat", "accueil", "agenda", "direction")
WORDS = ("urgent", "facture", "inscription", "sortie", "panne", "devis")
FOLDERS = (
    "Accueil", "Projets", "Suivi", "Équipe", "Lecture", "Archives", "Clients", "Atelier",
    "Agenda", "Courses", "Voyage", "Famille",
)  # fmt: skip


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """A wide rule, and after it the same one with one more condition."""
    host = draw.choice(HOSTS)
    word, other, third, fourth = draw.sample(WORDS, 4)
    wide, narrow = _nested(draw, host, word)
    free = [
        f"l'objet contient « {other} » et le message est en copie",
        f"l'objet contient « {third} » et l'adresse se termine par `@courrier.example`",
        f"le message pèse plus de {draw.integer(4, 15)} Mo et l'objet contient « {fourth} »",
    ]
    first, second = sorted(draw.sample(range(5), 2))
    rules = draw.shuffled(free)
    lines = [rules.pop() if place not in {first, second} else "" for place in range(5)]
    lines[first], lines[second] = wide, narrow
    folders = draw.sample(FOLDERS, 5)
    values = {
        f"regle{i}": f"si {line}, vers **{folder}**"
        for i, (line, folder) in enumerate(zip(lines, folders, strict=True), start=1)
    }
    return Variant(
        values
        | {
            "inutile": folders[second],
            "cause": folders[first],
            "libre": folders[next(i for i in range(5) if i not in {first, second})],
            "numero_inutile": str(second + 1),
            "numero_cause": str(first + 1),
        }
    )


def _nested(draw: Draw, host: str, word: str) -> tuple[str, str]:
    """A wide condition, and one that only holds when the wide one does."""
    ours, has_word = f"l'adresse se termine par `@{host}`", f"l'objet contient « {word} »"
    return draw.choice(
        (
            (ours, f"l'adresse est `{draw.choice(PEOPLE)}@{host}`"),
            (ours, f"{ours} et {has_word}"),
            (has_word, f"{has_word} et le message a une pièce jointe"),
            (has_word, f"l'objet commence par « {word} »"),
        )
    )
