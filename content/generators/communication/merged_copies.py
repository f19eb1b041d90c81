"""Two copies of one list that changed apart: what can be merged, what conflicts."""

from collections.abc import Mapping
from typing import Any

from content.compiler.files import ods
from content.compiler.variants import Draw, Variant
from content.generators.spaces import first_name, members

_CONFLICTS = 1


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Some rows changed in one copy, some in both alike, and one in both differently."""
    names = options["rows"]
    base = {name: draw.integer(*options["range"]) for name in names}
    one, two = dict(base), dict(base)
    count_one, count_two, alike = (draw.integer(3, 6), draw.integer(3, 6), draw.integer(1, 2))
    chosen = draw.sample(names, count_one + count_two + alike + _CONFLICTS)
    for name in chosen[:count_one]:
        one[name] = _other(draw, base[name])
    for name in chosen[count_one : count_one + count_two]:
        two[name] = _other(draw, base[name])
    for name in chosen[count_one + count_two : -1]:
        one[name] = two[name] = _other(draw, base[name])
    conflict = chosen[-1]
    one[conflict] = base[conflict] + draw.integer(2, 4)
    two[conflict] = base[conflict] + draw.integer(5, 9)
    people = members(draw, [""] * 2)
    total = sum(
        (one if one[name] != base[name] else two)[name] for name in names if name != conflict
    )
    head = [options["column"], options["value"]]
    sheets = {
        title: [head, *([name, copy[name]] for name in draw.shuffled(names))]
        for title, copy in (("Origine", base), ("Copie A", one), ("Copie B", two))
    }
    changed = count_one + count_two + alike
    values = {
        "prenom": first_name(people[0]),
        "autre": first_name(people[1]),
        "conflit": conflict,
        "sans_conflit": str(changed),
        "avec_conflit": str(changed + 1),
        "par_a": str(count_one + alike),
        "un_seul": str(count_one + count_two),
        "identique": chosen[-2],
        "valeur_a": str(one[conflict]),
        "valeur_b": str(two[conflict]),
        "total_a": str(total + one[conflict]),
        "total_b": str(total + two[conflict]),
        "total_origine": str(sum(base.values())),
        "total_copie_a": str(sum(one.values())),
    }
    return Variant(values, {"copies.ods": ods(sheets)})


def _other(draw: Draw, value: int) -> int:
    return (
        value + draw.integer(1, 9) * draw.choice((1, -1))
        if value > 9
        else value + draw.integer(1, 9)
    )
