"""Two inventories of the same tree with fingerprints: what moved, what was lost, what rotted."""

from collections.abc import Mapping
from datetime import date

from content.compiler.files import csv_file
from content.compiler.variants import Draw, Variant
from content.generators.file_trees import day_between

FOLDERS = ("Actes/2019", "Actes/2020", "Cartes", "Photos/Chantier", "Photos/Fêtes", "Plans")
STEMS = ("acte", "carte", "coupe", "facade", "image", "mairie", "marche", "plan", "pont", "vue")
HEX = "0123456789abcdef"
_COUNT = 46
Row = tuple[str, int, str, str]


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """The copy has moved, lost, edited and silently damaged files."""
    rows = [_row(draw, rank) for rank in range(_COUNT)]
    order = draw.shuffled(list(range(_COUNT)))
    moved, lost, edited = draw.integer(3, 7), draw.integer(8, 11), draw.integer(2, 4)
    moves, losses = order[:moved], order[moved : moved + lost]
    edits = order[moved + lost : moved + lost + edited]
    rotten = order[moved + lost + edited]
    copy = []
    for rank, (path, size, day, print_) in enumerate(rows):
        if rank in losses:
            continue
        if rank in moves:
            copy.append((_elsewhere(draw, path), size, day, print_))
        elif rank in edits:
            late = day_between(draw, date(2026, 1, 10), date(2026, 2, 20)).isoformat()
            copy.append((path, size + draw.integer(11, 900), late, _fingerprint(draw)))
        else:
            copy.append((path, size, day, _fingerprint(draw) if rank == rotten else print_))
    values = {
        "abime": rows[rotten][0],
        "abime_nom": rows[rotten][0].rpartition("/")[2],
        "modifie": rows[edits[0]][0],
        "deplaces": str(moved),
        "perdus": str(lost),
        "absents": str(lost + moved),
        "differents": str(edited + 1),
        "total": str(moved + lost),
    }
    head = ("Chemin", "Taille (octets)", "Modifié le", "Empreinte")
    files = {
        "original.csv": csv_file([head, *sorted(rows)]),
        "copie.csv": csv_file([head, *sorted(copy)]),
    }
    return Variant(values, files)


def _row(draw: Draw, rank: int) -> Row:
    path = f"{draw.choice(FOLDERS)}/{draw.choice(STEMS)}-{201 + rank}.tif"
    day = day_between(draw, date(2019, 2, 1), date(2025, 11, 30)).isoformat()
    return path, draw.integer(20_000, 900_000), day, _fingerprint(draw)


def _elsewhere(draw: Draw, path: str) -> str:
    folder, _, name = path.rpartition("/")
    return f"{draw.choice([one for one in FOLDERS if one != folder])}/{name}"


def _fingerprint(draw: Draw) -> str:
    return "".join(draw.choice(HEX) for _ in range(12))
