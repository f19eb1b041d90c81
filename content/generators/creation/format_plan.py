"""An inventory of old files, to be kept for thirty years in formats that will still be read."""

from collections.abc import Mapping
from typing import Any

from content.compiler.files import Cell, csv_file, ods
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until

# Extension, kind, whether it is kept as it is.
KINDS = (
    ("wpz", "texte", False),
    ("odt", "texte", True),
    ("clk", "tableau", False),
    ("ods", "tableau", True),
    ("csv", "tableau", True),
    ("drx", "dessin", False),
    ("svg", "dessin", True),
    ("pub3", "mise en page", False),
    ("png", "photo", True),
    ("fxp", "photo", False),
)
USES = ("à compléter", "définitif")


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """How many files go to each target, by kind and use, and what they weigh."""
    rows, values = drawn_until(lambda: _made(draw), lambda made: bool(made[1]))
    head: list[Cell] = ["Fichier", "Extension", "Nature", "État", "Taille (Ko)"]
    table = [head, *rows]
    return Variant(
        values, {"inventaire.csv": csv_file(table), "inventaire.ods": ods({"Inventaire": table})}
    )


def _made(draw: Draw) -> tuple[list[list[Cell]], dict[str, str]]:
    rows: list[list[Cell]] = []
    counts = {"odt": 0, "ods": 0, "pdf": 0, "svg": 0, "png": 0}
    weight = kept = 0
    for n in range(1, 43):
        extension, kind, is_open = draw.choice(KINDS)
        use, size = draw.choice(USES), draw.integer(30, 900)
        rows.append([f"doc-{n:02d}.{extension}", extension, kind, use, size])
        target = _target(kind, use, is_open)
        if target:
            counts[target] += 1
            weight += size
        else:
            kept += 1
    texts = sum(row[2] == "texte" for row in rows)
    isnt_clear = (
        min(counts["odt"], counts["ods"], counts["pdf"]) < 2
        or len({counts["odt"], counts["ods"], counts["pdf"]}) < 3
    )
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "gardes": str(kept),
        "poids": str(weight),
        "textes": str(texts),
    }
    values |= {f"n_{name}": str(count) for name, count in counts.items()}
    values |= {
        "total": str(sum(counts.values())),
        "pdf_texte": str(sum(row[2] == "texte" and row[3] == "définitif" for row in rows)),
    }
    closed = {extension for extension, _, is_open in KINDS if not is_open}
    values["fermes"] = str(sum(row[1] in closed for row in rows))
    isnt_clear = isnt_clear or values["total"] in (values["fermes"], values["gardes"])
    isnt_clear = isnt_clear or values["pdf_texte"] == values["n_pdf"]
    return rows, {} if isnt_clear else values


def _target(kind: str, use: str, is_open: bool) -> str:
    """The policy of the statement: definitive texts and layouts become PDF, whatever they are."""
    if use == "définitif" and kind in ("texte", "mise en page"):
        return "pdf"
    if is_open:
        return ""
    return {
        "texte": "odt",
        "tableau": "ods",
        "dessin": "svg",
        "photo": "png",
        "mise en page": "odt",
    }[kind]
