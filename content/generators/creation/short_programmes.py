"""Conditions, limits and recursion in programs of a few lines."""

from collections.abc import Callable, Mapping

from content.compiler.variants import Draw, Variant


def generate(draw: Draw, options: Mapping[str, object]) -> Variant:
    """The program named by the option `ask`."""
    return Variant(_PROGRAMMES[str(options["ask"])](draw))


def _compound(draw: Draw) -> dict[str, str]:
    """Eight rooms, and a condition with and, or, not."""
    limit = draw.integer(20, 26)
    rooms = [
        (
            name,
            draw.integer(limit - 4, limit + 5),
            draw.choice((True, False)),
            draw.choice((True, False)),
        )
        for name in draw.sample(("A1", "A2", "A3", "B1", "B2", "B3", "C1", "C2", "C3"), 8)
    ]
    rooms[0] = (rooms[0][0], limit, True, False)

    def names(test: Callable[[int, bool, bool], bool]) -> str:
        return ", ".join(sorted(name for name, heat, busy, eco in rooms if test(heat, busy, eco)))

    right = names(lambda t, busy, eco: t > limit and (busy or not eco))
    wrongs = {
        "avec_egal": names(lambda t, busy, eco: t >= limit and (busy or not eco)),
        "tout_ou": names(lambda t, busy, eco: (t > limit and busy) or not eco),
        "tout_et": names(lambda t, busy, eco: t > limit and busy and not eco),
        "sans_non": names(lambda t, busy, eco: t > limit and (busy or eco)),
    }
    if right in wrongs.values() or not 2 <= right.count(",") + 1 <= 5:
        return _compound(draw)
    word = {True: "oui", False: "non"}
    cells = {
        f"{kind}{i}": text
        for i, (name, heat, busy, eco) in enumerate(rooms, start=1)
        for kind, text in (("s", name), ("t", str(heat)), ("o", word[busy]), ("e", word[eco]))
    }
    return {
        "limite": str(limit),
        "salles": right,
        "combien": str(right.count(",") + 1),
        **wrongs,
        **cells,
    }


def _limit(draw: Draw) -> dict[str, str]:
    """A rule in words, and a program that is wrong for one value only."""
    low = draw.integer(4, 40)
    high = low + draw.integer(5, 30)
    bad_low = draw.choice((True, False))
    first, second = (">" if bad_low else "≥"), ("≤" if bad_low else "<")
    wrong = low if bad_low else high
    return {
        "bas": str(low),
        "haut": str(high),
        "signe1": first,
        "signe2": second,
        "faux": str(wrong),
        "autre_borne": str(high if bad_low else low),
        "dehors": str(low - 1 if bad_low else high + 1),
        "dedans": str(low + 1 if bad_low else high - 1),
        "bon_signe": "≥" if bad_low else "≤",
        "mauvais_signe": first if bad_low else second,
    }


def _recursion(draw: Draw) -> dict[str, str]:
    """A function that calls itself on half, or on one less, of what it is given."""
    start, step = draw.integer(40, 250), draw.integer(2, 9)
    trace, at = [start], start
    while at > 1:
        at = at // 2 if at % 2 == 0 else at - 1
        trace.append(at)
    evens, odds = sum(n % 2 == 0 for n in trace), sum(n % 2 == 1 and n > 1 for n in trace)
    result = 1 + evens * step + odds
    values = {
        "n": start,
        "pas": step,
        "resultat": result,
        "sans_arret": result - 1,
        "sans_impairs": 1 + evens * step,
        "inverse": 1 + odds * step + evens,
        "appels": len(trace),
    }
    numbers = list(values.values())[2:]
    if len(set(numbers)) < len(numbers):
        return _recursion(draw)
    return {name: str(value) for name, value in values.items()} | {
        "suite": ", ".join(map(str, trace))
    }


_PROGRAMMES: Mapping[str, Callable[[Draw], dict[str, str]]] = {
    "compound": _compound,
    "limit": _limit,
    "recursion": _recursion,
}
