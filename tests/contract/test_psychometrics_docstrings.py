"""Public functions of psychometrics say what they take, what they give, and in what shapes."""

import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import pytest

from chalicelib.core import psychometrics

ARRAYS = re.compile(r"numpy\.ndarray|numpy\._typing")
"""What `Floats`, `Indexes`, `Mask`, `NDArray` and `ArrayLike` stand for."""
_SIZE = r"(?:\.\.\.|[A-Z]|[cmn]|\d+|count|competences|len\(cuts\))(?: [+-] \d)?"
_SHAPE = rf"\({_SIZE},(?: {_SIZE},?)*\)|\(\.\.\.\)"
_WORDS = (
    r"[Bb]roadcast|[Nn]umbers? or arrays?|any shape|compatible shapes|same shape|[Aa]s (?:in )?`"
)
SHAPE = re.compile(f"{_SHAPE}|{_WORDS}")
"""(J,), (2, J), (K + 1,), (..., K); that any shapes go together; or whose parameters they are."""


def functions() -> Iterator[tuple[str, Any]]:
    """Functions, and methods of classes, without an underscore in front."""
    for module_info in walk_packages(psychometrics.__path__, f"{psychometrics.__name__}."):
        module = import_module(module_info.name)
        place = module_info.name.removeprefix(f"{psychometrics.__name__}.")
        for name, found in vars(module).items():
            if name.startswith("_") or getattr(found, "__module__", "") != module.__name__:
                continue
            if inspect.isfunction(found):
                yield f"{place}.{name}", (found, module)
            elif inspect.isclass(found):
                yield from ((f"{place}.{n}", (f, found)) for n, f in _methods(found))


def _methods(owner: type) -> Iterator[tuple[str, Any]]:
    for name, member in vars(owner).items():
        if name.startswith("_"):
            continue
        found = getattr(member, "fget", None) or getattr(member, "func", None)
        found = found or getattr(member, "__func__", member)
        if inspect.isfunction(found):
            yield f"{owner.__name__}.{name}", found


FOUND = dict(functions())


@pytest.mark.parametrize("name", FOUND)
def test_a_public_function_has_a_docstring(name: str) -> None:
    function, _ = FOUND[name]
    assert inspect.getdoc(function)


@pytest.mark.parametrize("name", FOUND)
def test_a_function_of_arrays_says_their_shapes(name: str) -> None:
    """In its own words, or where it belongs: the docstring of its class or of its module."""
    function, home = FOUND[name]
    if not any(ARRAYS.search(str(one)) for one in _annotations(function)):
        return
    said = f"{inspect.getdoc(function)}\n{home.__doc__}"
    assert SHAPE.search(said)


def _annotations(function: Any) -> list[Any]:
    return [value for value in function.__annotations__.values() if value is not None]
