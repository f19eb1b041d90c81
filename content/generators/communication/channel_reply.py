"""A team's channels: where to answer, whom to call, which file to give."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

SUBJECTS = (
    ("Qui a les clés du local ?", "les clés du local"),
    ("La sono marche-t-elle ?", "la sono"),
    ("Combien de chaises faut-il ?", "le nombre de chaises"),
    ("Qui conduit le minibus ?", "le minibus"),
    ("Reste-t-il des affiches ?", "les affiches"),
    ("A-t-on réservé la salle ?", "la salle"),
)
FILES = (
    ("budget.ods", "le budget"),
    ("planning.ods", "le planning"),
    ("affiche.pdf", "l'affiche"),
    ("plan-salle.pdf", "le plan de la salle"),
)


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Three questions in each of two channels; one is to be answered, two people called."""
    names = draw.sample(FIRST_NAMES, 6)
    subjects = draw.sample(SUBJECTS, 6)
    values = {f"nom{number}": name for number, name in enumerate(names, start=1)}
    values |= {f"question{number}": subject[0] for number, subject in enumerate(subjects, start=1)}
    place, wrong = draw.sample(range(1, 7), 2)
    file, other = draw.sample(range(1, 5), 2)
    person, second = draw.sample(range(2, 7), 2)
    group = draw.choice(("g1", "g2"))
    return Variant(
        values
        | {
            "message": f"m{place}",
            "faux_message": f"m{wrong}",
            "sujet": subjects[place - 1][1],
            "salon": "s1" if place <= 3 else "s2",
            "autre_salon": "s2" if place <= 3 else "s1",
            "salon_nom": "Fête" if place <= 3 else "Matériel",
            "appel": f"u{person}",
            "appel_nom": names[person - 1],
            "groupe": group,
            "autre_appel": f"u{second}",
            "groupe_nom": "Logistique" if group == "g1" else "Communication",
            "deux": ",".join(sorted((group, f"u{person}"))),
            "fichier": f"f{file}",
            "fichier_nom": FILES[file - 1][1],
            "autre_fichier": f"f{other}",
        }
    )
