"""Two hand-typed lists of addresses, enrolments and payments, to bring together."""

import unicodedata
from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FAMILY_NAMES, FIRST_NAMES
from content.generators.workbooks import Rows, workbook

_HOSTS = ("courrier.test", "postal.test", "lettres.test")
_ENROLLED = 84


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Some have not paid, some paid twice, some paid without having enrolled."""
    unpaid, strangers, twice = draw.integer(8, 45), draw.integer(3, 6), draw.integer(2, 4)
    people = _addresses(draw, _ENROLLED + strangers)
    enrolled, outsiders = people[:_ENROLLED], people[_ENROLLED:]
    paid = enrolled[unpaid:]
    payments = draw.shuffled([*paid, *paid[:twice], *outsiders])
    typed_enrolments = [_typed(draw, address) for address in draw.shuffled(enrolled)]
    typed_payments = [_typed(draw, address) for address in payments]
    known = set(typed_payments)
    values = {
        "impayes": str(unpaid),
        "difference": str(_ENROLLED - len(payments)),
        "sans_nettoyage": str(sum(address not in known for address in typed_enrolments)),
        "inscrits": str(_ENROLLED),
    }
    return Variant(
        values, {"sortie.xlsx": workbook(_sheets(draw, typed_enrolments, typed_payments))}
    )


def _sheets(draw: Draw, enrolments: list[str], payments: list[str]) -> dict[str, Rows]:
    amounts = [draw.choice((12, 15, 18)) for _ in payments]
    return {
        "Inscriptions": [["Adresse"], *([address] for address in enrolments)],
        "Règlements": [["Adresse", "Montant (€)"], *zip(payments, amounts, strict=True)],
    }


def _addresses(draw: Draw, count: int) -> list[str]:
    pairs = [(first, family) for first in FIRST_NAMES for family in FAMILY_NAMES]
    return [
        f"{_bare(first)}.{_bare(family)}@{draw.choice(_HOSTS)}"
        for first, family in draw.sample(pairs, count)
    ]


def _bare(name: str) -> str:
    folded = unicodedata.normalize("NFD", name.lower())
    return "".join(letter for letter in folded if letter.isascii() and letter.isalpha())


def _typed(draw: Draw, address: str) -> str:
    """The address as someone in a hurry types it."""
    name, host = address.split("@")
    looks = (
        address,
        address,
        address,
        f"{name.title()}@{host}",
        address.upper(),
        f"{address} ",
        f" {address}",
    )
    return draw.choice(looks)
