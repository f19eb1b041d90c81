"""A small site with one fault of accessibility on each of three pages."""

from collections.abc import Mapping

from content.compiler.files import zip_file
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

SUBJECTS = ("Ateliers", "Horaires", "Adhésion", "Contact", "Galerie", "Partenaires", "Bénévolat")
FAULTS = ("langue", "champ", "titre")


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Pages 1 to 6; which has no language, a field without label, a heading level skipped."""
    subjects = draw.sample(SUBJECTS, 6)
    places = draw.sample(range(6), 3)
    faults = dict(zip(places, FAULTS, strict=True))
    files = {
        f"page-{n + 1}.html": _page(draw, subject, faults.get(n, ""))
        for n, subject in enumerate(subjects)
    }
    values = {"prenom": draw.choice(FIRST_NAMES)}
    values |= {fault: str(place + 1) for place, fault in faults.items()}
    values["aucune"] = str(next(n for n in range(6) if n not in faults) + 1)
    return Variant(values, {"site.zip": zip_file(files)})


def _page(draw: Draw, subject: str, fault: str) -> bytes:
    lang = "" if fault == "langue" else ' lang="fr"'
    # A placeholder and a nearby text look like a label, and are none.
    label = "Votre courriel" if fault == "champ" else '<label for="mail">Votre courriel</label>'
    below = "h4" if fault == "titre" else "h3"
    picture = draw.choice(("vue", "salle", "fete"))
    blocks = [
        f"<h2>{subject} : l'essentiel</h2>\n<p>Toutes les informations utiles de la saison.</p>",
        f"<{below}>Pour en savoir plus</{below}>\n<p>Notre équipe vous répond.</p>",
        f'<p>{label}\n<input id="mail" type="email" placeholder="nom@courriel.example"></p>',
        f'<p><img src="{picture}.jpg" alt="La salle, vue de l\'entrée" width="300"></p>',
    ]
    body = "\n".join(blocks)
    head = f'<meta charset="utf-8">\n<title>{subject} - Maison des loisirs</title>'
    page = f"<head>\n{head}\n</head>\n<body>\n<h1>{subject}</h1>\n{body}\n</body>"
    return f"<!doctype html>\n<html{lang}>\n{page}\n</html>\n".encode()
