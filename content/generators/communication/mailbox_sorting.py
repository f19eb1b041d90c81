"""A mailbox to sort into three folders, some subjects saying nothing of the content."""

from collections.abc import Mapping, Sequence
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until
from content.generators.mailbox import Message, numbered, person

_SPORTS = ("natation", "judo", "handball", "tennis de table", "volley-ball", "badminton")
_TEXTS = {
    "logement": (
        ("Loyer", "Votre quittance de loyer du mois est disponible."),
        ("Travaux", "L'eau de l'immeuble sera coupée lundi matin pendant les travaux."),
        ("Important", "Le bruit a traversé le plafond hier soir. Le voisinage du dessous."),
        ("Samedi", "Le plombier passera chez vous samedi pour le robinet. L'agence de location."),
        ("Rappel", "Merci de ne pas laisser de vélos dans l'entrée de l'immeuble. Le syndic."),
    ),
    "club": (
        ("Entraînement", "L'entraînement de mardi aura lieu à 18 h, comme d'habitude."),
        ("Samedi", "Rendez-vous au gymnase à 9 h pour la rencontre. N'oubliez pas votre licence."),
        ("Important", "La réunion du club choisira la nouvelle présidence de notre équipe."),
        ("Maillots", "Les maillots de l'équipe sont arrivés, vous pouvez venir les essayer."),
        ("Rappel", "La cotisation du second trimestre est à régler à l'entraîneuse."),
    ),
    "sante": (
        ("Rendez-vous", "Votre rendez-vous chez le dentiste est confirmé."),
        ("Samedi", "La pharmacie vous attend samedi pour le retrait de votre ordonnance."),
        ("Important", "Les résultats de votre prise de sang sont disponibles au laboratoire."),
        ("Lunettes", "Vos nouvelles lunettes sont prêtes chez l'opticienne."),
        ("Rappel", "Il est temps de faire le rappel de votre vaccin. Le cabinet médical."),
    ),
    "": (
        ("Samedi", "On fête les trente ans de Rosa chez ses parents. Tu viens ?"),
        ("Commande", "Votre livre vous attend à la librairie."),
        ("Nouvelles", "Un grand bonjour de nos vacances. Il fait beau, tout va bien."),
        ("Rappel", "Le livre emprunté à la médiathèque est à rendre cette semaine."),
        ("Recette", "Comme promis, la recette du gâteau aux noix."),
    ),
}
_FOLDERS = ("logement", "club", "sante")
_TO_MOVE, _SIZE = (1, 3, 4, 6, 8), 8


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Eight messages: five to move, one at least into each folder, and three to leave."""
    moves = drawn_until(
        lambda: {number: draw.choice(_FOLDERS) for number in _TO_MOVE},
        lambda found: len(set(found.values())) == len(_FOLDERS),
    )
    left_over = {folder: draw.shuffled(texts) for folder, texts in _TEXTS.items()}
    texts = [left_over[moves.get(number, "")].pop() for number in range(1, _SIZE + 1)]
    values = {f"dossier{number}": folder for number, folder in moves.items()}
    return Variant(values | numbered(_messages(draw, texts)) | {"sport": draw.choice(_SPORTS)})


def _messages(draw: Draw, texts: Sequence[tuple[str, str]]) -> list[Message]:
    places = draw.shuffled(range(len(texts)))
    return [
        Message(*person(draw, host="courrier.example"), subject, text, order=place)
        for place, (subject, text) in zip(places, texts, strict=True)
    ]
