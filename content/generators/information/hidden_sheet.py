"""A workbook about to be published, with a hidden sheet and a hidden column."""

from collections.abc import Mapping

from openpyxl import Workbook

from content.compiler.files import save_xlsx
from content.compiler.variants import Draw, Variant
from content.generators.french import FAMILY_NAMES, FIRST_NAMES

SHEETS = ("Ancien", "Brouillon", "Données", "Liste", "Saisie")
COLUMNS = ("Téléphone", "Date de naissance", "Régime alimentaire", "Allergie", "Quotient familial")
WORKSHOPS = ("Poterie", "Théâtre", "Jeux", "Cuisine", "Photo", "Cirque")


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """The visible sheet counts people by workshop; the hidden one names them."""
    count, kept = draw.integer(14, 31), draw.choice(COLUMNS)
    sheet_name = draw.choice(SHEETS)
    people = [f"{draw.choice(FIRST_NAMES)} {draw.choice(FAMILY_NAMES)}" for _ in range(count)]
    chosen = [draw.choice(WORKSHOPS) for _ in people]
    book = Workbook()
    shown = book.active
    shown.title = "Bilan"
    shown.append(["Atelier", "Code", "Participants"])
    for workshop in WORKSHOPS:
        shown.append([workshop, f"A{draw.integer(10, 99)}", chosen.count(workshop)])
    shown.column_dimensions["B"].hidden = True
    secret = book.create_sheet(sheet_name)
    secret.append(["Nom", "Atelier", kept])
    for person, workshop in zip(people, chosen, strict=True):
        secret.append([person, workshop, _detail(draw, kept)])
    secret.sheet_state = "hidden"
    values = {
        "feuille": sheet_name,
        "colonne": kept,
        "nombre": str(count),
        "avec_titre": str(count + 1),
        "ateliers": str(len(WORKSHOPS)),
        "plus_gros": str(max(chosen.count(one) for one in WORKSHOPS)),
    }
    return Variant(values, {"bilan.xlsx": save_xlsx(book)})


def _detail(draw: Draw, column: str) -> str:
    details = {
        "Téléphone": f"01 99 00 {draw.integer(10, 99)} {draw.integer(10, 99)}",
        "Date de naissance": f"{draw.integer(10, 28)}/05/{draw.integer(1960, 2014)}",
        "Régime alimentaire": draw.choice(("aucun", "sans porc", "végétarien")),
        "Allergie": draw.choice(("aucune", "arachide", "gluten", "lait")),
        "Quotient familial": str(draw.integer(30, 180) * 10),
    }
    return details[column]
