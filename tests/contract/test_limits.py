"""Modules and functions keep within the lengths of the house style."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("chalicelib", "infra", "content/compiler", "content/generators")
LONGEST_MODULE = 400
LONGEST_FUNCTION = 50
LONGEST_COMPONENT = 150


def _modules() -> list[Path]:
    found = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")]
    return sorted(path for path in [*found, ROOT / "app.py"] if path.exists())


def _long_functions(source: str, name: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield f"{name}:{node.lineno} {node.name} has {length} lines"


def test_there_are_modules_to_measure() -> None:
    assert len(_modules()) > 40


def test_no_module_is_longer_than_400_lines() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in _modules()}
    assert {p.name: n for p, n in lengths.items() if n > LONGEST_MODULE} == {}


def test_no_function_is_longer_than_50_lines() -> None:
    assert [
        fault
        for path in _modules()
        for fault in _long_functions(path.read_text(encoding="utf-8"), str(path.relative_to(ROOT)))
    ] == []


def test_a_long_function_would_be_seen() -> None:
    source = "def long() -> None:\n" + "    pass\n" * LONGEST_FUNCTION
    assert list(_long_functions(source, "planted")) == ["planted:1 long has 51 lines"]


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in _modules()
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_no_component_of_the_front_end_is_longer_than_150_lines() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in (ROOT / "frontend/src").rglob("*.tsx")
    }
    assert {name: n for name, n in lengths.items() if n > LONGEST_COMPONENT} == {}


@pytest.mark.parametrize("word", ["TODO", "FIXME", "XXX", "NotImplemented"])
def test_nothing_is_left_for_later(word: str) -> None:
    left = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in _modules()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if word in line
    ]
    assert left == []
