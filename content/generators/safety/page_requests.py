"""Everything a page fetched: what is useful, what comes from elsewhere, what could be lighter."""

from collections.abc import Mapping, Sequence

from content.compiler.files import csv_file
from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until
from content.generators.french_values import plain_number, readable_number

OWN = "ville-orval.example"
OTHERS = (
    "mesure-audience.example",
    "regie-plus.example",
    "polices-web.example",
    "boutons-sociaux.example",
)
KINDS = {
    "page": ("html",),
    "image": ("jpg", "png"),
    "script": ("js",),
    "police": ("woff2",),
    "vidéo": ("mp4",),
}
STEMS = (
    "accueil",
    "bandeau",
    "carte",
    "fond",
    "lecteur",
    "menu",
    "photo",
    "suivi",
    "titre",
    "vote",
)
Row = tuple[str, str, str, int]


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Weights in KB; one domain of others weighs most, one kind weighs most on the site itself."""

    def page() -> list[Row]:
        rows = [(OWN, "accueil.html", "page", draw.integer(20, 60))]
        return rows + [_row(draw, rank) for rank in range(draw.integer(30, 38))]

    def is_good(made: Sequence[Row]) -> bool:
        outside = _by(made, lambda row: row[0])
        outside.pop(OWN, None)
        kinds = _by([row for row in made if row[0] == OWN], lambda row: row[2])
        counts = [sum(row[0] == domain for row in made) for domain in OTHERS]
        top = max(outside, key=lambda one: outside[one], default="")
        busy = OTHERS[counts.index(max(counts))]
        tops = [sorted(one.values())[-2:] for one in (outside, kinds)]
        return (
            all(len(one) == 2 and one[0] < one[1] for one in tops)
            and counts.count(max(counts)) == 1
            and busy != top
        )

    made = drawn_until(page, is_good)
    outside = _by(made, lambda row: row[0])
    own = outside.pop(OWN)
    total = own + sum(outside.values())
    top = max(outside, key=lambda one: outside[one])
    views = draw.choice((20_000, 30_000, 40_000, 50_000))
    images = sum(row[3] for row in made if row[0] == OWN and row[2] == "image")
    values = {
        "site": OWN,
        "tiers": plain_number(sum(outside.values())),
        "tiers_lisible": readable_number(sum(outside.values())),
        "domaine": top,
        "domaine_ko": readable_number(outside[top]),
        "total": readable_number(total),
        "total_ko": str(total),
        "propre": str(own),
        "bavard": max(OTHERS, key=lambda one: sum(row[0] == one for row in made)),
        "vues": readable_number(views),
        "images": str(images),
        "gagne": readable_number(sum(outside.values()) * views // 1_000_000),
        "autre_domaine": min(outside, key=lambda one: outside[one]),
    }
    head = ("Domaine", "Fichier", "Sorte", "Poids (Ko)")
    return Variant(values, {"requetes.csv": csv_file([head, made[0], *draw.shuffled(made[1:])])})


def _row(draw: Draw, rank: int) -> Row:
    kind = draw.choice(("image", "image", "script", "script", "police", "vidéo"))
    domain = OWN if draw.integer(0, 9) < 5 else draw.choice(OTHERS)
    weight = {"image": (30, 700), "script": (10, 260), "police": (18, 90), "vidéo": (400, 2_500)}[
        kind
    ]
    return (
        domain,
        f"{draw.choice(STEMS)}-{rank + 1}.{draw.choice(KINDS[kind])}",
        kind,
        draw.integer(*weight),
    )


def _by(rows: Sequence[Row], key: object) -> dict[str, int]:
    sums: dict[str, int] = {}
    for row in rows:
        name = key(row) if callable(key) else ""
        sums[name] = sums.get(name, 0) + row[3]
    return sums
