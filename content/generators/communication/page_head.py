"""A saved web page whose head tells machines other things than its readers see."""

from collections.abc import Mapping
from html import escape
from typing import Any

from content.compiler.files import html_page
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

_OLD = ("essai", "maquette", "ancien", "brouillon", "copie", "archive")


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """The canonical address is that of an old copy; the share preview is another page's."""
    title, other, third = draw.sample(options["titles"], 3)
    site, number = options["site"], draw.integer(100, 999)
    old = f"https://{draw.choice(_OLD)}.{site}/page-{number}"
    real = f"https://{site}/{_slug(title)}"
    picture = f"{_slug(other)}-{draw.integer(10, 99)}.jpg"
    shown = f"{_slug(title)}-{draw.integer(10, 99)}.jpg"
    head = (
        f'<meta name="description" content="{escape(options["description"])}">\n'
        f'<meta name="author" content="{escape(options["author"])}">\n'
        f'<link rel="icon" href="https://{site}/icone.png">\n'
        f'<link rel="alternate" hreflang="en" href="https://{site}/en/{_slug(title)}">\n'
        f'<link rel="canonical" href="{old}">\n'
        f'<meta property="og:url" content="{real}">\n'
        f'<meta property="og:title" content="{escape(other)}">\n'
        f'<meta property="og:image" content="https://{site}/images/{picture}">\n'
    )
    body = (
        f"<h1>{escape(title)}</h1>\n<p>{escape(options['text'])}</p>\n"
        f'<p><img src="https://{site}/images/{shown}" alt="{escape(title)}"></p>\n'
        f'<p>À lire aussi : <a href="https://{site}/{_slug(third)}">{escape(third)}</a></p>'
    )
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "titre": title,
        "autre_titre": other,
        "troisieme": third,
        "ancienne": old,
        "ancienne_sans": old.removeprefix("https://"),
        "vraie": real,
        "image_partage": picture,
        "image_page": shown,
        "site": site,
    }
    return Variant(values, {"page.html": html_page(title, body, head=head)})


def _slug(title: str) -> str:
    plain = title.lower().translate(str.maketrans("éèêàâîôûç'", "eeeaaiouc-"))
    return "-".join(plain.split())
