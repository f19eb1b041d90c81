"""How a table is declared in the register of personal data (`core/personal_data.py`)."""

from dataclasses import dataclass
from typing import Literal

Erasure = Literal["erased", "parted", "expires"]
"""Removed when the account is; kept by an organization as its own, with nothing left in it that
leads to the account; or gone by itself soon, whether or not there is an account."""


@dataclass(frozen=True, slots=True)
class Field:
    """A stored field: where a person's copy shows it, or why the copy leaves it out."""

    name: str
    shown_as: tuple[str, ...] = ()
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what it keeps of a person, and how that goes."""

    name: str
    keeps: str
    erasure: Erasure
    fields: tuple[Field, ...]


def shown(name: str, *paths: str) -> Field:
    """A field that the copy shows, at these places."""
    return Field(name, shown_as=paths)


def technical(name: str) -> Field:
    """A field that says nothing of anybody."""
    return Field(name, why_not="says nothing of the person: a version, a key, a date of removal")


def secret(name: str) -> Field:
    """A field that opens something."""
    return Field(name, why_not="derived from a secret; a copy that leaks must not help anybody in")
