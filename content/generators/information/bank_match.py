"""Invoices and a bank statement: some payments settle two invoices, one invoice is not paid."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import combinations
from typing import Any, NamedTuple

from content.compiler.files import csv_file, ods
from content.compiler.variants import Draw, Variant
from content.generators.french import FAMILY_NAMES, drawn_until

_COUNT = 44
_PAIRS = 5
_START = date(2026, 3, 2)

_Rows = list[list[Any]]


class _Invoice(NamedTuple):
    """What a client owes, and since when."""

    ref: str
    day: date
    client: str
    amount: int


class _Ledger(NamedTuple):
    """Invoices: which one is not paid, which are paid two at a time, which alone."""

    invoices: list[_Invoice]
    unpaid: _Invoice
    pairs: list[tuple[_Invoice, _Invoice]]
    alone: list[_Invoice]


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """One unpaid invoice among those whose amount is on no line of the statement."""
    ledger = _ledger(draw)
    gift = _gift([one.amount for one in ledger.invoices])
    invoices: _Rows = [["Facture", "Date", "Client", "Montant"]]
    ordered = sorted(ledger.invoices, key=lambda one: (one.day, one.ref))
    invoices += [[one.ref, f"{one.day}", one.client, one.amount] for one in ordered]
    bank = _statement(draw, ledger, gift)
    values = {
        "facture": ledger.unpaid.ref,
        "client": ledger.unpaid.client,
        "montant": str(ledger.unpaid.amount),
        "groupee1": ledger.pairs[0][0].ref,
        "groupee2": ledger.pairs[1][1].ref,
        "groupee3": ledger.pairs[2][0].ref,
        "sans_ligne": str(2 * _PAIRS + 1),
        "don": str(gift),
    }
    files = {
        "rapprochement.ods": ods({"Factures": invoices, "Relevé": bank}),
        "factures.csv": csv_file(invoices),
        "releve.csv": csv_file(bank),
    }
    return Variant(values, files)


def _ledger(draw: Draw) -> _Ledger:
    amounts = drawn_until(
        lambda: draw.sample(range(31, 980), _COUNT), lambda some: _are_clear(list(some))
    )
    clients = [draw.choice(FAMILY_NAMES) for _ in range(_COUNT)]
    refs = draw.sample(range(201, 299), _COUNT)
    days = [_START + timedelta(days=draw.integer(0, 25)) for _ in range(_COUNT)]
    places = draw.sample(range(_COUNT), 2 * _PAIRS + 1)
    couples = list(zip(places[1::2], places[2::2], strict=True))
    for one, other in couples:
        clients[other] = clients[one]
    invoices = [
        _Invoice(f"F{ref}", day, client, amount)
        for ref, day, client, amount in zip(refs, days, clients, amounts, strict=True)
    ]
    pairs = [(invoices[one], invoices[other]) for one, other in couples]
    alone = [one for at, one in enumerate(invoices) if at not in places]
    return _Ledger(invoices, invoices[places[0]], pairs, alone)


def _statement(draw: Draw, ledger: _Ledger, gift: int) -> _Rows:
    lines = [
        (one.day + timedelta(days=draw.integer(3, 12)), one.client, one.amount)
        for one in ledger.alone
    ]
    lines += [
        (max(one.day, other.day) + timedelta(days=4), one.client, one.amount + other.amount)
        for one, other in ledger.pairs
    ]
    lines.append((_START + timedelta(days=20), draw.choice(FAMILY_NAMES), gift))
    rows: _Rows = [["Date", "Payeur", "Reçu"]]
    return rows + [[f"{day}", payer, amount] for day, payer, amount in sorted(lines)]


def _are_clear(amounts: list[int]) -> bool:
    """Few amounts are the sum of two others; that payers tell payments apart does the rest."""
    sums = {one + other for one, other in combinations(amounts[:12], 2)}
    return not sums & set(amounts)


def _gift(amounts: list[int]) -> int:
    """A sum that is neither an amount nor two of them together."""
    taken = {*amounts, *(one + other for one, other in combinations(amounts, 2))}
    return next(value for value in range(990, 2400) if value not in taken)
