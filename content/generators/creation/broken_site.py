"""A site ready to be put online, one link of which leads to a file that is not there."""

from collections.abc import Mapping

from content.compiler.files import zip_file
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

PAGES = ("accueil", "ateliers", "contact", "galerie", "horaires", "tarifs")


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """The link differs from the name of the file by its case or its extension."""
    order = draw.shuffled(PAGES)
    target, holder = order[0], order[1]
    wrong = draw.choice(
        (f"{target.capitalize()}.html", f"{target}.htm", f"{target}s.html", f"{target}-2.html")
    )
    files = {}
    for page in PAGES:
        others = draw.shuffled([other for other in PAGES if other != page])
        links = [
            wrong if (page, other) == (holder, target) else f"{other}.html" for other in others
        ]
        items = "\n".join(
            f'<li><a href="{link}">{other.capitalize()}</a></li>'
            for link, other in zip(links, others, strict=True)
        )
        files[f"site/{page}.html"] = _page(page.capitalize(), items)
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "page": holder,
        "lien": wrong,
        "cible": f"{target}.html",
        "page_cible": target,
        "autre": order[2],
        "autre_lien": f"{order[2]}.html",
    }
    return Variant(values, {"site.zip": zip_file(files)})


def _page(title: str, items: str) -> bytes:
    head = f'<meta charset="utf-8">\n<title>{title}</title>'
    body = f"<h1>{title}</h1>\n<p>Une page de la maison des jeux.</p>\n<ul>\n{items}\n</ul>"
    html = f"<head>\n{head}\n</head>\n<body>\n{body}\n</body>"
    return f'<!doctype html>\n<html lang="fr">\n{html}\n</html>\n'.encode()
