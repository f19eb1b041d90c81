"""Invoices and a bank statement: some payments settle two invoices, one invoice is not paid."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from content.compiler.files import csv_file, ods
from content.compiler.variants import Draw, Variant
from content.generators.french import FAMILY_NAMES, drawn_until

_COUNT = 44
_PAIRS = 5


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """One unpaid invoice among those whose amount is on no line of the statement."""
    amounts = drawn_until(
        lambda: draw.sample(range(31, 980), _COUNT), lambda some: _are_clear(list(some))
    )
    clients = [draw.choice(FAMILY_NAMES) for _ in range(_COUNT)]
    refs = [f"F{number}" for number in draw.sample(range(201, 299), _COUNT)]
    start = date(2026, 3, 2)
    days = [start + timedelta(days=draw.integer(0, 25)) for _ in range(_COUNT)]
    places = draw.sample(range(_COUNT), 2 * _PAIRS + 1)
    unpaid, grouped = places[0], places[1:]
    pairs = list(zip(grouped[::2], grouped[1::2], strict=True))
    for one, other in pairs:
        clients[other] = clients[one]
    alone = [at for at in range(_COUNT) if at not in places]
    lines = [
        (days[at] + timedelta(days=draw.integer(3, 12)), clients[at], amounts[at]) for at in alone
    ]
    lines += [
        (max(days[a], days[b]) + timedelta(days=4), clients[a], amounts[a] + amounts[b])
        for a, b in pairs
    ]
    gift = next(value for value in range(990, 2400) if _is_free(value, amounts))
    lines.append((start + timedelta(days=20), draw.choice(FAMILY_NAMES), gift))
    lines.sort()
    invoices: list[list[Any]] = [["Facture", "Date", "Client", "Montant"]]
    order = sorted(range(_COUNT), key=lambda at: (days[at], refs[at]))
    invoices += [[refs[at], f"{days[at]}", clients[at], amounts[at]] for at in order]
    bank: list[list[Any]] = [["Date", "Payeur", "Reçu"]]
    bank += [[f"{day}", name, amount] for day, name, amount in lines]
    values = {
        "facture": refs[unpaid],
        "client": clients[unpaid],
        "montant": str(amounts[unpaid]),
        "groupee1": refs[pairs[0][0]],
        "groupee2": refs[pairs[1][1]],
        "groupee3": refs[pairs[2][0]],
        "sans_ligne": str(len(places)),
        "don": str(gift),
    }
    sheets = {"Factures": invoices, "Relevé": bank}
    return Variant(
        values,
        {
            "rapprochement.ods": ods(sheets),
            "factures.csv": csv_file(invoices),
            "releve.csv": csv_file(bank),
        },
    )


def _are_clear(amounts: list[int]) -> bool:
    """Few amounts are the sum of two others; that payers tell payments apart does the rest."""
    sums = {one + other for one, other in combinations(amounts[:12], 2)}
    return not sums & set(amounts)


def _is_free(value: int, amounts: list[int]) -> bool:
    """Neither an amount nor the sum of two."""
    return value not in amounts and all(
        one + other != value for one, other in combinations(amounts, 2)
    )
