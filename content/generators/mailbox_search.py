"""A mailbox where one message alone has both the sender and the subject asked for."""

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
_SIZE, _PEOPLE = 8, 4


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Eight messages: the right one, two of its sender, two of its subject, three others."""
    subjects = draw.sample(_SUBJECTS, 5)
    people = drawn_until(
        lambda: [person(draw, host="courrier.example") for _ in range(_PEOPLE)],
        lambda found: len(set(found)) == _PEOPLE,
    )
    right = (people[0], subjects[0])
    same_sender = [(people[0], subjects[1]), (people[0], subjects[2])]
    same_subject = [(people[1], subjects[0]), (people[2], subjects[0])]
    others = [(people[1], subjects[3]), (people[2], subjects[4]), (people[3], subjects[1])]
    mails = draw.shuffled([right, *same_sender, *same_subject, *others])
    places = draw.sample(range(_SIZE), _SIZE)
    messages = [
        Message(*sender, subject, text, order=places[index])
        for index, (sender, (subject, text)) in enumerate(mails)
    ]
    values = {
        "qui": people[0][0],
        "sujet": subjects[0][0],
        "bon": f"m{mails.index(right) + 1}",
        "autre_sujet": f"m{mails.index(same_sender[0]) + 1}",
        "autre_personne": f"m{mails.index(same_subject[0]) + 1}",
    }
    return Variant(values | numbered(messages))
