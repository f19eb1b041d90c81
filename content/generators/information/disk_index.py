"""The index of a disk: path, size and date, to be filtered by three criteria."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from content.compiler.files import csv_file, ods
from content.compiler.variants import Draw, Variant
from content.generators.file_trees import day_between
from content.generators.french import drawn_until

FOLDERS = (
    "Accueil",
    "Ateliers/Cuisine",
    "Ateliers/Danse",
    "Jeunesse",
    "Seniors/Sorties",
    "Comptes",
)
STEMS = (
    "affiche",
    "bilan",
    "film",
    "galerie",
    "liste",
    "montage",
    "photo",
    "projet",
    "spectacle",
    "visite",
)
EXTENSIONS = ("pdf", "mp4", "odt", "jpg", "zip")
_COUNT = 90


@dataclass(frozen=True, slots=True)
class Line:
    """A file of the index; its size in tenths of MB."""

    path: str
    size: int
    day: date

    @property
    def name(self) -> str:
        """The end of the path."""
        return self.path.rpartition("/")[2]


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Ninety files; the heaviest of the wanted is neither that of all nor that of its kind."""
    extension, limit, year = (
        draw.choice(EXTENSIONS),
        draw.choice((5, 10, 20)),
        draw.integer(2023, 2025),
    )

    def lines() -> list[Line]:
        sizes = draw.sample(range(4, 600), _COUNT)
        return [_line(draw, rank, size) for rank, size in enumerate(sizes)]

    def by(made: Sequence[Line], *, sized: bool = True, dated: bool = True) -> list[Line]:
        return [
            line
            for line in made
            if line.path.endswith(f".{extension}")
            and (not sized or line.size > limit * 10)
            and (not dated or line.day.year == year)
        ]

    def is_good(made: Sequence[Line]) -> bool:
        wanted, kind = by(made), by(made, dated=False)
        counts = {len(wanted), len(kind), len(by(made, sized=False))}
        tops = {_heaviest(one) for one in (wanted, kind, made)} if wanted else set()
        return len(wanted) >= 3 and len(counts) == 3 and len(tops) == 3

    made = drawn_until(lines, is_good)
    wanted, kind = by(made), by(made, dated=False)
    best = next(line for line in wanted if line.name == _heaviest(wanted))
    values = {
        "extension": extension,
        "limite": str(limit),
        "annee": str(year),
        "nombre": str(len(wanted)),
        "sans_annee": str(len(kind)),
        "sans_limite": str(len(by(made, sized=False))),
        "nom": best.name,
        "nom_court": best.name.rpartition(".")[0],
        "chemin": best.path,
        "plus_lourd_de_tous": _heaviest(made),
        "plus_lourd_autre_annee": _heaviest(kind),
    }
    head: list[str | float] = ["Chemin", "Taille (Mo)", "Modifié le"]
    rows = [
        [line.path, f"{line.size / 10:.1f}".replace(".", ","), line.day.isoformat()]
        for line in made
    ]
    numbers: list[list[str | float]] = [
        [line.path, line.size / 10, line.day.isoformat()] for line in made
    ]
    return Variant(
        values,
        {"index.csv": csv_file([head, *rows]), "index.ods": ods({"Index": [head, *numbers]})},
    )


def _heaviest(lines: Sequence[Line]) -> str:
    return max(lines, key=lambda line: line.size).name


def _line(draw: Draw, rank: int, size: int) -> Line:
    name = f"{draw.choice(STEMS)}-{100 + rank}.{draw.choice(EXTENSIONS)}"
    day = day_between(draw, date(2022, 1, 5), date(2026, 2, 20))
    return Line(f"{draw.choice(FOLDERS)}/{name}", size, day)
