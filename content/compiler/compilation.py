"""Reads, renders and checks everything; what comes out can be released."""

import json
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import partial
from pathlib import Path

from chalicelib.core.content import PIX_UNIT, Skill
from content.compiler.certifications import check_exams
from content.compiler.check import Compiled, check_challenge
from content.compiler.checked_files import check_files
from content.compiler.forms import to_challenge
from content.compiler.problems import Problems
from content.compiler.rendering import file_names, render
from content.compiler.sources import ChallengeFile, Tree, TubeFolder, is_below, read_tree
from content.compiler.targets import Ground, check_targets
from content.compiler.variants import VARIANTS

PIX_PER_LEVEL = 8
MOST_PIX_PER_SKILL = 4
_QUICK_VARIANTS = 3
_WORTH_SHARING = 20


@dataclass
class Compilation:
    """Everything read and checked so far."""

    tree: Tree
    skills: list[Skill] = field(default_factory=list)
    compiled: list[Compiled] = field(default_factory=list)


def compile_content(
    root: Path, problems: Problems, *, simulators: Path, part: Path | None = None
) -> Compilation:
    """Read and check the content below `root`, or only a part of it."""
    tree = read_tree(root, problems, part=part)
    compilation = Compilation(tree, skills=_skills(tree, problems))
    for compiled, noted in _compile_all(tree):
        problems.add(noted)
        compilation.compiled += [compiled] if compiled else []
    for file in tree.challenges:
        _check_links(file, tree, problems)
        _check_simulator(file, simulators, problems)
    _check_orphans(tree, problems)
    if part is None:
        _check_whole(compilation, problems)
    problems.keep(lambda problem: is_below(root / problem.file, part))
    return compilation


def without_errors(compilation: Compilation, problems: Problems) -> Compilation:
    """What is right, to try while the rest is being written; never for a real release."""
    faulty = {problem.file for problem in problems.errors}
    compiled = [c for c in compilation.compiled if c.file.name not in faulty]
    played = {c.file.skill_id for c in compiled}
    skills = [skill for skill in compilation.skills if skill.id in played]
    tree = replace(
        compilation.tree,
        tubes=[t for t in compilation.tree.tubes if any(s.tube_id == t.id for s in skills)],
        demo_skill_ids=[id_ for id_ in compilation.tree.demo_skill_ids if id_ in played],
    )
    return Compilation(tree, skills=skills, compiled=compiled)


def skill_pix(siblings: int) -> int | None:
    """The pix of a skill in 1/840, when its level has that many skills; None if not exact."""
    share = min(Fraction(MOST_PIX_PER_SKILL), Fraction(PIX_PER_LEVEL, siblings)) * PIX_UNIT
    return int(share) if share.denominator == 1 else None


def _compile_all(tree: Tree) -> Iterable[tuple[Compiled | None, Problems]]:
    """Each challenge rendered and checked, on every core when there are many."""
    most = _QUICK_VARIANTS if tree.part else None
    work = partial(compile_one, root=tree.root, most=most)
    if len(tree.challenges) < _WORTH_SHARING:
        return map(work, tree.challenges)
    with ProcessPoolExecutor() as pool:
        return list(pool.map(work, tree.challenges, chunksize=4))


def compile_one(
    file: ChallengeFile,
    *,
    root: Path,
    most: int | None,
    numbers: Sequence[int] = range(VARIANTS),
) -> tuple[Compiled | None, Problems]:
    """One challenge rendered with these seeds and checked; `most` limits the files opened."""
    problems = Problems()
    rendered = render(file, root, problems, numbers=numbers)
    if rendered is None:
        return None, problems
    sizes = check_files(file, rendered, problems, most=most)
    compiled = Compiled(file, rendered, to_challenge(file, rendered, sizes))
    check_challenge(compiled, problems)
    return compiled, problems


def _skills(tree: Tree, problems: Problems) -> list[Skill]:
    counts: dict[tuple[str, int], int] = {}
    for tube in tree.tubes:
        for level in tube.source.skills:
            place = (tube.competence_id, level)
            counts[place] = counts.get(place, 0) + 1
    for (competence_id, level), count in counts.items():
        if skill_pix(count) is None:
            problems.error(
                f"competences/{competence_id}",
                f"niveau {level}",
                f"{count} acquis ne se partagent pas exactement {PIX_PER_LEVEL} pix",
                advice="Gardez de 1 à 8 acquis par niveau",
            )
    return [
        _skill(tube, level, counts[tube.competence_id, level])
        for tube in tree.tubes
        for level in sorted(tube.source.skills)
    ]


