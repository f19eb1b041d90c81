"""A workbook made ready for publishing: the names were hidden, not taken away."""

from collections.abc import Mapping
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment

from content.compiler.files import save_xlsx
from content.compiler.variants import Draw, Variant
from content.generators.french import FAMILY_NAMES, FIRST_NAMES

STREETS = ("Nord", "Lavoir", "Vieux-Port", "Coteaux", "Gare", "Prés")


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """A hidden sheet tells who each file number is; a comment names somebody else."""
    people = draw.sample([f"{a} {b}" for a in FIRST_NAMES for b in FAMILY_NAMES], 26)
    codes = draw.sample(range(1000, 9999), 24)
    author, mentioned, *named = people
    target = draw.integer(3, 20)
    workbook = Workbook()
    workbook.properties.creator = author
    public = workbook.active
    public.title = "À publier"
    public.append(["Dossier", "Quartier", "Aide versée (€)"])
    for code in sorted(codes):
        public.append([f"A{code}", draw.choice(STREETS), draw.integer(8, 90) * 10])
    place = sorted(codes).index(codes[target]) + 2
    note = f"Vu avec {mentioned} : dossier complet."
    public.cell(place, 3).comment = Comment(note, "accueil")
    public.column_dimensions["A"].width = public.column_dimensions["C"].width = 18
    private = workbook.create_sheet("Correspondance")
    private.append(["Dossier", "Nom"])
    for code, name in draw.shuffled(list(zip(codes, named, strict=True))):
        private.append([f"A{code}", name])
    private.sheet_state = "hidden"
    near = codes[target - 1]
    values = {
        "code": f"A{codes[target]}",
        "nom": named[target],
        "famille": named[target].split(" ", 1)[1],
        "mentionnee": mentioned,
        "auteur": author,
        "autre": named[target - 1],
        "autre_code": f"A{near}",
    }
    return Variant(values, {"aides.xlsx": save_xlsx(workbook)})
