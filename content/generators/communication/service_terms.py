"""The terms of a service, whose articles are in a drawn order."""

from collections.abc import Mapping
from html import escape
from typing import Any

from content.compiler.files import html_page
from content.compiler.variants import Draw, Variant


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`reuse`: the clause looked for; `decoys`: near ones; `fillers`: the others; `delay`."""
    days = draw.integer(4, 17) * 5
    reuse, delay = (
        draw.choice(options["reuse"]),
        draw.choice(options["delay"]).replace("JOURS", str(days)),
    )
    decoys = [
        (title, text.replace("AUTRE", str(days + draw.choice((-10, 10, 30)))))
        for title, text in options["decoys"]
    ]
    articles = draw.shuffled(
        [tuple(reuse), ("Fermeture du compte", delay), *decoys, *map(tuple, options["fillers"])]
    )
    titles = [title for title, _ in articles]
    right = titles.index(reuse[0]) + 1
    wrong = [
        number
        for number, title in enumerate(titles, start=1)
        if title in {name for name, _ in decoys}
    ]
    body = "\n".join(
        f"<h2>Article {number}. {escape(title)}</h2>\n<p>{escape(text)}</p>"
        for number, (title, text) in enumerate(articles, start=1)
    )
    page = html_page(
        "Conditions d'utilisation",
        f"<h1>{escape(options['service'])} : conditions d'utilisation</h1>\n{body}",
    )
    values = {
        "article": str(right),
        "jours": str(days),
        "faux1": str(wrong[0]),
        "faux2": str(wrong[-1]),
        "fermeture": str(titles.index("Fermeture du compte") + 1),
        "autre_jours": str(days + 30),
        "titre": reuse[0],
    }
    return Variant(values, {"conditions.html": page})