def _skill(tube: TubeFolder, level: int, siblings: int) -> Skill:
    return Skill(
        id=f"{tube.id}-{level}",
        tube_id=tube.id,
        competence_id=tube.competence_id,
        level=level,
        pix=skill_pix(siblings) or 0,
        title=tube.source.skills[level],
    )


def _check_links(file: ChallengeFile, tree: Tree, problems: Problems) -> None:
    for tutorial_id in file.source.tutorials:
        if tutorial_id not in tree.tutorials:
            reason = f"le tutoriel « {tutorial_id} » n'existe pas"
            advice = "Ajoutez-le à un tutorials.yaml, ou corrigez son nom"
            problems.error(file.name, "tutorials", reason, advice=advice)


def _check_simulator(file: ChallengeFile, simulators: Path, problems: Problems) -> None:
    simulator = getattr(file.source, "simulator", None)
    if simulator is None or (simulators / simulator.name / "index.html").is_file():
        return
    reason = f"le simulateur « {simulator.name} » n'existe pas encore"
    advice = f"Il doit être dans frontend/simulators/{simulator.name}/"
    problems.warn(file.name, "simulator.name", reason, advice=advice)


def _check_orphans(tree: Tree, problems: Problems) -> None:
    for tube in tree.tubes:
        files = [file for file in tree.challenges if file.tube_id == tube.id]
        used = {name for file in files for name in file_names(file.source)}
        folder = tube.path / "files"
        is_whole = tree.part is None or is_below(tube.path / "tube.yaml", tree.part)
        kept = sorted(folder.iterdir()) if folder.is_dir() and is_whole else []
        for path in kept:
            if path.name not in used and not path.name.startswith("."):
                name = path.relative_to(tree.root).as_posix()
                reason = "aucune épreuve ne s'en sert"
                problems.error(name, "fichier", reason, advice="Citez-le ou supprimez-le")


def _check_whole(compilation: Compilation, problems: Problems) -> None:
    tree = compilation.tree
    played = {file.skill_id for file in tree.challenges if file.source.status == "validated"}
    for skill in compilation.skills:
        if skill.id not in played:
            name = f"competences/{skill.competence_id}/{skill.tube_id}"
            reason = f"l'acquis {skill.id} n'a aucune épreuve"
            problems.error(name, f"niveau {skill.level}", reason, advice="Écrivez-en une")
    used = {tutorial_id for file in tree.challenges for tutorial_id in file.source.tutorials}
    for tutorial_id in sorted(tree.tutorials.keys() - used):
        name, reason = tree.tutorial_files[tutorial_id], "aucune épreuve ne le cite"
        problems.error(name, tutorial_id, reason, advice="Citez-le ou supprimez-le")
    _check_generators(tree, problems)
    check_targets(tree.targets, Ground(compilation.skills), problems)
    challenges = [compiled.challenge for compiled in compilation.compiled]
    check_exams(tree.exams, compilation.skills, challenges, problems=problems)
    known = {skill.id for skill in compilation.skills}
    for skill_id in tree.demo_skill_ids:
        if skill_id not in known:
            reason, advice = f"l'acquis « {skill_id} » n'existe pas", "Corrigez ou retirez-le"
            problems.error("demo.yaml", "liste", reason, advice=advice)


def _check_generators(tree: Tree, problems: Problems) -> None:
    sources = [file.source.generator for file in tree.challenges]
    used = {generator.name for generator in sources if generator}
    folder = tree.root / "generators"
    for path in sorted(folder.rglob("*.py")):
        name = path.relative_to(folder).with_suffix("").as_posix()
        if name not in used and "\ndef generate(" in path.read_text("utf-8"):
            reason = "aucune épreuve ne s'en sert"
            advice = "Citez-le ou supprimez-le"
            problems.error(f"generators/{name}.py", "fichier", reason, advice=advice)


def values_differ(compiled: Compiled) -> int:
    """How many different versions of a parametrised challenge exist (values and files)."""
    versions = {json.dumps(dict(values)) for values in compiled.challenge.variants}
    files = {
        tuple(contents[number] for contents in compiled.rendered.made.values())
        for number in range(compiled.variants if compiled.rendered.made else 0)
    }
    return max(len(versions), len(files))
