"""An accessibility audit: criteria by pages, each conforming, not conforming or without object."""

from collections.abc import Mapping, Sequence
from typing import Any

from content.compiler.files import Cell, ods, xlsx
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until, rounded

PAGES = ("Accueil", "Contact", "Recherche", "Inscription", "Actualités")
COUNT = 26
Grid = list[list[str]]


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Ask for the rate of the site (`rate`), or the page whose repair raises it most (`page`)."""
    grid = drawn_until(lambda: _grid(draw), _is_clear)
    scores = [_score(grid, without=page) for page in range(len(PAGES))]
    rate, best = _score(grid), max(range(len(PAGES)), key=lambda page: scores[page])
    verdicts = [_verdict(row) for row in grid]
    cells = [cell for row in grid for cell in row]
    faults = [sum(row[page] == "NC" for row in grid) for page in range(len(PAGES))]
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "taux": str(rate),
        "conformes": str(verdicts.count("C")),
        "non": str(verdicts.count("NC")),
        "sans_objet": str(verdicts.count("NA")),
        "taux_cases": str(rounded(100 * cells.count("C"), cells.count("C") + cells.count("NC"))),
        "taux_total": str(rounded(100 * verdicts.count("C"), COUNT)),
        "page": PAGES[best],
        "nouveau": str(scores[best]),
        "page_fautive": PAGES[max(range(len(PAGES)), key=lambda page: faults[page])],
        "autre": PAGES[min(range(len(PAGES)), key=lambda page: scores[page])],
    }
    rows: list[list[Cell]] = [["Critère", *PAGES]]
    rows += [[f"Critère {n}", *row] for n, row in enumerate(grid, 1)]
    return Variant(values, {"audit.ods": ods({"Audit": rows}), "audit.xlsx": xlsx({"Audit": rows})})


def _grid(draw: Draw) -> Grid:
    """Most faults of the page with most of them are also on other pages."""
    rows = []
    for _ in range(COUNT):
        kind = draw.integer(0, 9)
        row = [draw.choice(("C", "C", "C", "NA")) for _ in PAGES]
        if kind == 0:
            row = ["NA"] * len(PAGES)
        if kind in (1, 2, 3):
            row[draw.integer(1, 4)] = "NC"
        if kind in (4, 5):
            row[0] = "NC"
            row[draw.integer(1, 4)] = "NC"
        rows.append(row)
    return rows


def _verdict(row: Sequence[str]) -> str:
    """Of a criterion over the whole sample."""
    return "NC" if "NC" in row else "C" if "C" in row else "NA"


def _score(grid: Grid, *, without: int | None = None) -> int:
    """Conforming criteria in percent of those that apply, one page being repaired."""
    mended = [
        ["C" if place == without and cell == "NC" else cell for place, cell in enumerate(row)]
        for row in grid
    ]
    verdicts = [_verdict(row) for row in mended]
    return rounded(100 * verdicts.count("C"), verdicts.count("C") + verdicts.count("NC"))


def _is_clear(grid: Grid) -> bool:
    scores = sorted(_score(grid, without=page) for page in range(len(PAGES)))
    faults = [sum(row[page] == "NC" for row in grid) for page in range(len(PAGES))]
    best = max(range(len(PAGES)), key=lambda page: _score(grid, without=page))
    verdicts = [_verdict(row) for row in grid]
    cells = [cell for row in grid for cell in row]
    rate = _score(grid)
    wrong = (
        rounded(100 * verdicts.count("C"), COUNT),
        rounded(100 * cells.count("C"), cells.count("C") + cells.count("NC")),
    )
    is_trap = faults.count(max(faults)) == 1 and faults[best] != max(faults)
    is_apart = all(abs(one - rate) > 1 for one in wrong) and scores[-1] - scores[-2] > 1
    return is_trap and is_apart and verdicts.count("NA") > 0 and scores[-1] > rate + 2
