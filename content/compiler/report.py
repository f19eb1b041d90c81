"""content-report.json: what the content covers, and what is worth a look."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from chalicelib.core.content import Kind
from content.compiler.check import CLOSED
from content.compiler.compilation import Compilation, values_differ
from content.compiler.problems import Problems


def write_report(compilation: Compilation, problems: Problems, path: Path) -> None:
    """Write the report."""
    text = json.dumps(make_report(compilation, problems), ensure_ascii=False, indent=2)
    path.write_text(f"{text}\n", "utf-8")


def make_report(compilation: Compilation, problems: Problems) -> dict[str, Any]:
    """Coverage by competence, level and kind; shares; parametrised challenges; warnings."""
    kinds: Counter[Kind] = Counter(compiled.challenge.kind for compiled in compilation.compiled)
    total = max(len(compilation.compiled), 1)
    versions = {c.challenge.id: values_differ(c) for c in compilation.compiled}
    parametrised = {id_: count for id_, count in versions.items() if count > 1}
    accessible = [c for c in compilation.compiled if c.file.source.accessible]
    return {
        "challenges": len(compilation.compiled),
        "skills": len(compilation.skills),
        "tubes": len(compilation.tree.tubes),
        "tutorials": len(compilation.tree.tutorials),
        "kinds": dict(sorted(kinds.items())),
        "share_of_choices": round(sum(kinds[kind] for kind in CLOSED) / total, 3),
        "share_parametrised": round(len(parametrised) / total, 3),
        "different_versions": dict(sorted(parametrised.items())),
        "generators": dict(sorted(Counter(_generators(compilation)).items())),
        "share_accessible": round(len(accessible) / total, 3),
        "skills_without_accessible_challenge": _without_accessible(compilation),
        "item_parameters": "prior, not calibrated",
        "coverage": _coverage(compilation),
        "warnings": [str(problem) for problem in problems.warnings],
    }


def _generators(compilation: Compilation) -> list[str]:
    sources = (compiled.file.source.generator for compiled in compilation.compiled)
    return [generator.name for generator in sources if generator]


def _without_accessible(compilation: Compilation) -> list[str]:
    accessible = {c.file.skill_id for c in compilation.compiled if c.file.source.accessible}
    return [skill.id for skill in compilation.skills if skill.id not in accessible]


def _coverage(compilation: Compilation) -> dict[str, dict[str, dict[str, int]]]:
    """Competence -> level -> kind -> number of challenges."""
    coverage: dict[str, dict[str, dict[str, int]]] = {}
    for compiled in compilation.compiled:
        file = compiled.file
        levels = coverage.setdefault(file.competence_id, {})
        kinds = levels.setdefault(str(file.level), {})
        kinds[file.source.kind] = kinds.get(file.source.kind, 0) + 1
    return coverage
