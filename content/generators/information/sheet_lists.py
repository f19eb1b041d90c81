"""Lists to sort, filter, sum up by two criteria or draw, in the spreadsheet."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, MONTHS, drawn_until
from content.generators.sheets import as_recheck, as_rows, told_range

_KINDS = ("Atelier", "Concert", "Lecture", "Sortie", "Stage")


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`mode`: read, sort, sort2, filter, cross, days, codes or chart."""
    modes = {"read": _read, "sort": _sort, "sort2": _sort2, "filter": _filter}
    modes |= {"cross": _cross, "days": _days, "codes": _codes, "chart": _chart}
    return Variant(modes[options["mode"]](draw, options))


def _people(draw: Draw, count: int) -> list[str]:
    return draw.sample(FIRST_NAMES, count)


def _read(draw: Draw, options: Mapping[str, Any]) -> dict[str, str]:
    """The content of one cell, and the address of another."""
    names = _people(draw, 7)
    numbers = draw.sample(range(11, 99), 21)
    rows: list[list[Any]] = [options["heads"]]
    rows += [[name, *numbers[3 * at : 3 * at + 3]] for at, name in enumerate(names)]
    row, column = draw.integer(1, 7), draw.integer(1, 3)
    who, what = drawn_until(
        lambda: (draw.integer(1, 7), draw.integer(1, 3)),
        lambda some: some not in ((row, column), (column, row)),
    )
    return {
        "adresse": f"{'ABCD'[column]}{row + 1}",
        "contenu": str(rows[row][column]),
        "decale": str(rows[row][column % 3 + 1]),
        "personne": names[who - 1],
        "colonne": options["heads"][what],
        "cherchee": f"{'ABCD'[what]}{who + 1}",
        "a_l_envers": f"{who + 1}{'ABCD'[what % 3 + 1]}",
        "sans_entete": f"{'ABCD'[what]}{who}",
        "rows_json": as_rows(rows),
    }


def _sort(draw: Draw, options: Mapping[str, Any]) -> dict[str, str]:
    """Eight people to rank by a number, one way or the other."""
    names, numbers = _people(draw, 8), draw.sample(range(7, 140), 8)
    is_down = bool(draw.integer(0, 1))
    pairs = list(zip(names, numbers, strict=True))
    line = [name for name, _ in sorted(pairs, key=lambda pair: pair[1], reverse=is_down)]
    by_text = [name for name, _ in sorted(pairs, key=lambda pair: str(pair[1]), reverse=is_down)]
    return {
        "sens": "du plus grand au plus petit" if is_down else "du plus petit au plus grand",
        "ordre": ", ".join(line),
        "envers": ", ".join(reversed(line)),
        "alphabet": ", ".join(sorted(names)) if sorted(names) != line else ", ".join(names),
        "premiers": ", ".join(line[:3]),
        "texte": ", ".join(by_text if by_text != line else line[1:]),
        "rows_json": as_rows([options["heads"], *pairs]),
    }


def _sort2(draw: Draw, options: Mapping[str, Any]) -> dict[str, str]:
    """Ten lines by town, then by number downward."""
    groups = draw.sample(options["groups"], 3)
    names, numbers = _people(draw, 9), draw.sample(range(10, 99), 9)
    towns = drawn_until(
        lambda: [draw.choice(groups) for _ in names], lambda some: min(map(some.count, groups)) >= 2
    )
    lines = list(zip(names, towns, numbers, strict=True))
    line = [one[0] for one in sorted(lines, key=lambda one: (one[1], -one[2]))]
    up = [one[0] for one in sorted(lines, key=lambda one: (one[1], one[2]))]
    alone = [one[0] for one in sorted(lines, key=lambda one: one[1])]
    number_first = [one[0] for one in sorted(lines, key=lambda one: -one[2])]
    if line in (alone, number_first, up):
        return _sort2(draw, options)
    return {
        "ordre": ", ".join(line),
        "montant": ", ".join(up),
        "une_cle": ", ".join(alone),
        "nombre_seul": ", ".join(number_first),
        "rows_json": as_rows([options["heads"], *lines]),
    }


def _filter(draw: Draw, options: Mapping[str, Any]) -> dict[str, str]:
    """Lines of one group and at least so much."""
    groups = draw.sample(options["groups"], 3)
    names = _people(draw, 14)
    limit = draw.integer(30, 60)

    def kept(lines: list[tuple[str, str, int]], floor: int) -> list[str]:
        return [name for name, town, number in lines if town == groups[0] and number >= floor]

    def made() -> list[tuple[str, str, int]]:
        numbers = [limit, *draw.sample([n for n in range(5, 99) if n != limit], 13)]
        towns = [groups[0], *(draw.choice(groups) for _ in range(13))]
        return draw.shuffled(list(zip(names, towns, numbers, strict=True)))

    def is_telling(some: list[tuple[str, str, int]]) -> bool:
        over = sum(number >= limit for *_, number in some)
        return 3 <= len(kept(some, limit)) <= min(5, over - 2) and len(kept(some, 0)) >= 6

    lines = drawn_until(made, is_telling)
    return {
        "groupe": groups[0],
        "limite": str(limit),
        "gardes": ", ".join(kept(lines, limit)),
        "strict": ", ".join(kept(lines, limit + 1)),
        "groupe_seul": ", ".join(kept(lines, 0)),
        "nombre_seul": ", ".join(name for name, _, number in lines if number >= limit),
        "rows_json": as_rows([options["heads"], *lines]),
    }


