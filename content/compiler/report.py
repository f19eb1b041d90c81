"""content-report.json: what the bank holds, and what in it is worth a look."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from chalicelib.core.content import Challenge, Kind, PictureForm, Release
from content.compiler.compilation import Compilation, values_differ
from content.compiler.priors import RULE
from content.compiler.problems import Problems
from content.compiler.quality.guesses import guesses, is_right_longest
from content.compiler.quality.leaks import leaks
from content.compiler.quality.pools import POOLS, pool_report
from content.compiler.quality.reading import HARD, lix
from content.compiler.quality.twins import doubles, twins
from content.compiler.quality.variety import is_parametrised

Report = dict[str, Any]
FAMILIES: dict[str, tuple[Kind, ...]] = {
    "file_or_simulator": ("file", "simulator"),
    "ordering_or_matching": ("ordering", "matching"),
    "written": ("short-text", "several-texts"),
    "choices": ("single-choice", "multiple-choice", "picture"),
}
MOST_ORDERED = 0.15
"""Ordering and matching count as performed up to this share of the bank."""
REUSED = 8
"""A simulator counts from this many challenges on."""
_SHORTEST_ALT = 30


def write_report(report: Report, path: Path) -> None:
    """Write the report."""
    path.write_text(f"{json.dumps(report, ensure_ascii=False, indent=2)}\n", "utf-8")


def make_report(compilation: Compilation, problems: Problems, release: Release) -> Report:
    """Counts, shares, coverage, the two pools, and what the quality tools found."""
    played = [one for one in compilation.compiled if one.challenge.status == "validated"]
    challenges = [compiled.challenge for compiled in played]
    shares = _shares(challenges)
    uses = _simulator_uses(challenges)
    parametrised = sorted(one.challenge.id for one in played if is_parametrised(one))
    return {
        "skills": len(compilation.skills),
        "challenges": len(challenges),
        "performed_share": _performed(shares),
        "parametrised": len(parametrised),
        "simulators": sum(count >= REUSED for count in uses.values()),
        "errors": len(problems.errors),
        "warnings": [str(problem) for problem in problems.warnings],
        "tubes": len(compilation.tree.tubes),
        "tutorials": len(compilation.tree.tutorials),
        "shares": shares,
        "kinds": dict(sorted(Counter(one.kind for one in challenges).items())),
        "simulator_uses": uses,
        "coverage": _coverage(compilation),
        "pools": {pool: asdict(pool_report(release, pool)) for pool in POOLS},
        "quality": _quality(compilation, challenges),
        "item_parameters": {"status": "prior, not calibrated", "rule": RULE},
        "parametrised_challenges": parametrised,
        "different_versions": {one.challenge.id: values_differ(one) for one in played},
        "generators": dict(sorted(Counter(_generators(compilation)).items())),
    }


def _shares(challenges: Sequence[Challenge]) -> dict[str, float]:
    total = max(len(challenges), 1)
    kinds = Counter(challenge.kind for challenge in challenges)
    return {
        family: round(sum(kinds[kind] for kind in members) / total, 3)
        for family, members in FAMILIES.items()
    }


def _performed(shares: dict[str, float]) -> float:
    ordered = min(shares["ordering_or_matching"], MOST_ORDERED)
    return round(shares["file_or_simulator"] + shares["written"] + ordered, 3)


def _simulator_uses(challenges: Iterable[Challenge]) -> dict[str, int]:
    names = Counter(one.form.name for one in challenges if one.form.kind == "simulator")
    return dict(names.most_common())


def _generators(compilation: Compilation) -> list[str]:
    sources = (compiled.file.source.generator for compiled in compilation.compiled)
    return [generator.name for generator in sources if generator]


def _coverage(compilation: Compilation) -> dict[str, dict[str, dict[str, Any]]]:
    """Competence -> level -> skills, challenges of each pool, challenges of each kind."""
    coverage: dict[str, dict[str, dict[str, Any]]] = {}
    for skill in compilation.skills:
        levels = coverage.setdefault(skill.competence_id, {})
        cell = levels.setdefault(str(skill.level), {"skills": 0, "pools": {}, "kinds": {}})
        cell["skills"] += 1
    for compiled in compilation.compiled:
        file = compiled.file
        cell = coverage[file.competence_id][str(file.level)]
        for group, name in (("pools", file.source.pool), ("kinds", file.source.kind)):
            cell[group][name] = cell[group].get(name, 0) + 1
    return {
        competence_id: dict(sorted(levels.items()))
        for competence_id, levels in sorted(coverage.items())
    }


def _quality(compilation: Compilation, challenges: Sequence[Challenge]) -> dict[str, Any]:
    indexes = {one.id: index for one in challenges if (index := lix(one)) is not None}
    longest = [found for one in challenges if (found := is_right_longest(one)) is not None]
    return {
        "same_statements": [pair._asdict() for pair in doubles(challenges)],
        "near_statements": [pair._asdict() for pair in twins(challenges)],
        "reading_index": round(sum(indexes.values()) / max(len(indexes), 1), 1),
        "hard_to_read": {id_: index for id_, index in indexes.items() if index > HARD},
        "missing_alternatives": {
            "skills_without_accessible_challenge": _without_accessible(compilation),
            "short_descriptions": [one.id for one in challenges if _is_alt_short(one)],
        },
        "guessable": {one.id: why for one in challenges if (why := list(guesses(one)))},
        "share_where_the_longest_choice_is_right": round(sum(longest) / max(len(longest), 1), 3),
        "told_by_others": [leak._asdict() for leak in leaks(challenges)],
    }


def _without_accessible(compilation: Compilation) -> list[str]:
    """Skills that nobody could show in training with a keyboard or a screen reader."""
    accessible = {
        compiled.file.skill_id
        for compiled in compilation.compiled
        if compiled.file.source.accessible and compiled.file.source.pool == "training"
    }
    return [skill.id for skill in compilation.skills if skill.id not in accessible]


def _is_alt_short(challenge: Challenge) -> bool:
    form = challenge.form
    pictures = [challenge.image, form.image if isinstance(form, PictureForm) else None]
    return any(len(picture.alt) < _SHORTEST_ALT for picture in pictures if picture)
