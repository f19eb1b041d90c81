"""A table from an old program: another encoding, another separator."""

from collections.abc import Mapping

from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until

NAMES = (
    "Héloïse Bénézet",
    "Françoise Lévêque",
    "Gaël Crépin",
    "Noël Préjean",
    "Anaïs Béranger",
    "Raphaël Côté",
    "Maëlys Forêt",
    "Thérèse Naïm",
    "Cédric Boëlle",
    "Joël Lefèvre",
    "Zoé Maçon",
    "Aurélie Dupré",
)
TOWNS = ("Bénarès-le-Haut", "Châtelneuf", "Fontaube", "Vernoy", "Orval")
ENCODINGS = {"utf-16": "UTF-16", "cp1252": "Windows-1252", "cp850": "CP850"}
SEPARATORS = {"|": "barre verticale", "\t": "tabulation", "~": "tilde"}


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """One line is asked for by its number; amounts have a comma inside quotes."""
    encoding = draw.choice(sorted(ENCODINGS))
    separator = draw.choice(sorted(SEPARATORS))
    names = draw.shuffled(NAMES)
    codes = drawn_until(
        lambda: [draw.integer(1000, 9999) for _ in names], lambda made: len(set(made)) == len(made)
    )
    rank = draw.integer(2, len(names) - 2)
    rows = [("Numéro", "Abonné", "Commune", "Relevé (m³)")]
    rows += [
        (str(code), name, draw.choice(TOWNS), f"{draw.integer(10, 180)},{draw.integer(1, 9)}")
        for code, name in zip(codes, names, strict=True)
    ]
    asked = rows[rank + 1]
    text = "".join(separator.join(row) + "\r\n" for row in rows).replace(
        "³", "3" if encoding == "cp850" else "³"
    )
    values = {
        "numero": asked[0],
        "nom": asked[1],
        "nom_voisin": rows[rank][1],
        "casse": asked[1].encode("utf-8").decode("cp1252", "replace").replace("\ufffd", "?"),
        "prive": "".join(letter if letter.isascii() else "?" for letter in asked[1]),
        "separateur": SEPARATORS[separator],
        "signe": "tabulation" if separator == "\t" else separator,
        "encodage": ENCODINGS[encoding],
        "releve": asked[3],
        "releve_colle": asked[3].replace(",", ""),
        "releve_voisin": rows[rank][3],
    }
    return Variant(values, {"releves.txt": text.encode(encoding)})
