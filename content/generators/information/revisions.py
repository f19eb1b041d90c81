"""The history of a page of a collaborative encyclopedia, where a figure was changed."""

from collections.abc import Mapping

from content.compiler.files import csv_file, ods
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES

PEN_NAMES = (
    "Alizé44", "Brindille", "Corvus", "Dune&Cie", "Écluse", "Fugue7", "Galet", "Hélicon", "Iris_B",
    "Jonc", "Kestrel", "Lichen", "Maree12", "Nacelle",
)  # fmt: skip
SUBJECTS = (
    ("Pont des Treilles", "longueur", "m", 80, 240),
    ("Lac de Fontaube", "profondeur", "m", 25, 95),
    ("Phare d'Estoublon", "nombre de marches", "marches", 120, 390),
    ("Forêt de Noirmont", "surface", "hectares", 300, 990),
)
NEUTRAL = ("Orthographe", "Ajout d'une photo", "Mise en forme", "Lien vers la carte")


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Who first wrote the figure shown today: undone once, then put back by somebody else."""
    page, measure, unit, low, high = draw.choice(SUBJECTS)
    true, false, other = draw.sample(range(low, high), 3)
    names = draw.sample(PEN_NAMES, 9)
    steps = [
        (names[0], "Création de l'article", true, "atlas régional"),
        (names[1], draw.choice(NEUTRAL), true, "atlas régional"),
        (names[2], "Précision", other, "aucune"),
        (names[3], "Annulation", true, "atlas régional"),
        (names[4], "Correction du chiffre", false, "aucune"),
        (names[5], draw.choice(NEUTRAL), false, "aucune"),
        (names[3], "Retour au chiffre de l'atlas", true, "atlas régional"),
        (names[6], "Je remets le bon chiffre", false, "aucune"),
        (names[7], draw.choice(NEUTRAL), false, "aucune"),
        (names[8], draw.choice(NEUTRAL), false, "aucune"),
    ]
    days = sorted(draw.sample(range(1, 29), len(steps)))
    months = ("02", "02", "03", "03", "05", "05", "06", "09", "11", "12")
    rows = [
        [f"2025-{month}-{day:02d}", name, note, f"{value} {unit}", source]
        for (name, note, value, source), day, month in zip(steps, days, months, strict=True)
    ]
    head = ["Date", "Compte", "Résumé", measure.capitalize(), "Source citée"]
    table = [head, *sorted(rows, key=lambda row: row[1].lower())]
    values = {
        "prenom": draw.choice(FIRST_NAMES), "page": page, "mesure": measure,
        "faux": f"{false} {unit}", "vrai": f"{true} {unit}", "compte": names[4], "date": rows[4][0],
        "remis": names[6], "dernier": names[8], "createur": names[0], "premier_faux": names[2],
        "date_remis": rows[7][0], "date_dernier": rows[9][0],
    }  # fmt: skip
    return Variant(
        values, {"historique.csv": csv_file(table), "historique.ods": ods({"Historique": table})}
    )
