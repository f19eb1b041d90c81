"""The list of a disk's files, in which the heaviest folder is neither the fullest nor obvious."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from content.compiler.files import csv_file
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES
from content.generators.french_values import plain_number, readable_number

FOLDERS = ("Affiches", "Archives", "Comptabilité", "Formations", "Reportages", "Réunions", "Stages")
EXTENSIONS = ("mp4", "wav", "zip", "tif", "pdf", "pptx")
WORDS = ("accueil", "bilan", "ete", "hiver", "interview", "maquette", "projet", "salle", "visite")
FIRST_DAY = date(2023, 1, 2)
KB_PER_MB = 1000
HEAVY, LIGHT, HUGE = (30_000, 60_000), (800, 6_000), (150_000, 190_000)


@dataclass(frozen=True, slots=True)
class File:
    """A line of the list."""

    folder: str
    name: str
    size: int
    day: date

    @property
    def extension(self) -> str:
        """The end of the name, without the point."""
        return self.name.rpartition(".")[2]


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """One folder of heavy files, one of many small ones, one with a single huge file."""
    heaviest, fullest, single, *others = draw.shuffled(FOLDERS)
    files = [_file(draw, heaviest, HEAVY) for _ in range(draw.integer(11, 14))]
    files += [_file(draw, fullest, LIGHT) for _ in range(draw.integer(28, 36))]
    files += [_file(draw, single, HUGE), *(_file(draw, single, LIGHT) for _ in range(6))]
    files += [_file(draw, folder, LIGHT) for folder in others for _ in range(draw.integer(6, 12))]
    extension = draw.choice(EXTENSIONS)
    freed = sum(file.size for file in files if file.extension == extension)
    in_heaviest = sum(file.size for file in files if file.folder == heaviest)
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "extension": extension,
        "dossier": heaviest,
        "dossier_nombreux": fullest,
        "dossier_plus_gros_fichier": single,
        "place": plain_number(Decimal(freed) / KB_PER_MB),
        "place_lisible": readable_number(round(Decimal(freed) / KB_PER_MB, 1)),
        "place_en_ko": str(freed),
        "place_en_ko_lisible": readable_number(freed),
        "place_dossier": plain_number(Decimal(in_heaviest) / KB_PER_MB),
        "place_dossier_lisible": readable_number(round(Decimal(in_heaviest) / KB_PER_MB, 1)),
    }
    return Variant(values=values, files={"disque.csv": _table(draw.shuffled(files))})


def _file(draw: Draw, folder: str, sizes: tuple[int, int]) -> File:
    name = f"{draw.choice(WORDS)}-{draw.integer(100, 999)}.{draw.choice(EXTENSIONS)}"
    day = FIRST_DAY + timedelta(days=draw.integer(0, 1_100))
    return File(folder, name, draw.integer(*sizes), day)


def _table(files: Sequence[File]) -> bytes:
    rows = [(file.folder, file.name, file.size, file.day.isoformat()) for file in files]
    return csv_file([("Dossier", "Nom", "Taille (Ko)", "Modifié le"), *rows])
