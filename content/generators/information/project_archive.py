"""An archive of nested folders in which the same file name comes several times."""

from collections.abc import Mapping

from content.compiler.files import csv_file, zip_file
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

BRANCHES: Mapping[str, tuple[str, ...]] = {
    "Accueil": ("Affichage", "Benevoles", "Plan"),
    "Animation": ("Musique", "Jeux", "Contes"),
    "Buvette": ("Achats", "Menus", "Stocks"),
    "Tresorerie": ("Devis", "Recettes", "Subventions"),
}
ROOT = "fete-de-quartier"
WORDINGS = ("version de travail", "version à relire", "version définitive")
NOTES = ("À prévoir : chaises, tables.", "Relire avant jeudi.", "Voir avec la mairie.")
PROGRAM = "programme.txt"


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Put three versions of the program and some tables at random places."""
    folders = [f"{top}/{sub}" for top, subs in BRANCHES.items() for sub in subs]
    places = draw.sample(folders, len(WORDINGS))
    files = {
        f"{place}/{PROGRAM}": _program(draw, wording)
        for place, wording in zip(places, WORDINGS, strict=True)
    }
    deep = [f"{folder}/liste.csv" for folder in draw.sample(folders, draw.integer(4, 8))]
    shallow = [f"{top}/resume.csv" for top in draw.sample(list(BRANCHES), draw.integer(2, 3))]
    files |= {path: _table(draw) for path in (*deep, *shallow)}
    files |= {f"{folder}/notes.txt": _text(draw.choice(NOTES)) for folder in folders}
    files["lisez-moi.txt"] = _text("Tout ce qu'il faut pour la fête de quartier.")
    draft, old, final = places
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "dossier": _name(final),
        "chemin": final,
        "chemin_inverse": final.replace("/", "\\"),
        "dossier_brouillon": _name(draft),
        "dossier_ancien": _name(old),
        "nombre": str(len(deep) + len(shallow)),
        "nombre_premier_niveau": str(len(shallow)),
        "nombre_fichiers": str(len(files)),
    }
    archive = zip_file({f"{ROOT}/{path}": files[path] for path in sorted(files)})
    return Variant(values=values, files={"fete.zip": archive})


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _program(draw: Draw, wording: str) -> bytes:
    hour = draw.integer(10, 15)
    return _text(f"Programme ({wording})\r\n{hour} h : ouverture\r\n{hour + 2} h : musique")


def _table(draw: Draw) -> bytes:
    return csv_file([("Objet", "Quantité"), ("Chaises", draw.integer(10, 90)), ("Tables", 8)])


def _text(content: str) -> bytes:
    return f"{content}\r\n".encode()
