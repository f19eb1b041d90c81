"""Tasks that wait for one another: how long it all takes, and what a delay would change."""

from collections.abc import Mapping
from typing import Any

from content.compiler.files import ods
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until
from content.generators.spaces import Json, as_json, members

Days = dict[str, int]
After = dict[str, list[str]]


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`tasks` in a plausible order; `board` gives cards of a workspace, otherwise a workbook."""
    return drawn_until(lambda: _made(draw, options), lambda made: bool(made.values))


def finish(days: Days, after: After) -> Days:
    """The earliest end of each task, in days; tasks are listed after those they wait for."""
    ends: Days = {}
    for task in days:
        ends[task] = days[task] + max((ends[one] for one in after[task]), default=0)
    return ends


def _made(draw: Draw, options: Mapping[str, Any]) -> Variant:
    tasks = list(options["tasks"])
    days = {task: draw.integer(2, 9) for task in tasks}
    after: After = {}
    for rank, task in enumerate(tasks):
        before = tasks[max(0, rank - 4) : rank]
        after[task] = draw.sample(before, min(len(before), draw.integer(1, 2))) if rank > 1 else []
    ends = finish(days, after)
    total = max(ends.values())
    slack = {task: _slack(task, days, after, total) for task in tasks}
    loose = [task for task in tasks if 1 <= slack[task] <= 4]
    critical = [task for task in tasks if slack[task] == 0]
    gains = {
        task: total - _total(days | {task: days[task] - 2}, after)
        for task in tasks
        if days[task] > 3
    }
    best = [task for task in gains if gains[task] == 2]
    if not loose or len(critical) >= len(tasks) - 2 or total == sum(days.values()) or len(best) < 1:
        return Variant()
    late = draw.choice(loose)
    delay = slack[late] + draw.integer(1, 4)
    slipped = _total(days | {late: days[late] + delay}, after)
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "duree": str(total),
        "somme": str(sum(days.values())),
        "plus_longue": str(max(days.values())),
        "tache": late,
        "marge": str(slack[late]),
        "retard": str(delay),
        "nouvelle_duree": str(slipped),
        "duree_naive": str(total + delay),
        "glissement": str(slipped - total),
        "critiques": str(len(critical)),
        "chemin": ", ".join(f"« {task} »" for task in critical),
        "toutes": str(len(tasks)),
    }
    if options.get("board"):
        return Variant(values | _board(draw, days, after))
    shown = draw.shuffled(tasks)
    rows = [[task, days[task], ", ".join(sorted(after[task]))] for task in shown]
    book = ods({"Projet": [["Tâche", "Durée (jours)", "Attend la fin de"], *rows]})
    return Variant(values, {"projet.ods": book})


def _total(days: Days, after: After) -> int:
    return max(finish(days, after).values())


def _slack(task: str, days: Days, after: After, total: int) -> int:  # noqa: PLR0917  # one formula
    """How many days a task may be late without delaying the whole."""
    late = 0
    while _total(days | {task: days[task] + late + 1}, after) == total:
        late += 1
    return late


def _board(draw: Draw, days: Days, after: After) -> dict[str, str]:
    people = members(draw, [""] * 4)
    ids = {task: f"t{rank}" for rank, task in enumerate(draw.shuffled(list(days)), 1)}
    cards: list[Json] = [
        {
            "id": ids[task],
            "title": task,
            "column": "c1",
            "who": [draw.choice(people)["id"]],
            "effort": f"{days[task]} jours",
            "after": [ids[one] for one in after[task]],
        }
        for task in sorted(days)
    ]
    return as_json(people=people, cards=cards)
