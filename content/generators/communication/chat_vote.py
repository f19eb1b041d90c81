"""The export of a discussion in which people voted, some of them twice."""

from collections.abc import Mapping
from typing import Any

from content.compiler.files import csv_file
from content.compiler.variants import Draw, Variant
from content.generators.french import FIRST_NAMES, drawn_until

TALK = (
    "Je peux aider.",
    "Quelqu'un a l'adresse ?",
    "Merci pour l'organisation !",
    "J'arrive en retard.",
    "Très bonne idée.",
    "On en reparle demain.",
)


def generate(draw: Draw, options: Mapping[str, Any]) -> Variant:
    """Four of `options['choices']`; each member's last vote before the end counts."""
    choices = draw.sample(options["choices"], 4)
    names = draw.sample(FIRST_NAMES, 26)
    votes = drawn_until(
        lambda: _votes(draw, names, choices), lambda found: _is_clear(found, choices)
    )
    counts = _counts(votes, choices)
    order = sorted(choices, key=lambda choice: counts[choice], reverse=True)
    every = {choice: sum(vote == choice for _, vote, _ in votes) for choice in choices}
    first = max(choices, key=lambda choice: every[choice])
    lines = [(at, name, f"VOTE {vote}") for name, vote, at in votes]
    lines += [(draw.integer(0, _LATE), draw.choice(names), draw.choice(TALK)) for _ in range(24)]
    table = [("Heure", "Membre", "Message")]
    table += [(f"{18 + at // 60}:{at % 60:02}", name, text) for at, name, text in sorted(lines)]
    values = {
        "gagnant": order[0],
        "voix": str(counts[order[0]]),
        "second": order[1],
        "voix_second": str(counts[order[1]]),
        "trompeur": first,
        "voix_trompeur": str(every[first]),
        "tous": str(every[order[0]]),
        "votants": str(sum(counts.values())),
        "fin": f"{18 + _END // 60} h",
    }
    return Variant(values, {"discussion.csv": csv_file(table)})


_END, _LATE = 120, 175


def _votes(draw: Draw, names: list[str], choices: list[str]) -> list[tuple[str, str, int]]:
    """(member, choice, minute); everybody once, some change their mind, some are late."""
    minutes = draw.sample(range(_LATE), 40)
    voters = [*names, *draw.sample(names, 14)]
    return [(name, draw.choice(choices), at) for name, at in zip(voters, minutes, strict=True)]


def _counts(votes: list[tuple[str, str, int]], choices: list[str]) -> dict[str, int]:
    last: dict[str, tuple[int, str]] = {}
    for name, vote, at in votes:
        if at < _END and (name not in last or last[name][0] < at):
            last[name] = (at, vote)
    kept = [vote for _, vote in last.values()]
    return {choice: kept.count(choice) for choice in choices}


def _is_clear(votes: list[tuple[str, str, int]], choices: list[str]) -> bool:
    """A winner alone, who is not the one that counting every vote would give."""
    counts = _counts(votes, choices)
    every = {choice: sum(vote == choice for _, vote, _ in votes) for choice in choices}
    order, all_order = sorted(counts.values()), sorted(every.values())
    winner = max(choices, key=lambda choice: counts[choice])
    return order[-1] > order[-2] and all_order[-1] > all_order[-2] and every[winner] < all_order[-1]
