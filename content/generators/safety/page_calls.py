"""The requests that a page makes: to its own servers, and to others with or without cookies."""

import json
from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

SITES = ("courrier-du-val", "recettes-du-soir", "brico-maison", "randos-faciles")
OTHERS = (
    ("mesure.js", "stat-clic.example", "script"),
    ("pub.js", "regie-bleue.example", "script"),
    ("pixel.gif", "profil-nord.test", "image"),
    ("carte.js", "carte-claire.test", "script"),
    ("police.woff2", "polices-libres.test", "font"),
    ("annonce.jpg", "annonces-vives.test", "image"),
    ("video.js", "videotheque.test", "script"),
)
OWN = (
    ("index.html", "www", "document"),
    ("style.css", "www", "stylesheet"),
    ("logo.svg", "images", "image"),
    ("une.jpg", "images", "image"),
    ("panier.json", "www", "xhr"),
)


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Two to four requests go to others with cookies, two or three without."""
    site = f"{draw.choice(SITES)}.example"
    followers = draw.integer(2, 4)
    others = draw.sample(OTHERS, followers + draw.integer(2, 3))
    rows: list[tuple[str, str, str, int, bool]] = [
        (name, host, kind, draw.integer(1, 4) if place < followers else 0, place < followers)
        for place, (name, host, kind) in enumerate(others)
    ]
    rows += [
        (name, f"{sub}.{site}", kind, draw.integer(0, 3), False)
        for name, sub, kind in draw.sample(OWN, 4)
    ]
    rows = draw.shuffled(rows)
    requests = [
        {
            "id": f"r{chr(96 + number)}",
            "name": name,
            "host": host,
            "type": kind,
            "size": draw.integer(1, 90) * 700,
            "cookies": cookies,
        }
        for number, (name, host, kind, cookies, _) in enumerate(rows, start=1)
    ]
    ids = [str(request["id"]) for request in requests]
    right = [key for key, row in zip(ids, rows, strict=True) if row[4]]
    foreign = [key for key, row in zip(ids, rows, strict=True) if not row[1].endswith(site)]
    return Variant(
        {
            "prenom": draw.choice(FIRST_NAMES),
            "site": site,
            "requests_json": json.dumps(requests, ensure_ascii=False),
            "choisis": ",".join(right),
            "un_de_moins": ",".join(right[1:]),
            "etrangers": ",".join(foreign),
            "noms": ", ".join(sorted(row[1] for row in rows if row[4])),
            "sans": next(row[1] for row in rows if not row[4] and not row[1].endswith(site)),
        }
    )
