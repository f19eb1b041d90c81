"""Figures of clubs over the years, and four statements about them, one of which is false."""

from collections.abc import Callable, Mapping, Sequence

from content.compiler.files import Cell, ods, xlsx
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until, rounded

CLUBS = ("Aviron", "Danse", "Escrime", "Judo", "Natation", "Tir à l'arc", "Voile", "Yoga")
YEARS = ("2021", "2022", "2023", "2024", "2025")


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """The false statement carries the result of a usual mistake; its right value is asked."""
    clubs = draw.sample(CLUBS, 6)
    table, claims = drawn_until(
        lambda: _made(draw, clubs),
        lambda made: all(0 < true != false > 0 for _, true, false in made[1]),
    )
    wrong = draw.integer(0, 3)
    order = draw.shuffled(range(4))
    values = {"prenom": draw.choice(FIRST_NAMES)}
    for letter, place in zip("ABCD", order, strict=True):
        text, true, false = claims[place]
        values[f"phrase_{letter.lower()}"] = text.format(false if place == wrong else true)
        if place == wrong:
            values |= {"lettre": letter, "valeur": str(true), "annonce": str(false)}
            values["phrase_vraie"] = text.format(true)
    values["autre_lettre"] = "B" if values["lettre"] == "A" else "A"
    rows: list[list[Cell]] = [["Club", *YEARS]]
    rows += [[club, *counts] for club, counts in zip(clubs, table, strict=True)]
    files = {"adherents.xlsx": xlsx({"Adhérents": rows}), "adherents.ods": ods({"Adhérents": rows})}
    return Variant(values, files)


def _made(draw: Draw, clubs: Sequence[str]) -> tuple[list[list[int]], list[tuple[str, int, int]]]:
    table = [[draw.integer(18, 96) for _ in YEARS] for _ in clubs]
    makers: Sequence[Callable[[Draw, list[list[int]], Sequence[str]], tuple[str, int, int]]] = (
        _gain,
        _total,
        _rise,
        _mean,
    )
    return table, [make(draw, table, clubs) for make in makers]


def _gain(draw: Draw, table: list[list[int]], clubs: Sequence[str]) -> tuple[str, int, int]:
    """Members gained over the whole period; wrong: a year later to begin with."""
    club = max(range(6), key=lambda n: table[n][4] - table[n][0])
    true, false = table[club][4] - table[club][0], table[club][4] - table[club][1]
    return f"De 2021 à 2025, le club « {clubs[club]} » a gagné {{}} adhérents.", true, false


def _total(draw: Draw, table: list[list[int]], clubs: Sequence[str]) -> tuple[str, int, int]:
    """All clubs in a year; wrong: the last line forgotten."""
    year = draw.integer(1, 4)
    column = [counts[year] for counts in table]
    return (
        f"En {YEARS[year]}, les six clubs réunissent {{}} adhérents.",
        sum(column),
        sum(column[:-1]),
    )


def _rise(draw: Draw, table: list[list[int]], clubs: Sequence[str]) -> tuple[str, int, int]:
    """A rise in percent; wrong: divided by the later figure."""
    club = max(range(6), key=lambda n: table[n][3] / table[n][1])
    before, after = table[club][1], table[club][3]
    text = f"De 2022 à 2024, le club « {clubs[club]} » a progressé de {{}} % (arrondi à l'unité)."
    return text, rounded(100 * (after - before), before), rounded(100 * (after - before), after)


def _mean(draw: Draw, table: list[list[int]], clubs: Sequence[str]) -> tuple[str, int, int]:
    """A mean over five years; wrong: over the last four."""
    club = draw.integer(0, 5)
    counts = table[club]
    text = f"Sur cinq ans, « {clubs[club]} » a eu en moyenne {{}} adhérents (arrondi à l'unité)."
    return text, rounded(sum(counts), 5), rounded(sum(counts[1:]), 4)