def _cross(draw: Draw, options: Mapping[str, Any]) -> dict[str, str]:
    """Sums by kind and place, in a table three by two, one formula copied."""
    kinds, places = draw.sample(_KINDS, 3), draw.sample(options["places"], 2)
    lines = [[draw.choice(kinds), draw.choice(places), draw.integer(4, 60)] for _ in range(14)]
    if {(one[0], one[1]) for one in lines} != {(kind, place) for kind in kinds for place in places}:
        return _cross(draw, options)

    def sums(some: list[list[Any]]) -> str:
        return told_range(
            sum(one[2] for one in some if one[:2] == [kind, place])
            for kind in kinds
            for place in places
        )

    again = [[*one] for one in lines]
    again[13][2] += 40
    rows: list[list[Any]] = [["Activité", "Lieu", options["number"], None, None, *places]]
    for at, line in enumerate(lines):
        rows.append([*line, None, kinds[at]] if at < 3 else line)
    counted = told_range(
        sum(one[:2] == [kind, place] for one in lines) for kind in kinds for place in places
    )
    return {
        "sommes": sums(lines),
        "sommes2": sums(again),
        "courte": sums(lines[:13]),
        "comptes": counted,
        "un_critere": told_range(
            sum(o[2] for o in lines if o[0] == k) for k in kinds for _ in places
        ),
        "rows_json": as_rows(rows),
        "recheck_json": as_recheck({"C15": again[13][2]}),
    }


def _days(draw: Draw, options: Mapping[str, Any]) -> dict[str, str]:
    """How many days each loan lasted, from two dates."""
    names = _people(draw, 5)
    starts = [date(2026, 1, 5) + timedelta(days=draw.integer(0, 90)) for _ in names]
    spans = draw.sample(range(9, 75), 5)
    ends = [start + timedelta(days=span) for start, span in zip(starts, spans, strict=True)]
    rows: list[list[Any]] = [options["heads"]]
    rows += [[n, f"{s}", f"{e}", None] for n, s, e in zip(names, starts, ends, strict=True)]
    later = ends[1] + timedelta(days=6)
    again = [*spans[:1], spans[1] + 6, *spans[2:]]
    return {
        "durees": told_range(spans),
        "durees2": told_range(again),
        "bornes": told_range(span + 1 for span in spans),
        "negatives": told_range(-span for span in spans),
        "rows_json": as_rows(rows),
        "recheck_json": as_recheck({"C3": f"{later}"}),
    }


def _codes(draw: Draw, options: Mapping[str, Any]) -> dict[str, str]:
    """The year, as a number, from inside references of one shape, plus a duration."""
    letters = draw.sample(("AD", "BR", "CL", "DN", "EV", "FL"), 5)
    years = draw.sample(range(2009, 2027), 5)
    marks = [
        f"{head}-{year}-{draw.integer(100, 999)}" for head, year in zip(letters, years, strict=True)
    ]
    span = draw.integer(6, 12)
    rows: list[list[Any]] = [
        ["Durée de conservation (ans)", span],
        [],
        [options["head"], "À détruire en"],
    ]
    rows += [[mark, None] for mark in marks]
    return {
        "duree": str(span),
        "exemple": marks[0],
        "fins": told_range(year + span for year in years),
        "fins2": told_range(
            [years[0] + span + 4, 1994 + span + 4, *(y + span + 4 for y in years[2:])]
        ),
        "annees": told_range(years),
        "collees": told_range(f"{year}{span}" for year in years),
        "rows_json": as_rows(rows),
        "recheck_json": as_recheck({"B1": span + 4, "A5": f"{letters[1]}-1994-310"}),
    }


def _chart(draw: Draw, options: Mapping[str, Any]) -> dict[str, str]:
    """A chart to insert: its kind follows from what it must show."""
    columns = draw.shuffled(options["columns"])
    at = draw.integer(0, len(columns) - 1)
    if options["type"] == "line":
        first = draw.integer(0, 3)
        labels = [month.capitalize() for month in MONTHS[first : first + draw.integer(5, 9)]]
    else:
        labels = draw.sample(options["labels"], draw.integer(5, len(options["labels"])))
    figures = [[draw.integer(20, 400) for _ in columns] for _ in labels]
    rows: list[list[Any]] = [[options["first"], *columns]]
    rows += [[label, *line] for label, line in zip(labels, figures, strict=True)]
    if options.get("total"):
        rows.append(["Total", *(sum(line[c] for line in figures) for c in range(len(columns)))])
    last, letter = len(labels) + 1, "BCDEF"[at]
    other = "BCDEF"[(at + 1) % len(columns)]
    values = {
        "quoi": columns[at],
        "valeurs": f"{letter}2:{letter}{last}",
        "etiquettes": f"A2:A{last}",
        "autres": f"{other}2:{other}{last}",
        "avec_total": f"{letter}2:{letter}{last + 1}",
        "etiquettes_total": f"A2:A{last + 1}",
        "rows_json": as_rows(rows),
    }
    if options["type"] == "scatter":
        values |= {"x": columns[(at + 1) % len(columns)], "abscisses": values["autres"]}
    return values
