"""A saved mail whose link shows one address and leads to another."""

from collections.abc import Mapping
from datetime import timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Any

from content.compiler.files import FIXED_DATE
from content.compiler.variants import Draw, Variant

_FIRMS = (
    ("Banque du Val", "banqueduval.example", "Votre accès sera suspendu", "espace-client"),
    ("Colis Clair", "colisclair.example", "Votre colis est bloqué", "suivi"),
    ("Énergie du Lac", "energiedulac.example", "Remboursement en attente", "remboursement"),
    ("Mutuelle des Îles", "mutuelledesiles.example", "Mise à jour de vos droits", "mes-droits"),
    ("Trains Verts", "trainsverts.example", "Votre bon d'achat expire", "bon-achat"),
)
_HIDDEN = (
    "acces-clients.test", "controle-48h.test", "portail-verif.test", "service-rapide.test",
    "espace-secu.test", "dossier-actif.test", "validation-web.test",
)  # fmt: skip


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """The real domain begins with the imitated one, as such scams do."""
    firm, shown, subject, path = draw.choice(_FIRMS)
    domain, prefix = draw.choice(_HIDDEN), draw.choice(("www", "client", "secure", "mon-compte"))
    imitated = f"{prefix}.{shown}"
    host = f"{imitated}.{domain}"
    url = f"https://{host}/{path}?ref={draw.integer(10_000, 99_999)}"
    values = {
        "domaine": domain,
        "hote": host,
        "url": url,
        "affiche": shown,
        "imite": imitated,
        "expediteur": f"{path}.example",
    }
    mail = EmailMessage(policy=SMTP)
    mail["From"] = f"{firm} <service@{path}.example>"
    mail["To"] = "camille.riviere@courrier.example"
    mail["Subject"] = subject
    mail["Date"] = format_datetime(FIXED_DATE + timedelta(hours=draw.integer(1, 900)))
    mail["Message-ID"] = f"<{draw.integer(10**9, 10**10)}@{path}.example>"
    mail.set_content(_html(firm, shown, url), subtype="html", cte="8bit")
    return Variant(values, {"message.eml": mail.as_bytes()})


def _html(firm: str, shown: str, url: str) -> str:
    return (
        "<html lang='fr'><body><p>Bonjour,</p>\n"
        "<p>Une anomalie nous oblige à vérifier votre dossier avant demain soir.</p>\n"
        f'<p><a href="{url}">https://www.{shown}</a></p>\n'
        f"<p>Le service client<br>{firm}</p></body></html>\n"
    )
