"""Notices with key words, some of them useful: what a search equation finds, misses, brings too."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from content.compiler.files import csv_file, ods
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until

THEMES = (
    ("vélo", "bicyclette", "sécurité", "compétition", "freins", "piste", "casque", "tourisme"),
    ("abeille", "pollinisateur", "ville", "cire", "ruche", "toiture", "miel", "jardin"),
    ("lecture", "alphabétisation", "adulte", "édition", "atelier", "roman", "bibliothèque", "aide"),
    ("inondation", "crue", "prévention", "pêche", "digue", "assurance", "rivière", "pluie"),
    ("surdité", "malentendant", "emploi", "vétérinaire", "formation", "appareil", "école", "bruit"),
)
ROWS = 44
Test = Callable[[frozenset[str]], bool]


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice: its key words, and whether it is useful to the reader."""

    words: frozenset[str]
    is_useful: bool


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Count what one equation finds (`ask: count`), or compare four of them (`ask: best`)."""
    theme = draw.choice(THEMES)
    make = _counted if options["ask"] == "count" else _compared
    notices, values = drawn_until(lambda: make(draw, theme), lambda made: bool(made[1]))
    rows: list[list[Any]] = [["Notice", "Mots-clés", "Utile pour le dossier"]]
    for number, one in enumerate(draw.shuffled(notices), 101):
        words = ", ".join(draw.shuffled(sorted(one.words)))
        rows.append([f"N{number}", words, "oui" if one.is_useful else "non"])
    names = dict(zip("abcd", theme[:4], strict=True))
    files = {"notices.csv": csv_file(rows), "notices.ods": ods({"Notices": rows})}
    return Variant({"prenom": draw.choice(FIRST_NAMES)} | names | values, files)


def _notices(
    draw: Draw, theme: Sequence[str], is_useful: Callable[[frozenset[str]], bool]
) -> list[Notice]:
    made = []
    for _ in range(ROWS):
        words = frozenset(draw.sample(theme, draw.integer(3, 4)))
        made.append(Notice(words, is_useful(words)))
    return made


def _counted(draw: Draw, theme: Sequence[str]) -> tuple[list[Notice], dict[str, str]]:
    a, b, c, d = theme[:4]
    notices = _notices(draw, theme, lambda words: bool(words & {a, b}) and draw.integer(0, 9) < 6)
    found = _found(notices, lambda w: bool(w & {a, b}) and c in w and d not in w)
    useful = [one for one in notices if one.is_useful]
    hit = sum(one.is_useful for one in found)
    missed = len(useful) - hit
    kept_d = len(_found(notices, lambda w: bool(w & {a, b}) and c in w))
    both = len(_found(notices, lambda w: {a, b, c} <= w and d not in w))
    values = {
        "trouves": str(len(found)), "utiles": str(hit), "manques": str(missed),
        "bruit": str(len(found) - hit), "sans_exclusion": str(kept_d), "et": str(both),
        "precision": str(round(100 * hit / max(1, len(found)))), "tous_utiles": str(len(useful)),
    }  # fmt: skip
    numbers = [len(found), hit, missed, len(found) - hit]
    isnt_clear = len(set(numbers)) < 4 or min(numbers) < 2 or kept_d == len(found)
    return notices, {} if isnt_clear else values


def _compared(draw: Draw, theme: Sequence[str]) -> tuple[list[Notice], dict[str, str]]:
    a, b, c, d = theme[:4]
    excludes_useful = draw.choice((True, False))
    notices = _notices(
        draw,
        theme,
        lambda w: (
            bool(w & {a, b})
            and c in w
            and (excludes_useful or d not in w)
            and draw.integer(0, 9) < 6
        ),
    )
    tests: dict[str, Test] = {
        f"{a} ET {c}": lambda w: {a, c} <= w,
        f"({a} OU {b}) ET {c}": lambda w: bool(w & {a, b}) and c in w,
        f"{a} OU {b}": lambda w: bool(w & {a, b}),
        f"({a} OU {b}) ET {c} SAUF {d}": lambda w: bool(w & {a, b}) and c in w and d not in w,
    }
    useful = sum(one.is_useful for one in notices)
    counts = {text: _found(notices, test) for text, test in tests.items()}
    complete = {
        text: len(all_)
        for text, all_ in counts.items()
        if sum(one.is_useful for one in all_) == useful
    }
    ranked = sorted(complete, key=lambda text: complete[text])
    shown = draw.shuffled(list(tests))
    letters = {text: "ABCD"[place] for place, text in enumerate(shown)}
    best = ranked[0]
    values = {f"equation_{letters[text].lower()}": text for text in shown}
    values |= {
        "lettre": letters[best],
        "bruit": str(complete[best] - useful),
        "equation": best,
        "n_utiles": str(useful),
    }
    smallest = min(counts, key=lambda text: len(counts[text]))
    values |= {
        "lettre_courte": letters[smallest],
        "lettre_large": letters[f"{a} OU {b}"],
        "trouves": str(complete[best]),
    }
    is_clear = (
        5 <= useful <= 15
        and complete[best] > useful
        and len(set(complete.values())) == len(complete) > 1
    )
    is_clear = is_clear and smallest != best and f"{a} ET {c}" not in complete
    return notices, values if is_clear else {}


def _found(notices: Sequence[Notice], test: Test) -> list[Notice]:
    return [one for one in notices if test(one.words)]
