"""A catalogue of pictures under various licences, two of which suit the planned use."""

from collections.abc import Mapping
from html import escape

from content.compiler.files import html_page
from content.compiler.variants import Draw, Variant

TITLES = (
    "Le vieux pont", "Le phare", "Le moulin", "La halle", "Le beffroi", "Le lavoir", "La gare",
    "Le théâtre", "Le canal", "La plage", "Le refuge", "La cascade",
)  # fmt: skip
AUTHORS = ("L. Castel", "H. Martel", "S. Kone", "T. Nguyen", "A. Vidal", "R. Perrin")
ALLOWING = ("CC0", "CC BY", "CC BY-SA")
FORBIDDING = ("CC BY-NC", "CC BY-ND", "CC BY-NC-SA", "CC BY-NC-ND", "Tous droits réservés")
STYLE = """<style>
body { font: 17px/1.5 sans-serif; max-width: 46rem; margin: 2rem auto; color: #1f2a37; }
table { border-collapse: collapse; } td, th { border: 1px solid #93a1b3; padding: .4rem .7rem; }
</style>
"""


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Two pictures that may be sold and cropped, four that may not."""
    titles = draw.sample(TITLES, 6)
    authors = draw.shuffled(AUTHORS)
    licences = draw.sample(ALLOWING, 2) + draw.sample(FORBIDDING, 4)
    rows = [
        f'<tr><th scope="row">{escape(title)}</th><td>{author}</td><td>{licence}</td></tr>'
        for title, author, licence in zip(titles, authors, licences, strict=True)
    ]
    body = (
        "<h1>Catalogue de photos</h1>\n<table>\n<thead><tr>"
        '<th scope="col">Titre</th><th scope="col">Photographe</th><th scope="col">Licence</th>'
        "</tr></thead>\n<tbody>\n" + "\n".join(draw.shuffled(rows)) + "\n</tbody>\n</table>"
    )
    values = {f"titre{index}": titles[index - 1] for index in (1, 2)}
    values |= {f"court{index}": titles[index - 1].split(" ", maxsplit=1)[1] for index in (1, 2)}
    values |= {f"licence{index}": licences[index - 1] for index in (1, 2)}
    values |= {f"interdit{index}": titles[index + 1] for index in (1, 2, 3)}
    page = html_page("Catalogue de photos", body, head=STYLE)
    return Variant(values=values, files={"catalogue.html": page})
