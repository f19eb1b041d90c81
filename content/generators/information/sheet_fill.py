"""Sheets to complete with formulas, each checked again with other inputs."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until
from content.generators.sheets import as_recheck, as_rows, cell, told, told_range

_GOODS = {
    "market": ("Miel", "Œufs", "Tomates", "Fromage", "Pain", "Salade", "Cidre", "Noix", "Poires"),
    "school": ("Cahiers", "Stylos", "Gommes", "Règles", "Colle", "Ciseaux", "Feutres", "Classeurs"),
    "repair": ("Chambre à air", "Frein", "Chaîne", "Pédale", "Selle", "Câble", "Pneu", "Rayon"),
}


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`mode`: totals, copies, rate, condition, lookup, tiers or faults."""
    modes = {"totals": _totals, "copies": _copies, "rate": _rate, "condition": _condition}
    modes |= {"lookup": _lookup, "tiers": _tiers, "faults": _faults}
    return Variant(modes[options["mode"]](draw, options))


def _goods(draw: Draw, options: Mapping[str, Any], count: int) -> list[str]:
    return draw.sample(_GOODS[options["goods"]], count)


def _totals(draw: Draw, options: Mapping[str, Any]) -> dict[str, str]:
    """The sum and the mean of a column of six."""
    names = draw.sample(FIRST_NAMES, 6)
    amounts = drawn_until(
        lambda: [draw.integer(12, 97) for _ in names], lambda some: sum(some) % 3 == 0
    )
    other = amounts[2] + 30
    again = [*amounts[:2], other, *amounts[3:]]
    rows: list[Any] = [options["heads"], *zip(names, amounts, strict=True)]
    rows += [["Somme", None], ["Moyenne", None]]
    return {
        "somme": told(sum(amounts)),
        "moyenne": told(Fraction(sum(amounts), 6)),
        "somme2": told(sum(again)),
        "moyenne2": told(Fraction(sum(again), 6)),
        "courte": told(sum(amounts[:-1])),
        "rows_json": as_rows(rows),
        "recheck_json": as_recheck({"B4": other}),
    }


def _copies(draw: Draw, options: Mapping[str, Any]) -> dict[str, str]:
    """Price times quantity on each line, then their total."""
    names = _goods(draw, options, 5)
    prices = [Fraction(draw.integer(5, 60), 4) for _ in names]
    counts = draw.sample(range(3, 40), 5)
    lines = [price * count for price, count in zip(prices, counts, strict=True)]
    other = counts[1] + 8
    again = [*lines[:1], prices[1] * other, *lines[2:]]
    rows: list[list[Any]] = [["Article", "Prix", "Quantité", "Montant"]]
    rows += [[n, cell(p), c, None] for n, p, c in zip(names, prices, counts, strict=True)]
    rows.append(["Total", None, None, None])
    return {
        "lignes": told_range(lines),
        "lignes2": told_range(again),
        "total": told(sum(lines)),
        "total2": told(sum(again)),
        "premiere": told_range(lines[0] for _ in lines),
        "sommes": told(sum(prices) * sum(counts)),
        "rows_json": as_rows(rows),
        "recheck_json": as_recheck({"C3": other}),
    }


def _rate(draw: Draw, options: Mapping[str, Any]) -> dict[str, str]:
    """A reduction whose rate stands in one cell, to be fixed when copied."""
    names = _goods(draw, options, 5)
    prices = [4 * amount for amount in draw.sample(range(5, 60), 5)]
    rate, other = draw.sample((5, 10, 15, 20, 25, 30), 2)
    cut = [Fraction(price * (100 - rate), 100) for price in prices]
    again = [Fraction(price * (100 - other), 100) for price in prices]
    rows: list[list[Any]] = [["Réduction", rate / 100], [], ["Article", "Prix", "Prix réduit"]]
    rows += [[name, price, None] for name, price in zip(names, prices, strict=True)]
    return {
        "taux": str(rate),
        "reduits": told_range(cut),
        "reduits2": told_range(again),
        "glisse": told_range([cut[0], *map(Fraction, prices[1:])]),
        "remises": told_range(price - one for price, one in zip(prices, cut, strict=True)),
        "rows_json": as_rows(rows),
        "recheck_json": as_recheck({"B1": other / 100}),
    }


def _condition(draw: Draw, options: Mapping[str, Any]) -> dict[str, str]:
    """A price that depends on a threshold, which itself stands in a cell."""
    names = draw.sample(FIRST_NAMES, 6)
    limit, full, part = draw.integer(14, 25), draw.integer(40, 60), draw.integer(15, 35)
    ages = drawn_until(
        lambda: [limit, limit - 1, *(draw.integer(8, 40) for _ in range(4))],
        lambda some: len(set(some)) == 6,
    )
    ages = draw.shuffled(ages)
    later = limit + 3

    def fees(threshold: int) -> list[Fraction | int | str]:
        return [part if age < threshold else full for age in ages]

    if fees(limit) == fees(later):
        return _condition(draw, options)
    rows: list[list[Any]] = [["Âge limite", limit], ["Tarif réduit", part], ["Plein tarif", full]]
    rows += [
        [],
        ["Prénom", "Âge", "À payer"],
        *([n, a, None] for n, a in zip(names, ages, strict=True)),
    ]
    return {
        "limite": str(limit),
        "tarifs": told_range(fees(limit)),
        "tarifs2": told_range(fees(later)),
        "bord": told_range(fees(limit + 1)),
        "inverse": told_range(full if one == part else part for one in fees(limit)),
        "rows_json": as_rows(rows),
        "recheck_json": as_recheck({"B1": later}),
    }


