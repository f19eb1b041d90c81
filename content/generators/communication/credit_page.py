"""The page of a work on a sharing site: its author is not the one who uploaded it."""

from collections.abc import Mapping
from html import escape
from typing import Any

from content.compiler.files import html_page
from content.compiler.variants import Draw, Variant
from content.generators.spaces import members

LICENCES: Mapping[str, tuple[str, ...]] = {
    "CC BY 4.0": ("CC BY", "BY 4.0", "BY"),
    "CC BY-SA 4.0": ("CC BY-SA", "BY-SA 4.0", "BY-SA"),
    "CC BY-NC 4.0": ("CC BY-NC", "BY-NC 4.0", "BY-NC"),
    "CC BY-ND 4.0": ("CC BY-ND", "BY-ND 4.0", "BY-ND"),
    "CC BY-NC-SA 4.0": ("CC BY-NC-SA", "BY-NC-SA 4.0", "BY-NC-SA"),
}


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Draw the work, who made it, who sent it, who is in it, and two licences."""
    author, sender, subject, reader = (one["name"] for one in members(draw, [""] * 4))
    licence, logo = draw.sample(list(LICENCES), 2)
    work = draw.choice(options["works"])
    rows = [
        ("Titre", work),
        (options["sender"], sender),
        (options["subject"], subject),
        (options["author"], author),
        ("Format d'origine", options["format"]),
    ]
    lines = "\n".join(f"<tr><th>{escape(a)}</th><td>{escape(b)}</td></tr>" for a, b in rows)
    body = (
        f"<h1>{escape(work)}</h1>\n<table>\n{lines}\n</table>\n"
        f"<h2>Conditions</h2>\n<p>Cette œuvre est diffusée sous licence {licence}.</p>\n"
        f"<p>Le logo et l'habillage du site sont sous licence {logo}.</p>\n"
        f"<h2>Avis</h2>\n<p>« Superbe ! » {escape(reader)}</p>"
    )
    bare = licence.removesuffix(" 4.0").replace("CC ", "Creative Commons ")
    values = {
        "prenom": reader.split(" ")[0],
        "oeuvre": work,
        "auteur": author,
        "envoi": sender,
        "sujet": subject,
        "licence": licence,
        "forme_1": LICENCES[licence][0],
        "forme_2": LICENCES[licence][1],
        "forme_3": LICENCES[licence][2],
        "forme_4": bare,
        "licence_logo": logo,
    }
    return Variant(values, {"fiche.html": html_page(work, body)})
