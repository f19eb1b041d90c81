"""How many times things are done, in algorithms to follow by reasoning."""

from collections.abc import Callable, Mapping

from content.compiler.variants import Draw, Variant

_Counts = Mapping[str, Callable[[Draw], dict[str, int]]]


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """The algorithm named by the option `ask`."""
    made = _COUNTS[str(options["ask"])](draw)
    return Variant({name: str(value) for name, value in made.items()})


def _search(draw: Draw) -> dict[str, int]:
    """One by one, or by halves: the most elements looked at."""
    size = draw.integer(600, 60_000)
    halves = size.bit_length()
    if size & (size - 1) == 0 or size & (size + 1) == 0:
        return _search(draw)
    return {
        "taille": size,
        "moities": halves,
        "moins_un": halves - 1,
        "plus_un": halves + 1,
        "demi": size // 2,
    }


def _pairs(draw: Draw) -> dict[str, int]:
    """Every pair compared once, then a few readings of each element."""
    size, readings = draw.integer(18, 64), draw.integer(3, 9)
    pairs = size * (size - 1) // 2
    return {
        "n": size,
        "lectures": readings,
        "paires": pairs,
        "total": pairs + readings * size,
        "carre": size * size + readings * size,
        "deux_fois": size * (size - 1) + readings * size,
        "oubli": pairs + readings,
        "double": 2 * size,
    }


def _doubling(draw: Draw) -> dict[str, int]:
    """Each turn adds the counter, then moves it on, while the total is below a limit."""
    start, step, limit = draw.integer(1, 12), draw.integer(2, 7), draw.integer(60, 160)
    total, rise, turns, before = start, step, 0, start
    while total < limit:
        before = total
        total, rise, turns = total + rise, rise + step, turns + 1
    return {
        "depart": start,
        "pas": step,
        "limite": limit,
        "total": total,
        "tours": turns,
        "avant": before,
        "un_de_moins": turns - 1,
        "un_de_plus": turns + 1,
        "suivant": total + rise,
    }


_COUNTS: _Counts = {"search": _search, "pairs": _pairs, "doubling": _doubling}
