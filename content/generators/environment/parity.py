"""A table of bits with a check for each row and column: one bit was flipped on the way."""

from collections.abc import Mapping
from typing import Any

from content.compiler.files import csv_file, xlsx
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Eight rows of eight bits, the count of ones made even in each row and column."""
    size = 8
    bits = [[draw.integer(0, 1) for _ in range(size)] for _ in range(size)]
    for row in bits:
        row.append(sum(row) % 2)
    bits.append([sum(row[place] for row in bits) % 2 for place in range(size + 1)])
    line, column = draw.integer(0, size - 1), draw.integer(0, size - 1)
    bits[line][column] = 1 - bits[line][column]
    columns = [*"ABCDEFGH", "Contrôle"]
    rows: list[list[Any]] = [["Ligne", *columns]]
    rows += [
        [str(place + 1) if place < size else "Contrôle", *row] for place, row in enumerate(bits)
    ]
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "case": f"{columns[column]}{line + 1}",
        "colonne": columns[column],
        "ligne": str(line + 1),
        "voisine": f"{columns[column]}{(line + 1) % size + 1}",
        "decalee": f"{columns[(column + 1) % size]}{line + 1}",
        "tableur": f"{chr(ord(columns[column]) + 1)}{line + 2}",
    }
    return Variant(values, {"message.xlsx": xlsx({"Message": rows}), "message.csv": csv_file(rows)})
