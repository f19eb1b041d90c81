"""A page that tells, kind of data by kind of data, who receives it and for how long."""

from collections.abc import Mapping
from typing import Any

from content.compiler.files import html_page
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

SERVICES = ("Croc'Livres", "Malle à outils", "Petits Trajets", "Graines & Co", "Ciné-Quartier")
COMPANIES = ("Payfacile", "Envoi Clair", "Statélia", "Hébergeo", "Sûr&Net", "Publinord", "Avisio")
DATA = ("l'historique de vos achats", "vos messages au service client",
        "votre adresse de livraison",
        "les pages que vous consultez", "vos moyens de paiement")  # fmt: skip
STYLE = "<style>body { font: 17px/1.5 sans-serif; max-width: 42rem; margin: 2rem auto; }</style>\n"


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Receivers and durations are in two different parts of the page, all different."""
    companies = draw.sample(COMPANIES, len(DATA))
    months = draw.sample([count for count in range(3, 47) if count % 12], len(DATA))
    service = draw.choice(SERVICES)
    values = {
        "prenom": draw.choice(FIRST_NAMES), "service": service,
        "destinataire": companies[0], "autre_destinataire": companies[1],
        "troisieme_destinataire": companies[2], "duree": str(months[0]),
        "autre_duree": str(months[1]), "troisieme_duree": str(months[2]),
    }  # fmt: skip
    receivers = draw.shuffled([f"{DATA[i]} : société {who}" for i, who in enumerate(companies)])
    durations = draw.shuffled([f"{DATA[i]} : {count} mois" for i, count in enumerate(months)])
    body = "\n".join([
        f"<h1>{service} : vos données</h1>",
        "<p>Nous ne recueillons que ce qui est utile à votre commande.</p>",
        "<h2>Pourquoi</h2><p>Pour préparer, livrer et facturer vos commandes.</p>",
        "<h2>À qui nous les transmettons</h2>", _list(receivers),
        "<h2>Où elles se trouvent</h2><p>Sur des serveurs situés dans l'Union européenne.</p>",
        "<h2>Combien de temps nous les gardons</h2>", _list(durations),
        "<h2>Vos droits</h2><p>Accès, rectification, effacement : écrivez-nous.</p>",
    ])  # fmt: skip
    return Variant(
        values, {"vos-donnees.html": html_page(f"{service} : vos données", body, head=STYLE)}
    )


def _list(lines: list[str]) -> str:
    return "<ul>" + "".join(f"<li>{line[0].upper()}{line[1:]}</li>" for line in lines) + "</ul>"
