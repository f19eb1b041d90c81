"""A procedure of numbered steps, and a conversation that tells what was done already."""

from collections.abc import Mapping
from html import escape
from typing import Any

from content.compiler.files import html_page
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`options`: `title` and `steps`, each {do, said}; two or three of them were not done."""
    steps = options["steps"]
    count = len(steps)
    missing = sorted(draw.sample(range(2, count), 3))
    references = [
        f"{draw.choice('BDFGHKLM')}{number}" for number in draw.sample(range(11, 99), count)
    ]
    done = [place for place in range(count) if place not in missing]
    told = draw.shuffled(done)
    user, helper = draw.sample(FIRST_NAMES, 2)
    talk = [
        f"<p><strong>{escape(helper)}</strong> : Bonjour, dites-moi ce que vous avez déjà fait.</p>"
    ]
    talk += [
        f"<p><strong>{escape(user)}</strong> : {escape(steps[place]['said'])}</p>" for place in told
    ]
    talk.append(f"<p><strong>{escape(user)}</strong> : Le reste, je ne l'ai pas fait.</p>")
    table = "".join(
        f"<li>{escape(step['do'])} (étape {reference})</li>"
        for step, reference in zip(steps, references, strict=True)
    )
    head = f"<h1>{escape(options['title'])}</h1><ol>{table}</ol>"
    body = f"{head}<h2>Échanges avec l'assistance</h2>{''.join(talk)}"
    values = {
        "prenom": helper,
        "personne": user,
        "bon": references[missing[0]],
        "second": references[missing[1]],
        "dernier": references[told[-1]],
        "premier": references[0],
        "geste": steps[missing[0]]["do"],
        "restent": str(len(missing)),
    }
    return Variant(values, {"dossier.html": html_page(options["title"], body)})
