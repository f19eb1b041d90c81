"""Saved articles that copy one another; one of them is where the information comes from."""

from collections.abc import Mapping
from html import escape

from content.compiler.files import html_page, zip_file
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

SITES = (
    "La Gazette du pays", "Radio Vallées", "L'Écho des rives", "Infos Plateau", "Le Fil du soir",
    "Canal Garrigue", "Le Courrier des îles", "Ici Bellerive", "La Dépêche des caps",
)  # fmt: skip
NEWS = (
    ("un castor a été vu dans le canal de Joncy", "Un castor dans le canal"),
    ("le pont de Vernoy fermera tout l'été", "Le pont fermé cet été"),
    ("une salle du musée d'Orval a été inondée", "Une salle inondée"),
    ("la ligne de bus de nuit est supprimée", "Plus de bus de nuit"),
    ("une météorite est tombée près de Montclar", "Une météorite à Montclar"),
)
WITNESS = (
    "Notre journaliste était sur place et l'a constaté.",
    "Nous avons recueilli nous-mêmes trois témoignages.",
)


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """A tree of articles: each but two names whom it copies; one of the two copies in silence."""
    sites = draw.sample(SITES, 6)
    news, title = draw.choice(NEWS)
    day, hour = draw.integer(3, 18), draw.integer(6, 9)
    # The root is first; 1 and 2 copy it, 3 copies 1, 4 copies 3; 5 tells it as its own, later.
    cited = [None, sites[0], sites[0], sites[1], sites[3], None]
    hours = [hour, hour + draw.integer(1, 2), hour + 4, hour + 5, hour + 8, hour + 11]
    pages = [
        _page(
            site,
            title,
            when=f"{day} mars 2026, {at} h {draw.integer(10, 59)}",
            body=_body(draw, news, source),
        )
        for site, source, at in zip(sites, cited, hours, strict=True)
    ]
    order = draw.shuffled(range(6))
    files = {f"page-{n}.html": pages[place] for n, place in enumerate(order, 1)}
    values = {
        "prenom": draw.choice(FIRST_NAMES), "nouvelle": news, "origine": sites[0],
        "silencieux": sites[5], "citee": sites[1], "derniere": sites[4], "autre": sites[3],
        "heure": str(hours[0]), "jour": str(day), "fichier": f"page-{order.index(0) + 1}.html",
    }  # fmt: skip
    return Variant(values, {"pages.zip": zip_file(files)})


def _body(draw: Draw, news: str, source: str | None) -> str:
    if source is None:
        return f"{news[0].upper()}{news[1:]}. {draw.choice(WITNESS)}"
    start = draw.choice(("D'après", "Selon", "Comme l'a révélé"))
    return f"{start} {source}, {news}. Nous suivons l'affaire."


def _page(site: str, title: str, *, when: str, body: str) -> bytes:
    head = f"<p>{escape(site)}</p>\n<h1>{escape(title)}</h1>\n<p>Publié le {when}</p>"
    return html_page(f"{title} - {site}", f"{head}\n<p>{escape(body)}</p>")
