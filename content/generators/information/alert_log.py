"""A month of messages from several alerts, useful or not; and sources that cover subjects."""

from collections.abc import Mapping
from itertools import combinations
from typing import Any

from content.compiler.files import csv_file, ods
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until, rounded

ALERTS = ("Marais", "Subventions", "Bénévolat", "Haies", "Transports", "Archives", "Patrimoine")
SOURCES = (
    "Bulletin des rives", "Lettre du littoral", "Revue Sillons", "Agence Plein Vent",
    "Carnets d'en haut", "Veille Ouest", "Journal des bourgs", "Réseau Clairière",
)  # fmt: skip
SUBJECTS = (
    "eau", "sols", "haies", "oiseaux", "énergie", "déchets", "climat", "forêt", "santé", "budget",
    "voirie", "école",
)  # fmt: skip


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Find the least precise alert (`ask: precision`), or the two sources that cover everything."""
    return _precision(draw) if options["ask"] == "precision" else _cover(draw)


def _precision(draw: Draw) -> Variant:
    names = draw.sample(ALERTS, 5)
    counts = drawn_until(lambda: _counts(draw), _is_clear)
    lines = [
        [name, "oui" if n < useful else "non"]
        for name, (useful, all_) in zip(names, counts, strict=True)
        for n in range(all_)
    ]
    rows = [["Message", "Alerte", "Utile"]]
    rows += [[f"M{n}", *line] for n, line in enumerate(draw.shuffled(lines), 1)]
    shares = [rounded(100 * useful, all_) for useful, all_ in counts]
    worst = min(range(5), key=lambda n: counts[n][0] / counts[n][1])
    most = max(range(5), key=lambda n: counts[n][1] - counts[n][0])
    fewest = min(range(5), key=lambda n: counts[n][0])
    values = {
        "prenom": draw.choice(FIRST_NAMES), "alerte": names[worst], "part": str(shares[worst]),
        "utiles": str(counts[worst][0]), "tous": str(counts[worst][1]),
        "bruyante": names[most], "part_bruyante": str(shares[most]),
        "maigre": names[fewest], "part_inutile": str(100 - shares[worst]),
    }  # fmt: skip
    return Variant(
        values, {"messages.csv": csv_file(rows), "messages.ods": ods({"Messages": rows})}
    )


def _counts(draw: Draw) -> list[tuple[int, int]]:
    """For each alert: useful messages, all messages."""
    made = []
    for _ in range(5):
        all_ = draw.integer(8, 40)
        made.append((draw.integer(2, all_ - 2), all_))
    return made


def _is_clear(counts: list[tuple[int, int]]) -> bool:
    shares = sorted(useful / all_ for useful, all_ in counts)
    worst = min(counts, key=lambda one: one[0] / one[1])
    noise = sorted(all_ - useful for useful, all_ in counts)
    useful = sorted(one[0] for one in counts)
    is_trap = worst[1] - worst[0] != noise[-1] and worst[0] != useful[0]
    is_single = noise[-1] > noise[-2] and useful[0] < useful[1]
    return shares[1] - shares[0] > 0.04 and is_trap and is_single and abs(shares[0] - 0.5) > 0.03


def _cover(draw: Draw) -> Variant:
    names = draw.sample(SOURCES, 7)
    subjects = draw.sample(SUBJECTS, 10)
    covers, articles = drawn_until(lambda: _drawn_cover(draw, subjects), _is_unique)
    one, two = _pairs(covers, subjects)[0]
    lines = [[names[n], subject] for n in range(7) for subject in sorted(covers[n])]
    lines += [
        [names[n], draw.choice(sorted(covers[n]))] for n in range(7) for _ in range(articles[n])
    ]
    rows = [["Article", "Source", "Sujet"]]
    rows += [[f"A{n}", *line] for n, line in enumerate(draw.shuffled(lines), 1)]
    busiest = sorted(range(7), key=lambda n: -(len(covers[n]) + articles[n]))[:2]
    richest = sorted(range(7), key=lambda n: (-len(covers[n]), n))[:2]
    values = {
        "prenom": draw.choice(FIRST_NAMES), "source_1": names[one], "source_2": names[two],
        "active_1": names[busiest[0]], "active_2": names[busiest[1]],
        "riche_1": names[richest[0]], "riche_2": names[richest[1]],
        "n_1": str(len(covers[one])), "n_2": str(len(covers[two])),
        "autre": next(name for n, name in enumerate(names) if n not in (one, two)),
    }  # fmt: skip
    return Variant(
        values, {"articles.csv": csv_file(rows), "articles.ods": ods({"Articles": rows})}
    )


def _drawn_cover(draw: Draw, subjects: list[str]) -> tuple[list[frozenset[str]], list[int]]:
    first = frozenset(draw.sample(subjects, draw.integer(4, 6)))
    rest = [subject for subject in subjects if subject not in first]
    second = frozenset(rest) | frozenset(draw.sample(sorted(first), draw.integer(0, 1)))
    others = [frozenset(draw.sample(subjects, draw.integer(5, 7))) for _ in range(5)]
    covers = draw.shuffled([first, second, *others])
    return covers, [draw.integer(1, 12) for _ in covers]


def _pairs(covers: list[frozenset[str]], subjects: list[str]) -> list[tuple[int, int]]:
    return [
        pair
        for pair in combinations(range(7), 2)
        if covers[pair[0]] | covers[pair[1]] == set(subjects)
    ]


def _is_unique(made: tuple[list[frozenset[str]], list[int]]) -> bool:
    """One pair only covers all; it is neither the busiest two nor the richest two."""
    covers, articles = made
    pairs = _pairs(covers, sorted(frozenset().union(*covers)))
    if len(pairs) != 1:
        return False
    sizes = [len(cover) + more for cover, more in zip(covers, articles, strict=True)]
    busiest = sorted(range(7), key=lambda n: -sizes[n])[:2]
    richest = sorted(range(7), key=lambda n: (-len(covers[n]), n))[:2]
    return set(busiest) != set(pairs[0]) != set(richest)
