"""A mailbox where two messages alone have both the sender and the subject asked for."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until
from content.generators.mailbox import Message, numbered, person

_SUBJECTS = (
    ("Sortie au musée", "Le rendez-vous est fixé devant l'entrée. Prévoyez de bonnes chaussures."),
    ("Repas de quartier", "Chacun apporte un plat à partager. Les tables sont prêtées."),
    ("Planning des gardes", "Voici les semaines proposées. Dites-moi si elles conviennent."),
    ("Tournoi d'échecs", "Les inscriptions sont ouvertes aux débutants comme aux autres."),
    ("Cours de cuisine", "Le prochain cours porte sur les soupes. Tablier fourni."),
    ("Vide-grenier", "Les emplacements sont attribués dans l'ordre des demandes."),
    ("Chorale du jeudi", "La répétition est avancée d'une demi-heure."),
    ("Prêt de la salle", "La salle est libre l'après-midi. Pensez à rendre la clé."),
)
_SIZE, _PEOPLE = 9, 4


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Nine messages: two right ones, two of their sender, two of their subject, three others."""
    subjects = draw.sample(_SUBJECTS, 5)
    people = drawn_until(
        lambda: [person(draw, host="courrier.example") for _ in range(_PEOPLE)],
        lambda found: len(set(found)) == _PEOPLE,
    )
    right, same_sender, same_subject = (0, 0), (0, 1), (1, 0)
    others = [(0, 2), (2, 0), (1, 3), (2, 4), (3, 1)]
    pairs = draw.shuffled([right, right, same_sender, same_subject, *others])
    places = draw.shuffled(range(_SIZE))
    messages = [
        Message(*people[who], *subjects[what], order=place)
        for (who, what), place in zip(pairs, places, strict=True)
    ]
    found = [f"m{number}" for number, pair in enumerate(pairs, start=1) if pair == right]
    values = {
        "qui": people[0][0],
        "sujet": subjects[0][0],
        "bons": ",".join(found),
        "un_seul": found[0],
        "autre_sujet": f"m{pairs.index(same_sender) + 1}",
        "autre_personne": f"m{pairs.index(same_subject) + 1}",
    }
    return Variant(values | numbered(messages))
