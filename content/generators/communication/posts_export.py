"""The export of someone's posts on a social network, one of which tells too much."""

from collections.abc import Mapping
from datetime import date, timedelta

from content.compiler.files import csv_file
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES
from content.generators.french_values import readable_date

PUBLIC, FRIENDS, PRIVATE = "tout le monde", "amis", "moi uniquement"
TEXTS = (
    "Quel beau lever de soleil ce matin !",
    "Ma première tarte aux mirabelles.",
    "Qui connaît un bon livre pour l'été ?",
    "Trois heures de marche et une vue magnifique.",
    "Le chat dort encore sur le clavier.",
    "Merci à toutes et à tous pour vos messages.",
    "Concert hier soir, j'en ai encore des frissons.",
    "Je cherche une recette de soupe au potiron.",
    "Première neige de l'hiver.",
    "Encore un train en retard, j'ai fini mon roman.",
    "Mon vélo est enfin réparé.",
    "Bravo à notre équipe pour la finale !",
)
STREETS = ("rue des Tilleuls", "rue du Moulin", "rue Haute", "rue des Écoles", "rue du Lavoir")
FIRST_DAY = date(2024, 1, 8)
SPAN = 700


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Tell the home address once to all, once to friends; and a public place to all."""
    count = draw.integer(38, 60)
    days = [FIRST_DAY + timedelta(days=day) for day in draw.sample(range(SPAN), count)]
    home = f"{draw.integer(2, 98)} {draw.choice(STREETS)}"
    told, friends, place, *ordinary = days
    posts = [
        (told, PUBLIC, f"Vide-grenier samedi devant chez moi, {home}. Venez nombreux !"),
        (friends, FRIENDS, f"Pour la fête, je rappelle mon adresse : {home}."),
        (place, PUBLIC, f"Rendez-vous à la médiathèque, {draw.choice(STREETS)}, pour le club."),
        *((day, _visibility(draw), draw.choice(TEXTS)) for day in ordinary),
    ]
    audiences = [audience for _, audience, _ in posts]
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "total": str(count),
        "publiques": str(audiences.count(PUBLIC)),
        "amis": str(audiences.count(FRIENDS)),
        "date": told.isoformat(),
        "date_lisible": readable_date(told),
        "date_amis": friends.isoformat(),
        "date_amis_lisible": readable_date(friends),
        "date_lieu_public": place.isoformat(),
        "date_lieu_public_lisible": readable_date(place),
    }
    rows = [(day.isoformat(), audience, text) for day, audience, text in draw.shuffled(posts)]
    table = csv_file([("Date", "Visible par", "Texte"), *rows])
    return Variant(values=values, files={"publications.csv": table})


def _visibility(draw: Draw) -> str:
    """Friends most often, all one time in four."""
    return draw.choice((PUBLIC, FRIENDS, FRIENDS, PRIVATE))
