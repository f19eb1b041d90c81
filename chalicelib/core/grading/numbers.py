"""Reads numbers as people write them: decimal comma, grouped thousands, sign, percent, unit."""

import re
from collections.abc import Mapping
from decimal import Decimal

from chalicelib.core.content import TextRule
from chalicelib.core.grading.texts import plain, without_accents

_SIGNED = re.compile(r"(?P<sign>[+-]?) ?(?P<digits>[.,]?\d(?:[\d .,']*\d)?)(?P<unit>.*)")
_CURRENCY_FIRST = re.compile(r"(?P<sign>[+-]?) ?(?P<symbol>[€$£]) ?(?P<rest>.+)")
_WHOLE = re.compile(
    r"\d+|\d{1,3}(?: \d{3})+|\d{1,3}(?:'\d{3})+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3})+"
)
_ENGLISH_THOUSANDS = re.compile(r"[1-9]\d{0,2},\d{3}")
_GROUPS = re.compile(r"[ ,.']")
_PLURAL_FROM = 4


def read_number(text: str, lang: str) -> tuple[Decimal, str] | None:
    """The value and the unit written after it ("" without), or None."""
    written = plain(text)
    currency = _CURRENCY_FIRST.fullmatch(written)
    if currency:
        written = f"{currency['sign']}{currency['rest']} {currency['symbol']}"
    match = _SIGNED.fullmatch(written)
    value = _value(match["digits"], lang) if match else None
    if match is None or value is None:
        return None
    return (-value if match["sign"] == "-" else value), match["unit"].strip(" .")


def is_right_number(text: str, rule: TextRule, *, lang: str, unit: str) -> bool:
    """Whether the number written is the rule's, within its tolerance, once converted."""
    read, expected = read_number(text, lang), read_number(rule.number or "", lang)
    tolerance = read_number(rule.tolerance, lang)
    if read is None or expected is None or tolerance is None:
        return False
    value, written = read
    factors = _factors(written, rule, unit)
    return any(abs(value * factor - expected[0]) <= tolerance[0] for factor in factors)


def show_number(number: str, *, lang: str, unit: str) -> str:
    """The number as one writes it in that language, with its unit."""
    read = read_number(number, lang)
    if read is None:
        return number
    grouped = f"{read[0]:,f}"
    if lang == "fr":
        grouped = grouped.replace(",", "\u202f").replace(".", ",")
    return f"{grouped}\u00a0{unit}" if unit else grouped


def factor_of(unit: str, units: Mapping[str, str]) -> Decimal | None:
    """The factor of a unit: the exact spelling first, then capitals and plural aside."""
    wanted = plain(unit)
    exact = {plain(name): factor for name, factor in units.items()}
    if wanted in exact:
        return _factor(exact[wanted])
    close = {factor for name, factor in exact.items() if _loose(name) == _loose(wanted)}
    return _factor(close.pop()) if len(close) == 1 else None


def _factors(written: str, rule: TextRule, unit: str) -> list[Decimal]:
    """What the value may be multiplied by; none when the unit does not fit."""
    units = rule.units or {}
    known = factor_of(written or unit, units)
    if not written:
        return [] if rule.is_unit_required else [known or Decimal(1)]
    if known is not None:
        return [known]
    if unit and _loose(written) == _loose(plain(unit)):
        return [Decimal(1)]
    if written == "%" and not units:
        return [Decimal(1), Decimal("0.01")]
    return []


def _factor(text: str) -> Decimal | None:
    read = read_number(text, "en")
    return read[0] if read else None


def _loose(unit: str) -> str:
    folded = without_accents(unit.casefold())
    return folded[:-1] if len(folded) >= _PLURAL_FROM and folded.endswith("s") else folded


def _value(digits: str, lang: str) -> Decimal | None:
    whole, decimals = _split(digits, lang)
    if not _WHOLE.fullmatch(whole or "0") or not (decimals or "0").isdecimal():
        return None
    return Decimal(
        f"{_GROUPS.sub('', whole) or 0}.{decimals or 0}" if decimals else _GROUPS.sub("", whole)
    )


def _split(digits: str, lang: str) -> tuple[str, str]:
    """The whole part, maybe grouped, and the decimals."""
    marks = [character for character in digits if character in ",."]
    if not marks or (lang == "en" and _ENGLISH_THOUSANDS.fullmatch(digits)):
        return digits, ""
    if len(marks) > 1 and marks[-1] == marks[0]:
        return digits, ""
    whole, _, decimals = digits.rpartition(marks[-1])
    return whole, decimals
