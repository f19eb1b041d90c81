"""Eight rows of a table and a query with AND, OR and parentheses, to work out by hand."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until

_SHELVES = ("roman", "BD", "musique", "film")
_ROWS = 8


class _Loan(NamedTuple):
    shelf: str
    days: int
    returned: str


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """The parentheses matter: without them, or with AND everywhere, the sum changes."""
    shelves = draw.sample(_SHELVES, 3)
    days = 7 * draw.integer(1, 4)
    loans = drawn_until(
        lambda: [_loan(draw, shelves) for _ in range(_ROWS)],
        lambda found: _is_instructive(found, shelves[0], days),
    )
    values = {"rayon": shelves[0], "jours": str(days)}
    for number, loan in enumerate(loans, start=1):
        values |= {
            f"rayon{number}": loan.shelf,
            f"jours{number}": str(loan.days),
            f"rendu{number}": loan.returned,
        }
    sums = _sums(loans, shelves[0], days)
    return Variant(values | {name: str(total) for name, total in sums.items()})


def _loan(draw: Draw, shelves: list[str]) -> _Loan:
    return _Loan(draw.choice(shelves), draw.integer(1, 40), draw.choice(("oui", "non")))


def _is_instructive(loans: list[_Loan], shelf: str, days: int) -> bool:
    """Whether each mistake gives another sum, and the right one is not a number of the table."""
    sums = _sums(loans, shelf, days)
    shown = {days, *(loan.days for loan in loans)}
    return len(set(sums.values())) == len(_MISTAKES) + 1 and sums["resultat"] not in shown


_MISTAKES = ("sans_parentheses", "et_partout", "rayon_seul")


def _sums(loans: list[_Loan], shelf: str, days: int) -> dict[str, int]:
    facts = [
        (loan.days, loan.shelf == shelf, loan.days > days, loan.returned == "non") for loan in loans
    ]
    return {
        "resultat": sum(n for n, right, long, out in facts if right and (long or out)),
        "sans_parentheses": sum(n for n, right, long, out in facts if (right and long) or out),
        "et_partout": sum(n for n, right, long, out in facts if right and long and out),
        "rayon_seul": sum(n for n, right, _, _ in facts if right),
    }
