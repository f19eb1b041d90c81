"""A mailbox to sort into two folders, some subjects saying nothing of the content."""

from collections.abc import Mapping, Sequence
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.mailbox import Message, numbered, person

_SPORTS = ("natation", "judo", "handball", "tennis de table", "escalade", "badminton")
_HOUSING = (
    ("Loyer", "Votre quittance de loyer du mois est disponible."),
    ("Travaux", "L'eau de l'immeuble sera coupée lundi matin pendant les travaux."),
    ("Important", "Bonjour, le bruit a traversé le plafond hier soir. Votre voisin du dessous."),
    ("Samedi", "Le plombier passera chez vous samedi pour le robinet. L'agence de location."),
    ("Rappel", "Merci de ne pas laisser de vélos dans l'entrée de l'immeuble. Le syndic."),
)
_CLUB = (
    ("Entraînement", "L'entraînement de mardi aura lieu à 18 h, comme d'habitude."),
    ("Samedi", "Rendez-vous au gymnase à 9 h pour la rencontre. N'oubliez pas votre licence."),
    ("Important", "Le certificat médical est à remettre au club avant la fin du mois."),
    ("Maillots", "Les maillots de l'équipe sont arrivés, vous pouvez venir les essayer."),
    ("Rappel", "La cotisation du second trimestre est à régler à l'entraîneuse."),
)
_OTHERS = (
    ("Samedi", "On fête les trente ans de Rosa chez ses parents. Tu viens ?"),
    ("Commande", "Votre livre vous attend à la librairie."),
    ("Important", "Votre rendez-vous chez le dentiste est confirmé."),
    ("Nouvelles", "Un grand bonjour de nos vacances. Il fait beau, tout va bien."),
    ("Rappel", "Le livre emprunté à la médiathèque est à rendre cette semaine."),
    ("Recette", "Comme promis, la recette du gâteau aux noix."),
)
_TO_MOVE = (1, 3, 4, 6)
_TO_LEAVE = (2, 5, 7)


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Seven messages: two on housing, two of the club, three to leave where they are."""
    folders = draw.shuffled(("logement", "logement", "club", "club"))
    housing, club = draw.sample(_HOUSING, 2), draw.sample(_CLUB, 2)
    texts = {
        number: (housing if folder == "logement" else club).pop()
        for number, folder in zip(_TO_MOVE, folders, strict=True)
    }
    texts |= zip(_TO_LEAVE, draw.sample(_OTHERS, len(_TO_LEAVE)), strict=True)
    values = {f"dossier{number}": folder for number, folder in zip(_TO_MOVE, folders, strict=True)}
    messages = _messages(draw, [texts[number] for number in sorted(texts)])
    return Variant(values | numbered(messages) | {"sport": draw.choice(_SPORTS)})


def _messages(draw: Draw, texts: Sequence[tuple[str, str]]) -> list[Message]:
    places = draw.shuffled(range(len(texts)))
    return [
        Message(*person(draw, host="courrier.example"), subject, text, order=place)
        for place, (subject, text) in zip(places, texts, strict=True)
    ]
