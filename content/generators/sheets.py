"""Rows for the spreadsheet simulator, and numbers as its answers tell them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

Cell = str | int | float | None
Row = Sequence[Cell]


def as_rows(rows: Iterable[Row]) -> str:
    """Rows as a value of a variant."""
    return json.dumps([list(row) for row in rows], ensure_ascii=False, separators=(",", ":"))


def as_recheck(inputs: Mapping[str, Cell]) -> str:
    """The other inputs of a `recheck`."""
    return json.dumps(dict(inputs), ensure_ascii=False, separators=(",", ":"))


def told(value: Fraction | int) -> str:
    """A number as the spreadsheet tells it: decimal comma, six places at most."""
    text = f"{float(value):.6f}".rstrip("0").rstrip(".")
    return ("0" if text in ("-0", "") else text).replace(".", ",")


def told_range(values: Iterable[Fraction | int | str]) -> str:
    """A range as the spreadsheet tells it."""
    return " ; ".join(value if isinstance(value, str) else told(value) for value in values)


def cell(value: Fraction | int) -> int | float:
    """A number as a cell holds it."""
    exact = Fraction(value)
    return int(exact) if exact.denominator == 1 else float(exact)