def _lookup(draw: Draw, options: Mapping[str, Any]) -> dict[str, str]:
    """Orders by code, priced from a table that is not sorted."""
    names = _goods(draw, options, 6)
    codes = draw.shuffled([f"{name[:2].upper()}{draw.integer(10, 99)}" for name in names])
    prices = draw.sample(range(4, 49), 6)
    orders = [draw.integer(0, 5) for _ in range(5)]
    counts = [draw.integer(2, 12) for _ in orders]
    changed = orders[2]
    other = [price + 11 if at == changed else price for at, price in enumerate(prices)]
    due = [prices[at] * count for at, count in zip(orders, counts, strict=True)]
    again = [other[at] * count for at, count in zip(orders, counts, strict=True)]
    rows: list[list[Any]] = [["Code", "Prix", None, "Commande", "Quantité", "Montant"]]
    for line in range(6):
        order = [codes[orders[line]], counts[line], None] if line < 5 else []
        rows.append([codes[line], prices[line], None, *order])
    values = {
        "montants": told_range(due),
        "montants2": told_range(again),
        "cote": told_range(price * count for price, count in zip(prices, counts, strict=False)),
        "seuls": told_range(prices[at] for at in orders),
        "rows_json": as_rows(rows),
        "recheck_json": as_recheck({f"B{changed + 2}": prices[changed] + 11}),
    }
    is_clear = values["cote"] != values["montants"] and len(set(codes)) == 6
    return values if is_clear else _lookup(draw, options)


def _tiers(draw: Draw, options: Mapping[str, Any]) -> dict[str, str]:
    """Bills in two tiers: so much a unit up to a limit, another price above it only."""
    names = draw.sample(FIRST_NAMES, 5)
    limit = draw.choice((20, 30, 40, 50))
    low, high = Fraction(draw.integer(4, 9), 2), Fraction(draw.integer(10, 17), 2)
    used = [limit, limit - draw.integer(5, 15), *(limit + draw.integer(4, 40) for _ in range(3))]
    used = draw.shuffled(used)
    later = limit + 10

    def bills(threshold: int) -> list[Fraction]:
        return [min(one, threshold) * low + max(one - threshold, 0) * high for one in used]

    rows: list[list[Any]] = [["Seuil", limit], ["Prix jusqu'au seuil", cell(low)]]
    rows += [["Prix au-delà", cell(high)], [], [options["who"], options["unit"], "Facture"]]
    rows += [[name, one, None] for name, one in zip(names, used, strict=True)]
    return {
        "seuil": str(limit),
        "factures": told_range(bills(limit)),
        "factures2": told_range(bills(later)),
        "tout_haut": told_range(one * (high if one > limit else low) for one in used),
        "tout_bas": told_range(one * low for one in used),
        "rows_json": as_rows(rows),
        "recheck_json": as_recheck({"B1": later}),
    }


def _faults(draw: Draw, options: Mapping[str, Any]) -> dict[str, str]:
    """Three faults to find: an amount typed by hand, a sum too short, a rate that slid."""
    names = _goods(draw, options, 6)
    prices, counts = draw.sample(range(6, 60), 6), draw.sample(range(2, 30), 6)
    rate = draw.choice((5, 10, 15, 20))
    typed = draw.integer(1, 4)
    changed_at = typed

    def end(sold: Sequence[int]) -> Fraction:
        total = sum(price * count for price, count in zip(prices, sold, strict=True))
        return Fraction(total * (100 - rate), 100)

    later = [count + 5 if at == changed_at else count for at, count in enumerate(counts)]
    later[5] += 4
    rows: list[list[Any]] = [["Article", "Prix", "Quantité", "Montant"]]
    for at, (name, price, count) in enumerate(zip(names, prices, counts, strict=True)):
        formula = price * (count + 3) if at == typed else f"=B{at + 2}*C{at + 2}"
        rows.append([name, price, count, formula])
    rows += [["Total", None, None, "=SOMME(D2:D6)"], ["Remise", None, rate / 100, "=D8*C10"]]
    rows.append(["À payer", None, None, "=D8-D9"])
    shown = sum(p * c for p, c in zip(prices[:5], counts, strict=False)) + 3 * prices[typed]
    right = sum(p * c for p, c in zip(prices, counts, strict=True))
    return {
        "payer": told(end(counts)),
        "payer2": told(end(later)),
        "affiche": told(shown),
        "sans_remise": told(right),
        "main": told(Fraction((right + 3 * prices[typed]) * (100 - rate), 100)),
        "cellule": f"D{typed + 2}",
        "article": names[typed],
        "rows_json": as_rows(rows),
        "recheck_json": as_recheck({f"C{typed + 2}": later[typed], "C7": later[5]}),
    }
