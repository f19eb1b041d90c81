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


@dataclass(frozen=True, slots=True)
class _Search:
    """What is looked for: one kind of file, above a size in MB, changed in a year."""

    extension: str
    limit: int
    year: int

    def among(self, lines: Sequence[Line], *, sized: bool = True, dated: bool = True) -> list[Line]:
        """The lines found, one criterion being left out on demand."""
        return [
            line
            for line in lines
            if line.path.endswith(f".{self.extension}")
            and (not sized or line.size > self.limit * 10)
            and (not dated or line.day.year == self.year)
        ]

    def is_good(self, lines: Sequence[Line]) -> bool:
        """Whether forgetting any criterion is seen."""
        wanted, kind = self.among(lines), self.among(lines, dated=False)
        counts = {len(wanted), len(kind), len(self.among(lines, sized=False))}
        tops = {_heaviest(one).name for one in (wanted, kind, lines)} if wanted else set()
        return len(wanted) >= 3 and len(counts) == 3 and len(tops) == 3


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """Ninety files; the heaviest of the wanted is neither that of all nor that of its kind."""
    search = _Search(draw.choice(EXTENSIONS), draw.choice((5, 10, 20)), draw.integer(2023, 2025))
    lines = drawn_until(lambda: _lines(draw), search.is_good)
    return Variant(_values(search, lines), _files(lines))


def _values(search: _Search, lines: Sequence[Line]) -> dict[str, str]:
    wanted, kind = search.among(lines), search.among(lines, dated=False)
    best = _heaviest(wanted)
    return {
        "extension": search.extension,
        "limite": str(search.limit),
        "annee": str(search.year),
        "nombre": str(len(wanted)),
        "sans_annee": str(len(kind)),
        "sans_limite": str(len(search.among(lines, sized=False))),
        "nom": best.name,
        "nom_court": best.name.rpartition(".")[0],
        "chemin": best.path,
        "plus_lourd_de_tous": _heaviest(lines).name,
        "plus_lourd_autre_annee": _heaviest(kind).name,
    }


def _files(lines: Sequence[Line]) -> dict[str, bytes]:
    head: list[str | float] = ["Chemin", "Taille (Mo)", "Modifié le"]
    texts = [
        [line.path, f"{line.size / 10:.1f}".replace(".", ","), line.day.isoformat()]
        for line in lines
    ]
    numbers: list[list[str | float]] = [
        [line.path, line.size / 10, line.day.isoformat()] for line in lines
    ]
    return {"index.csv": csv_file([head, *texts]), "index.ods": ods({"Index": [head, *numbers]})}


def _heaviest(lines: Sequence[Line]) -> Line:
    return max(lines, key=lambda line: line.size)


def _lines(draw: Draw) -> list[Line]:
    sizes = draw.sample(range(4, 600), _COUNT)
    return [_line(draw, rank, size) for rank, size in enumerate(sizes)]


def _line(draw: Draw, rank: int, size: int) -> Line:
    name = f"{draw.choice(STEMS)}-{100 + rank}.{draw.choice(EXTENSIONS)}"
    day = day_between(draw, date(2022, 1, 5), date(2026, 2, 20))
    return Line(f"{draw.choice(FOLDERS)}/{name}", size, day)
