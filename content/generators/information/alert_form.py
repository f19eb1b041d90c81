"""A need to keep up with something, and the four settings of an alert that serve it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

SOURCES = {
    "s2": "Les médias d'actualité",
    "s3": "Les sites officiels",
    "s4": "Les revues scientifiques",
    "s5": "Les forums et blogs",
}
RHYTHMS = {
    "t1": "Dès que possible",
    "t2": "Une fois par jour",
    "t3": "Une fois par semaine",
    "t4": "Une fois par mois",
}
WHOSE = {
    "s2": "ce qu'en dit **la presse**",
    "s3": "les **textes des administrations**",
    "s4": "les **travaux de recherche**",
    "s5": "les **expériences d'autres particuliers**",
}
WHEN = {
    "t1": "Le groupe doit pouvoir réagir **dans l'heure**.",
    "t2": "Un point est fait **chaque matin**.",
    "t3": "Une synthèse est préparée **tous les lundis**.",
    "t4": "Le bulletin paraît **le premier de chaque mois**.",
}
TONGUES = {
    "l1": "Personne, dans le groupe, ne lit autre chose que le français.",
    "l2": "Le groupe lit le français et l'anglais, pas d'autre langue.",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """A group's subject: its exact expression, and the other sense to keep away."""

    group: str
    phrase: str
    sense: str
    other: str


SUBJECTS = (
    Subject("un club d'astronomie", "étoile filante", "du ciel", "danse"),
    Subject("un rucher associatif", "reine des abeilles", "des ruches", "bijou"),
    Subject("un atelier de lutherie", "caisse de résonance", "des instruments", "politique"),
    Subject("un groupe de randonnée", "col du loup", "de la montagne", "couture"),
    Subject("une école de voile", "vent de travers", "de la navigation", "roman"),
    Subject("un fournil partagé", "pain au levain", "de la boulangerie", "tableau"),
)


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Draw a subject and a value of each setting; the queries offered differ by one thing."""
    subject = draw.choice(SUBJECTS)
    source, rhythm = draw.choice(list(SOURCES)), draw.choice(list(RHYTHMS))
    tongue = draw.choice(list(TONGUES))
    right = f'"{subject.phrase}" -{subject.other}'
    queries = draw.shuffled(
        [
            right,
            f"{subject.phrase} -{subject.other}",
            f'"{subject.phrase}"',
            f'"{subject.phrase}" {subject.other}',
            f'"{subject.phrase} {subject.other}"',
        ]
    )
    ids = {query: f"m{n}" for n, query in enumerate(queries, 1)}
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "besoin": subject.group,
        "besoin_b": (
            f"recevoir {WHOSE[source]} sur l'expression exacte **{subject.phrase}** (il s'agit "
            f"{subject.sense}), sans les pages qui parlent de {subject.other}. {WHEN[rhythm]} "
            f"{TONGUES[tongue]}"
        ),
        "mots_json": json.dumps(
            [{"id": ids[query], "label": query} for query in queries], ensure_ascii=False
        ),
        "mots": ids[right],
        "mots_texte": right,
        "mots_large": ids[f'"{subject.phrase}"'],
        "source": source,
        "source_texte": SOURCES[source],
        "source_fausse": "s1",
        "rythme": rhythm,
        "rythme_texte": RHYTHMS[rhythm],
        "rythme_faux": draw.choice([other for other in RHYTHMS if other != rhythm]),
        "langue": tongue,
    }
    return Variant(values)
