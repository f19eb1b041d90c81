"""The privacy policy of an invented service, with several durations and addresses."""

from collections.abc import Mapping

from content.compiler.files import html_page
from content.compiler.variants import Draw, Variant

SERVICES: Mapping[str, str] = {
    "Vélo pour tous": "velo-pour-tous.example",
    "Panier du coin": "panier-du-coin.example",
    "Covoit'ici": "covoit-ici.example",
    "Mes livres": "mes-livres.example",
    "Jardins partagés": "jardins-partages.example",
}
OFFICERS = ("dpo", "donnees", "vie-privee", "protection", "confidentialite", "mes-droits")
STYLE = "<style>body { font: 17px/1.5 sans-serif; max-width: 42rem; margin: 2rem auto; }</style>\n"


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """The profile's duration differs from all the others."""
    service, domain = draw.choice(list(SERVICES.items()))
    profile, logs, messages = draw.sample([months for months in range(2, 36) if months % 12], 3)
    values = {
        "service": service,
        "duree": str(profile),
        "duree_journaux": str(logs),
        "adresse": f"{draw.choice(OFFICERS)}@{domain}",
        "adresse_presse": f"presse@{domain}",
        "adresse_aide": f"aide@{domain}",
    }
    page = html_page(f"Confidentialité - {service}", _body(values, messages), head=STYLE)
    return Variant(values=values, files={"confidentialite.html": page})


def _body(values: Mapping[str, str], messages: int) -> str:
    return f"""<h1>Politique de confidentialité</h1>
<p>{values["service"]} recueille les données nécessaires à son service et ne les vend pas.
Une question sur l'utilisation du service ? Écrivez à {values["adresse_aide"]}.</p>
<h2>Les données que nous recueillons</h2>
<p>Lors de l'inscription : nom, prénom, adresse électronique, photo facultative. Ces informations
forment votre profil. Pendant l'utilisation : messages échangés, journaux de connexion, achats.</p>
<h2>Combien de temps nous les conservons</h2>
<ul>
<li>Les messages échangés avec les autres membres : {messages} mois après leur envoi.</li>
<li>Les journaux de connexion : {values["duree_journaux"]} mois, pour la sécurité du service.</li>
<li>Les factures : 10 ans, comme la loi l'exige.</li>
<li>Votre profil : tant que le compte est ouvert, puis {values["duree"]} mois après
sa fermeture.</li>
</ul>
<h2>Les traceurs</h2>
<p>Seuls les traceurs nécessaires à la connexion sont déposés sans votre accord.</p>
<h2>Vos droits</h2>
<p>Vous pouvez accéder à vos données, les faire corriger ou supprimer. Adressez votre demande à la
déléguée à la protection des données : {values["adresse"]}. Sans réponse sous un mois, vous pouvez
saisir la CNIL.</p>
<h2>Presse</h2>
<p>Les journalistes peuvent écrire à {values["adresse_presse"]}.</p>"""
