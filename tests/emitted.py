"""Reads in the source who writes logs and metrics, and what they name."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCES = [ROOT / "app.py", *sorted((ROOT / "chalicelib").rglob("*.py"))]
GIVEN_BY_HELPERS = {"latency_ms", "refused", "broken", "age_s"}
"""Those that `told` and `counted` hand over in a mapping; tests of them name each."""


def _calls(tree: ast.AST, owner: str, names: set[str]) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        said_by, said = node.func.value, node.func.attr
        if isinstance(said_by, ast.Name) and said_by.id == owner and said in names:
            yield node


def calls_of(owner: str, names: set[str]) -> Iterator[tuple[str, ast.Call]]:
    """Every call `owner.name(…)` of the product, and where it is."""
    for path in SOURCES:
        for call in _calls(ast.parse(path.read_text(encoding="utf-8")), owner, names):
            yield f"{path.relative_to(ROOT)}:{call.lineno}", call


def emitted_metrics() -> set[str]:
    """The keywords of every call of `metrics.tell`, and those that `told` and `counted` give."""
    named = {
        keyword.arg
        for _, call in calls_of("metrics", {"tell"})
        for keyword in call.keywords
        if keyword.arg
    }
    return named | GIVEN_BY_HELPERS
