"""Sales exported by an American site: month first, decimal point, comma between thousands."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from content.compiler.files import csv_file
from content.compiler.variants import Draw, Variant
from content.generators.french import MONTHS, decimals

_GOODS = ("Armchair", "Bench", "Bookcase", "Desk", "Lamp", "Mirror", "Rug", "Shelf", "Table")
_YEAR = 2025
_COUNT = 220
_LAST_AMBIGUOUS_DAY = 12
_THOUSAND = 100_000
"""A thousand euros, in cents."""


class _Sale(NamedTuple):
    day: date
    amount: int


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """A year of sales, some above a thousand, in every month."""
    days = sorted(draw.integer(0, 364) for _ in range(_COUNT))
    start = date(_YEAR, 1, 1)
    sales = [_Sale(start + timedelta(days=day), _amount(draw)) for day in days]
    month = draw.integer(2, 11)
    of_month = [sale.amount for sale in sales if sale.day.month == month]
    values = {
        "mois": MONTHS[month - 1],
        "total": decimals(sum(of_month)),
        "total_annee": decimals(sum(sale.amount for sale in sales)),
        "jour_et_mois_confondus": decimals(sum(_read_day_first(sales, month))),
        "milliers_perdus": decimals(sum(amount for amount in of_month if amount < _THOUSAND)),
    }
    lines = [
        (f"{sale.day:%m/%d/%Y}", draw.choice(_GOODS), f"{sale.amount / 100:,.2f}") for sale in sales
    ]
    rows = [("Date", "Item", "Amount (EUR)"), *lines]
    return Variant(values, {"ventes.csv": csv_file(rows, delimiter=",")})


def _amount(draw: Draw) -> int:
    """An amount in cents, above a thousand euros one time in three."""
    low, high = (100_000, 289_900) if draw.integer(1, 3) == 1 else (1_500, 89_900)
    return draw.integer(low, high)


def _read_day_first(sales: list[_Sale], month: int) -> list[int]:
    """The amounts that fall in the month when day and month are taken one for the other."""
    return [
        sale.amount
        for sale in sales
        if sale.day.day <= _LAST_AMBIGUOUS_DAY and sale.day.day == month
    ]
