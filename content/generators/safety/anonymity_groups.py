"""A table without names: how many people share the same line, under one grouping or another."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from content.compiler.files import csv_file
from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until

Row = tuple[int, str, str]
_Scheme = tuple[str, Callable[[Row], tuple[str, ...]]]
SCHEMES: tuple[_Scheme, ...] = (
    ("l'âge par tranches de 20 ans, le code postal entier", lambda r: (_band(r[0], 20), r[1])),
    ("l'âge par tranches de 20 ans, les 3 premiers chiffres du code postal",
     lambda r: (_band(r[0], 20), r[1][:3])),
    ("l'âge par tranches de 10 ans, les 2 premiers chiffres du code postal",
     lambda r: (_band(r[0], 10), r[1][:2])),
    ("l'âge par tranches de 10 ans, le code postal supprimé", lambda r: (_band(r[0], 10),)),
    ("l'âge supprimé, les 3 premiers chiffres du code postal", lambda r: (r[1][:3],)),
)  # fmt: skip
LETTERS = "ABCDE"
_WANTED = 5


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """With `schemes`: the finest grouping that hides everybody; else: the smallest groups."""
    return _schemes(draw) if options.get("schemes") else _smallest(draw)


def _smallest(draw: Draw) -> Variant:
    """Groups of known sizes: some people are alone, and the answers are rare in one group."""
    alone, pairs = draw.sample(range(2, 8), 2)
    keys = draw.sample([(band, area, sex) for band in BANDS for area in AREAS for sex in "FH"], 22)
    sizes = [1] * alone + [2] * pairs
    sizes += [draw.integer(3, 9) for _ in range(22 - len(sizes))]
    rows = [key for key, size in zip(keys, sizes, strict=True) for _ in range(size)]
    table = [("Ligne", "Âge", "Zone", "Sexe", "Diagnostic")]
    table += [
        (f"L{rank:03}", *key, draw.choice(ILLS))
        for rank, key in enumerate(draw.shuffled(rows), start=1)
    ]
    values = {
        "seules": str(alone),
        "moins_de_trois": str(alone + 2 * pairs),
        "groupes": "22",
        "paires": str(pairs),
        "groupes_petits": str(alone + pairs),
        "lignes": str(len(rows)),
        "plus_grand": str(max(sizes)),
    }
    return Variant(values, {"enquete-sante.csv": csv_file(table)})


BANDS = ("18-29", "30-44", "45-59", "60-74", "75 et plus")
AREAS = ("Littoral", "Plaine", "Montagne", "Ville")
ILLS = ("asthme", "diabète", "hypertension", "aucun", "allergie", "migraine")


def _schemes(draw: Draw) -> Variant:
    """Draw until one grouping is the finest of several that pass, another fails."""
    order = draw.shuffled(SCHEMES)
    rows = drawn_until(lambda: _people(draw), lambda found: _best(order, found) is not None)
    best = _best(order, rows) or 0
    counts = [_groups(scheme, rows) for scheme in order]
    failing = [i for i, count in enumerate(counts) if min(count.values()) < _WANTED]
    passing = [i for i, count in enumerate(counts) if i not in failing and i != best]
    values = {f"methode{i}": name for i, (name, _) in enumerate(order, start=1)}
    values |= {
        "bonne": LETTERS[best],
        "groupes": str(len(counts[best])),
        "plus_petit": str(min(counts[best].values())),
        "trop_fine": LETTERS[failing[0]],
        "groupes_trop_fine": str(len(counts[failing[0]])),
        "petit_trop_fine": str(min(counts[failing[0]].values())),
        "trop_large": LETTERS[passing[0]],
        "groupes_trop_large": str(len(counts[passing[0]])),
    }
    table = [("Âge", "Code postal", "Réponse")]
    table += [(str(age), code, answer) for age, code, answer in rows]
    return Variant(values, {"enquete.csv": csv_file(table)})


def _people(draw: Draw) -> list[Row]:
    """People of three departments, whose towns are of very different sizes."""
    departments = draw.sample(("19", "23", "48", "55", "87", "15", "32"), 2)
    codes = [f"{d}{a}{b}0" for d in departments for a in draw.sample("1234567", 2) for b in "02"]
    low, high = draw.choice(((20, 59), (20, 79), (40, 79), (30, 69)))
    dropped = draw.integer(0, 2)
    codes = codes[: len(codes) - dropped]
    return [
        (draw.integer(low, high), draw.choice(codes), draw.choice(("oui", "non", "ne sait pas")))
        for _ in range(draw.integer(90, 190))
    ]


def _groups(scheme: _Scheme, rows: list[Row]) -> Counter[tuple[str, ...]]:
    return Counter(scheme[1](row) for row in rows)


def _best(order: list[_Scheme], rows: list[Row]) -> int | None:
    """The place of the only finest grouping that passes; nothing when the case is not clear."""
    sizes = [_groups(scheme, rows) for scheme in order]
    passing = {i: len(count) for i, count in enumerate(sizes) if min(count.values()) >= _WANTED}
    failing = [len(count) for i, count in enumerate(sizes) if i not in passing]
    if len(passing) < 2 or not failing or max(failing) <= max(passing.values()):
        return None
    best = max(passing, key=lambda place: passing[place])
    return best if list(passing.values()).count(passing[best]) == 1 else None


def _band(age: int, width: int) -> str:
    return str(age // width)
