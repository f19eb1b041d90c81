"""A mail whose answer would go elsewhere than to its displayed sender."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import format_datetime

from content.compiler.files import eml
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

COMPANIES = ("menuiserie-aubier", "vergers-martin", "velos-du-port", "atelier-lumen")
BOSSES = ("Louise Marchand", "Nadia Ferhat", "Odile Perrin", "Claire Tran")
COPIES = ("direction", "presidence", "bureau", "gerance")
SENT_AT = datetime(2026, 3, 10, 7, 47, 12, tzinfo=UTC)
BODY = """Bonjour {person},

Je suis en réunion jusqu'à ce soir et ne peux pas téléphoner.
J'ai besoin que vous prépariez un virement de {amount} euros pour un nouveau
fournisseur. C'est confidentiel : n'en parlez à personne pour le moment.

Répondez-moi vite, dès que vous lisez ce message.
Je vous enverrai le numéro du compte.

{boss}
"""


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Show the boss's true address, and answer to one that looks like it."""
    person, boss = draw.choice(FIRST_NAMES), draw.choice(BOSSES)
    company = draw.choice(COMPANIES)
    local = boss.lower().replace(" ", ".")
    shown = f"{local}@{company}.example"
    sender_domain = f"envoi{draw.integer(10, 99)}.publipostage.example"
    reply_domain = f"{company}-{draw.choice(COPIES)}.example"
    reply = f"{local}@{reply_domain}"
    reader = f"comptabilite@{company}.example"
    bounces = f"retours-{draw.integer(1000, 9999)}@{sender_domain}"
    headers = {
        "Return-Path": f"<{bounces}>",
        "Received": f"from {sender_domain} (192.0.2.{draw.integer(2, 250)})"
        f" by courrier.{company}.example; {format_datetime(SENT_AT)}",
        "From": f"{boss} <{shown}>",
        "To": reader,
        "Reply-To": f"{boss} <{reply}>",
        "Subject": "Urgent et confidentiel",
        "Message-ID": f"<{draw.integer(10**8, 10**9)}@{sender_domain}>",
    }
    body = BODY.format(person=person, boss=boss, amount=draw.integer(18, 97) * 100)
    values = {
        "prenom": person,
        "cheffe": boss,
        "reponse": reply,
        "affichee": shown,
        "retour": bounces,
        "destinataire": reader,
        "domaine_reponse": reply_domain,
    }
    return Variant(values=values, files={"message.eml": eml(headers, body, date=SENT_AT)})
