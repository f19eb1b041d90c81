"""A library's books with their loans, or its loans with their due dates."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from content.compiler.files import Cell, ods
from content.compiler.variants import Draw, Variant
from content.generators.french import MONTHS, TOWNS, drawn_until
from content.generators.workbooks import Value, workbook

_NOUNS = (
    "Archipel", "Atelier", "Automne", "Bateau", "Brouillard", "Carnet", "Château", "Chemin",
    "Désert", "Escalier", "Fleuve", "Glacier", "Grenier", "Horizon", "Hiver", "Jardin", "Lilas",
    "Lagon", "Manteau", "Matin", "Miroir", "Moulin", "Navire", "Orage", "Oiseau", "Palais",
    "Parapluie", "Phare", "Pigeonnier", "Printemps", "Quai", "Rivage", "Royaume", "Sentier",
    "Silence", "Soleil", "Tambour", "Théâtre", "Verger", "Volcan", "Voyageur", "Tunnel",
)  # fmt: skip
_QUALITIES = ("bleu", "d'Anna", "oublié", "sans fin", "de sable", "invisible", "du Nord", "secret")
_AUTHORS = (
    "A. Ferrand", "B. Nacer", "C. Okafor", "D. Lemaire", "E. Santos", "F. Kowal", "G. Thibaud",
    "H. Mansour", "I. Berger",
)  # fmt: skip
_LIMIT_DAYS = 21
_PERCENT_BACK = 60


class _Loan(NamedTuple):
    title: str
    card: int
    due: date
    returned: date | None


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`question`: `most` (which book is borrowed most) or `late` (how many loans are late)."""
    return _late(draw) if options["question"] == "late" else _most(draw)


def _titles(draw: Draw, count: int) -> list[str]:
    return [f"{noun} {draw.choice(_QUALITIES)}" for noun in draw.sample(_NOUNS, count)]


def _most(draw: Draw) -> Variant:
    titles = _titles(draw, 40)
    loans = draw.sample(range(3, 140), len(titles))
    pages = draw.sample(range(90, 620), len(titles))
    ranks = sorted(range(len(titles)), key=lambda index: -loans[index])
    longest = max(range(len(titles)), key=lambda index: pages[index])
    if ranks[0] in {0, longest}:
        return _most(draw)
    rows: list[list[Cell]] = [["Titre", "Autrice ou auteur", "Pages", "Prêts"]]
    rows += [
        [title, draw.choice(_AUTHORS), pages[index], loans[index]]
        for index, title in enumerate(titles)
    ]
    values = {
        "ville": draw.choice(TOWNS),
        "titre": titles[ranks[0]],
        "prets": str(loans[ranks[0]]),
        "second": titles[ranks[1]],
        "dernier": titles[ranks[-1]],
        "plus_long": titles[longest],
        "premier_de_la_liste": titles[0],
    }
    return Variant(values, {"livres.ods": ods({"Livres": rows})})


def _late(draw: Draw) -> Variant:
    today = date(2026, draw.integer(2, 6), draw.integer(5, 25))
    loans = drawn_until(lambda: _loans(draw, today), lambda found: _is_instructive(found, today))
    rows: list[list[Value]] = [["Titre", "Carte", "Emprunté le", "Date limite", "Retour"]]
    rows += [
        [loan.title, loan.card, loan.due - timedelta(days=_LIMIT_DAYS), loan.due, loan.returned]
        for loan in loans
    ]
    values = {
        "ville": draw.choice(TOWNS),
        "jour": f"{today.day} {MONTHS[today.month - 1]} {today.year}",
        **{name: str(count) for name, count in _counts(loans, today).items()},
    }
    return Variant(values, {"prets.xlsx": workbook({"Prêts": rows})})


def _loans(draw: Draw, today: date) -> list[_Loan]:
    loans = [
        _loan(draw, title, today) for _ in range(draw.integer(2, 7)) for title in _titles(draw, 40)
    ]
    return sorted(loans, key=lambda loan: (loan.due, loan.card))


def _loan(draw: Draw, title: str, today: date) -> _Loan:
    due = today + timedelta(days=draw.integer(-20, 14))
    returned = min(due + timedelta(days=draw.integer(-15, 10)), today - timedelta(days=1))
    is_back = draw.integer(1, 100) <= _PERCENT_BACK
    return _Loan(title, draw.integer(10_000, 99_999), due, returned if is_back else None)


def _counts(loans: list[_Loan], today: date) -> dict[str, int]:
    out = [loan for loan in loans if loan.returned is None]
    return {
        "retards": sum(loan.due < today for loan in out),
        "avec_le_jour": sum(loan.due <= today for loan in out),
        "non_rendus": len(out),
        "limite_passee": sum(loan.due < today for loan in loans),
    }


def _is_instructive(loans: list[_Loan], today: date) -> bool:
    """Whether each usual mistake, or copying the day of the statement, gives another count."""
    counts = _counts(loans, today)
    return counts["retards"] != today.day and list(counts.values()).count(counts["retards"]) == 1
