"""Test vectors through the product's own functions, which are only given other names here.

A function that is not known counts as failed.
"""

from collections.abc import Mapping
from typing import Any

from tests.vectors import exam, historic, self_assessment

FUNCTIONS = {**self_assessment.FUNCTIONS, **exam.FUNCTIONS, **historic.FUNCTIONS}
FIXTURES = {"bank": None, "configuration": "configurations"}
"""Inputs that may name a fixture of the file, and where in the fixtures it is found."""

Vector = Mapping[str, Any]


def problem(vector: Vector, fixtures: Mapping[str, Any] | None = None) -> str | None:
    """Why the vector fails, or None when it passes."""
    function = FUNCTIONS.get(vector["function"])
    if function is None:
        return f"unknown function {vector['function']}"
    try:
        found = function(_with_fixtures(vector["input"], fixtures or {}))
    except Exception as error:  # noqa: BLE001  # a vector that crashes has failed; the others still count
        return f"{type(error).__name__}: {error}"
    for name, expected in vector["expected"].items():
        if name not in found:
            return f"{name} is not computed"
        if not _equal(found[name], expected, float(vector.get("tolerance", 0))):
            return f"{name}: expected {expected}, found {found[name]}"
    return None


def _with_fixtures(given: Vector, fixtures: Mapping[str, Any]) -> Vector:
    named = {
        name: (fixtures[folder] if folder else fixtures)[given[name]]
        for name, folder in FIXTURES.items()
        if name in given
    }
    return {**given, **named}


def _equal(found: Any, expected: Any, tolerance: float) -> bool:
    if isinstance(expected, list):
        return len(found) == len(expected) and all(
            _equal(one, other, tolerance) for one, other in zip(found, expected, strict=True)
        )
    if isinstance(expected, int | float) and not isinstance(expected, bool):
        return isinstance(found, int | float) and abs(found - expected) <= tolerance
    return bool(found == expected)
