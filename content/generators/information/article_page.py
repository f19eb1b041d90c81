"""A web page signed and dated, among other names and dates."""

from collections.abc import Mapping
from datetime import date, timedelta

from content.compiler.files import html_page
from content.compiler.variants import Draw, Variant
from content.generators.french import FAMILY_NAMES, FIRST_NAMES
from content.generators.french_values import readable_date

SUBJECTS = (
    ("Le retour des loutres dans la rivière", "une loutre a été observée au vieux pont"),
    ("Un verger ouvert à tout le monde", "les premiers pommiers ont été plantés"),
    ("La nuit, la ville éteint ses lampes", "un quartier entier est resté dans le noir"),
    ("Les hirondelles comptées à la jumelle", "quarante nids ont été recensés sous le préau"),
    ("Un moulin qui tourne de nouveau", "la roue du moulin s'est remise à tourner"),
)
HEAD = """<style>
body { font-family: sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
figure { background: #e6eef2; margin: 1rem 0; padding: 3rem 1rem 1rem; }
footer { border-top: 1px solid #999; margin-top: 2rem; font-size: .9rem; }
</style>
"""
BODY = """<h1>{title}</h1>
<p>Publié le {published} par {author}</p>
<p>C'était le {event} : {fact}. « Nous n'y croyions plus », raconte {quoted},
qui habite tout près. Depuis, les curieux se pressent chaque semaine.</p>
<figure><figcaption>L'endroit, un matin de brume. Photo : {photographer}</figcaption></figure>
<p>L'association locale propose une visite le premier samedi de chaque mois. Le départ a lieu
devant la mairie, à 10 heures, avec de bonnes chaussures.</p>
<footer>
<p>Page mise à jour le {updated}. Reproduction autorisée en citant la source.</p>
</footer>"""


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Draw the signature, the update, and the names and dates that could be mistaken for them."""
    title, fact = draw.choice(SUBJECTS)
    names = zip(draw.sample(FIRST_NAMES, 3), draw.sample(FAMILY_NAMES, 3), strict=True)
    (first, last), quoted, photographer = names
    event = date(2024, 2, 1) + timedelta(days=draw.integer(0, 300))
    published = event + timedelta(days=draw.integer(3, 25))
    updated = published + timedelta(days=draw.integer(40, 400))
    shown = {
        "author": f"{first} {last}",
        "quoted": " ".join(quoted),
        "photographer": " ".join(photographer),
    }
    days = {"event": event, "published": published, "updated": updated}
    readable = {name: readable_date(day) for name, day in days.items()}
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "auteur": shown["author"],
        "auteur_inverse": f"{last} {first}",
        "cite": shown["quoted"],
        "photographe": shown["photographer"],
        "mise_a_jour": updated.isoformat(),
        "mise_a_jour_lisible": readable["updated"],
        "publication": published.isoformat(),
        "evenement": event.isoformat(),
    }
    body = BODY.format(title=title, fact=fact, **shown, **readable)
    return Variant(values=values, files={"page.html": html_page(title, body, head=HEAD)})
