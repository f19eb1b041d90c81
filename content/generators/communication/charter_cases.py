"""Comments to judge by a charter: what must go, what must be told, who must be kept away."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

INSULTS = (
    "Vous êtes tous des abrutis finis.",
    "Espèce d'incapable, va te cacher.",
    "Quelle bande de crétins.",
)
PRIVATE = (
    "Le maire habite 8 rue des Prés, allez le voir !",
    "Le numéro de la directrice : 00 11 22 33 44.",
    "Voici l'adresse de Mme Roy : 3, impasse du Four.",
)
ADVERTS = (
    "Gagnez 300 euros par jour chez vous !",
    "Montres à -90 %, lien dans mon profil.",
    "Crédit facile, écrivez-moi.",
)
FINE = (
    "Je trouve ce projet mauvais et trop cher.",
    "Pas d'accord, l'ancien horaire était meilleur.",
    "Merci pour la fête, bravo aux bénévoles.",
    "Où trouver le compte rendu ?",
    "Encore une décision prise sans nous écouter, c'est décevant.",
)
ACTIONS = {"insulte": "delete,report:r1", "vie": "delete,report:r2", "pub": "delete"}


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Eight comments c1…c8; one author breaks the charter twice and must be blocked."""
    cases = _cases(draw)
    twice = draw.sample(range(4), 2)
    authors = iter(draw.sample(range(3, 9), 6))
    who = dict.fromkeys(twice, "u2")
    who |= {place: f"u{next(authors)}" for place in range(8) if place not in who}
    order = draw.shuffled(range(8))
    names = draw.sample(FIRST_NAMES, 8)
    ids = [f"u{number}" for number in range(2, 9)]
    renamed = dict(zip(ids, draw.shuffled(ids), strict=True))
    values = {f"nom{number}": name for number, name in enumerate(names, start=1)}
    bad = []
    for number, place in enumerate(order, start=1):
        kind, text = cases[place]
        values |= {f"t{number}": text, f"x{number}": renamed[who[place]]}
        if kind:
            bad.append((f"c{number}", ACTIONS[kind]))
    for number, (key, action) in enumerate(bad, start=1):
        values |= {f"cle{number}": key, f"acte{number}": action}
    fine = next(f"c{n}" for n, place in enumerate(order, start=1) if not cases[place][0])
    blocked = renamed["u2"]
    single = next(
        values[f"x{n}"]
        for n, place in enumerate(order, start=1)
        if cases[place][0] and place not in twice
    )
    return Variant(
        values
        | {
            "bloque": blocked,
            "bloque_nom": names[int(blocked[1:]) - 1],
            "permis": fine,
            "une_fois": single,
        }
    )


def _cases(draw: Draw) -> list[tuple[str, str]]:
    """Four comments against the charter, each with its kind, then four that are not."""
    kinds = ["insulte", "vie", "pub", draw.choice(("insulte", "vie", "pub"))]
    texts = {
        "insulte": draw.sample(INSULTS, 2),
        "vie": draw.sample(PRIVATE, 2),
        "pub": draw.sample(ADVERTS, 2),
    }
    cases = [(kind, texts[kind].pop()) for kind in kinds]
    cases += [("", text) for text in draw.sample(FINE, 4)]
    return cases
