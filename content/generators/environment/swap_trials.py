"""Trials with parts swapped for others: only one part can be at fault."""

from collections.abc import Mapping
from typing import Any

from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until

Trial = tuple[str, ...]


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """`options`: `groups` of {name, letter, count}, and the words `works` and `fails`."""
    groups = [_labels(draw, group) for group in options["groups"]]
    parts = [part for group in groups for part in group]
    culprit = draw.choice(parts)
    trials = drawn_until(
        lambda: [tuple(draw.choice(group) for group in groups) for _ in range(5)],
        lambda made: _suspects(made, culprit, parts) == [culprit] and len(set(made)) == len(made),
    )
    failing = [trial for trial in trials if culprit in trial]
    innocent = [part for part in parts if part != culprit]
    beside = [part for part in failing[0] if part != culprit]
    values = {
        "prenom": draw.choice(FIRST_NAMES),
        "coupable": culprit,
        "code": culprit.split()[-1],
        "innocent1": beside[0].split()[-1],
        "innocent2": beside[1].split()[-1],
        "innocent3": draw.choice([part for part in innocent if part not in beside]).split()[-1],
        "echecs": str(len(failing)),
    }
    for number, trial in enumerate(trials, start=1):
        values[f"essai{number}"] = ", ".join(trial)
        values[f"issue{number}"] = options["fails" if culprit in trial else "works"]
    return Variant(values)


def _labels(draw: Draw, group: Mapping[str, Any]) -> list[str]:
    numbers = draw.sample(range(11, 100), group["count"])
    return [f"{group['name']} {group['letter']}{number}" for number in numbers]


def _suspects(trials: list[Trial], culprit: str, parts: list[str]) -> list[str]:
    """Parts that are in every trial that failed and in none that worked."""
    failed = [trial for trial in trials if culprit in trial]
    worked = [trial for trial in trials if culprit not in trial]
    if len(failed) < 2 or not worked:
        return []
    return [
        part
        for part in parts
        if all(part in trial for trial in failed) and not any(part in trial for trial in worked)
    ]
