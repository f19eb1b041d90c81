"""A participatory budget, and ballots that several rules count differently."""

from collections.abc import Mapping
from itertools import permutations
from typing import Any

from content.compiler.files import Cell, csv_file, ods, xlsx
from content.compiler.variants import Draw, Variant
from content.generators.french import drawn_until
from content.generators.french_values import readable_number

Rows = list[list[Cell]]


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`mode` is `budget` (funded in the order of votes) or `ballots` (who wins each duel)."""
    return _budget(draw, options) if options["mode"] == "budget" else _ballots(draw, options)


def _budget(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Projects are taken by votes; one too dear is passed over, those after it may still fit."""
    names = draw.sample(options["projects"], 9)
    budget = draw.integer(60, 90) * 1000

    def make() -> list[tuple[str, int, int]]:
        return [(name, draw.integer(8, 34) * 1000, draw.integer(40, 400)) for name in names]

    projects = drawn_until(make, lambda one: _is_clear_budget(one, budget))
    funded, left = _funded(projects, budget)
    until_stop = _until_first_stop(projects, budget)
    ranked = sorted(projects, key=lambda one: -one[2])
    refused = next(one for one in ranked if one not in funded)
    rows: Rows = [["Projet", "Coût (€)", "Voix"]]
    rows += [[name, cost, votes] for name, cost, votes in projects]
    values = {
        "budget": readable_number(budget),
        "nombre": str(len(funded)),
        "reste": str(left),
        "reste_lu": readable_number(left),
        "cout_lu": readable_number(sum(one[1] for one in funded)),
        "dernier": funded[-1][0],
        "ecarte": refused[0],
        "arret": str(len(until_stop)),
        "reste_arret": str(budget - sum(one[1] for one in until_stop)),
        "cout": str(sum(one[1] for one in funded)),
        "dernier_arret": until_stop[-1][0],
        "premier": ranked[0][0],
    }
    return Variant(
        values, {"budget.xlsx": xlsx({"Projets": rows}), "budget.ods": ods({"Projets": rows})}
    )


def _funded(
    projects: list[tuple[str, int, int]], budget: int
) -> tuple[list[tuple[str, int, int]], int]:
    kept = []
    for project in sorted(projects, key=lambda one: -one[2]):
        if project[1] <= budget:
            kept.append(project)
            budget -= project[1]
    return kept, budget


def _until_first_stop(
    projects: list[tuple[str, int, int]], budget: int
) -> list[tuple[str, int, int]]:
    kept = []
    for project in sorted(projects, key=lambda one: -one[2]):
        if project[1] > budget:
            break
        kept.append(project)
        budget -= project[1]
    return kept


def _is_clear_budget(projects: list[tuple[str, int, int]], budget: int) -> bool:
    funded, left = _funded(projects, budget)
    stopped = _until_first_stop(projects, budget)
    votes = {one[2] for one in projects}
    return (
        len(votes) == len(projects) and len(funded) > len(stopped) and left > 0 and len(stopped) > 1
    )


def _ballots(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """One candidate wins every duel, another has the most first places; no tie anywhere."""
    names = draw.sample(options["projects"], 4)
    orders = list(permutations(range(4)))

    def make() -> list[tuple[tuple[int, ...], int]]:
        return [(order, draw.integer(3, 29)) for order in draw.sample(orders, 7)]

    ballots = drawn_until(make, _is_clear_vote)
    firsts = [_firsts(ballots, one) for one in range(4)]
    duels = {(one, two): _duel(ballots, one, two) for one, two in permutations(range(4), 2)}
    best = _condorcet(ballots)
    first = firsts.index(max(firsts))
    rows: Rows = [["Bulletins", "1er choix", "2e choix", "3e choix", "4e choix"]]
    rows += [[count, *(names[one] for one in order)] for order, count in ballots]
    values = {
        "gagnant": names[best],
        "premier": names[first],
        "voix": str(duels[best, first]),
        "contre": str(duels[first, best]),
        "total": str(sum(count for _, count in ballots)),
        "premieres": str(firsts[first]),
        "premieres_gagnant": str(firsts[best]),
        "autre": names[next(one for one in range(4) if one not in (best, first))],
    }
    return Variant(values, {"bulletins.csv": csv_file(rows)})


def _firsts(ballots: list[tuple[tuple[int, ...], int]], one: int) -> int:
    return sum(count for order, count in ballots if order[0] == one)


def _duel(ballots: list[tuple[tuple[int, ...], int]], one: int, two: int) -> int:
    return sum(count for order, count in ballots if order.index(one) < order.index(two))


def _condorcet(ballots: list[tuple[tuple[int, ...], int]]) -> int:
    for one in range(4):
        if all(
            _duel(ballots, one, two) > _duel(ballots, two, one) for two in range(4) if two != one
        ):
            return one
    return -1


def _is_clear_vote(ballots: list[tuple[tuple[int, ...], int]]) -> bool:
    firsts = [_firsts(ballots, one) for one in range(4)]
    best = _condorcet(ballots)
    top = max(firsts)
    if best < 0 or firsts.count(top) > 1 or firsts.index(top) == best:
        return False
    first = firsts.index(top)
    numbers = {_duel(ballots, best, first), _duel(ballots, first, best), top, firsts[best]}
    return len(numbers) == 4
