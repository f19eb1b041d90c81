"""Reads the folder `content/` into models, and refuses what is not in its place."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from content.compiler.certifications import ExamSource, read_exams
from content.compiler.challenges import MODELS, ChallengeSource
from content.compiler.explain import read_as
from content.compiler.problems import Problems
from content.compiler.schema import (
    KINDS,
    TUBE_ID,
    FrameworkSource,
    LevelSource,
    TubeSource,
    TutorialSource,
)
from content.compiler.targets import Targets, read_targets
from content.compiler.yamls import read_yaml

_T = TypeVar("_T")
_CHALLENGE_FILE = re.compile(r"([1-8])([a-z])\.yaml")
_IGNORED = {"__pycache__", ".DS_Store"}


@dataclass(frozen=True)
class ChallengeFile:
    """A challenge as written, and where."""

    id: str
    tube_id: str
    competence_id: str
    level: int
    name: str
    folder: Path
    source: ChallengeSource

    @property
    def skill_id(self) -> str:
        """The skill it measures."""
        return f"{self.tube_id}-{self.level}"


@dataclass(frozen=True)
class TubeFolder:
    """A tube as written."""

    id: str
    competence_id: str
    name: str
    path: Path
    source: TubeSource


@dataclass
class Tree:
    """Everything that was read."""

    root: Path
    problems: Problems
    part: Path | None = None
    framework: FrameworkSource | None = None
    levels: list[LevelSource] = field(default_factory=list)
    demo_skill_ids: list[str] = field(default_factory=list)
    tube_folders: dict[str, str] = field(default_factory=dict)
    tubes: list[TubeFolder] = field(default_factory=list)
    challenges: list[ChallengeFile] = field(default_factory=list)
    tutorials: dict[str, TutorialSource] = field(default_factory=dict)
    tutorial_files: dict[str, str] = field(default_factory=dict)
    targets: Targets = field(default_factory=Targets)
    exams: dict[str, ExamSource] = field(default_factory=dict)


def read_tree(root: Path, problems: Problems, *, part: Path | None = None) -> Tree:
    """The content below `root`; with `part`, only the tubes and challenges below that path."""
    tree = Tree(root, problems, part)
    tree.framework = _read(tree, FrameworkSource, "framework.yaml")
    tree.levels = _read(tree, list[LevelSource], "levels.yaml") or []
    if part is None:
        tree.demo_skill_ids = _read(tree, list[str], "demo.yaml") or []
        tree.targets = read_targets(root, problems)
        tree.exams = read_exams(root, problems)
    known = {} if tree.framework is None else tree.framework.areas
    competence_ids = {id_ for area in known.values() for id_ in area.competences}
    for folder in _folders(root / "competences"):
        if folder.name not in competence_ids:
            problems.error(
                _name(root, folder),
                "dossier",
                "aucune compétence ne porte ce numéro",
                advice="Renommez-le d'après framework.yaml",
            )
            continue
        _read_competence(tree, folder)
    return tree


def is_below(path: Path, part: Path | None) -> bool:
    """Whether a path belongs to the part being checked (all does, without one)."""
    return part is None or path == part or part in path.parents or path in part.parents


def _read_competence(tree: Tree, folder: Path) -> None:
    _read_tutorials(tree, folder / "tutorials.yaml")
    for entry in sorted(folder.iterdir()):
        if entry.is_dir() and entry.name not in _IGNORED:
            _read_tube(tree, entry)
        elif entry.name != "tutorials.yaml" and is_below(entry, tree.part):
            _stray(tree, entry)


def _read_tutorials(tree: Tree, path: Path) -> None:
    name, problems = _name(tree.root, path), tree.problems
    raw = read_yaml(path, name, problems) if path.exists() else []
    if not isinstance(raw, list):
        problems.error(name, "fichier", "il faut une liste", advice="Commencez chaque fiche par -")
        return
    for position, entry in enumerate(raw):
        label = entry.get("id", str(position)) if isinstance(entry, dict) else str(position)
        tutorial = read_as(TutorialSource, entry, problems, name=name, field=str(label))
        if tutorial is None:
            continue
        if tutorial.id in tree.tutorials:
            other = tree.tutorial_files[tutorial.id]
            reason = f"cet identifiant existe déjà dans {other}"
            problems.error(name, tutorial.id, reason, advice="Changez-en un")
        tree.tutorials[tutorial.id] = tutorial
        tree.tutorial_files[tutorial.id] = name


def _read_tube(tree: Tree, folder: Path) -> None:
    name, problems = _name(tree.root, folder), tree.problems
    if not TUBE_ID.fullmatch(folder.name):
        advice = "3 à 20 caractères : minuscules sans accent, chiffres et tirets"
        problems.error(name, "dossier", "ce nom ne convient pas", advice=advice)
        return
    twin = tree.tube_folders.setdefault(folder.name, name)
    if twin != name:
        reason = f"ce sujet existe déjà : {twin}"
        problems.error(name, "dossier", reason, advice="Donnez un autre nom à l'un des deux")
        return
    if not is_below(folder, tree.part):
        return
    source = _read(tree, TubeSource, f"{name}/tube.yaml")
    if source is None:
        return
    tube = TubeFolder(folder.name, folder.parent.name, name, folder, source)
    tree.tubes.append(tube)
    for entry in sorted(folder.iterdir()):
        if is_below(entry, tree.part):
            _read_entry(tree, tube, entry)


def _read_entry(tree: Tree, tube: TubeFolder, entry: Path) -> None:
    name, problems = _name(tree.root, entry), tree.problems
    if entry.name in {"tube.yaml", "files", *_IGNORED}:
        return
    match = _CHALLENGE_FILE.fullmatch(entry.name)
    if not match:
        _stray(tree, entry)
        return
    level = int(match[1])
    if level not in tube.source.skills:
        reason = f"tube.yaml n'a pas d'acquis de niveau {level}"
        problems.error(name, "fichier", reason, advice="Ajoutez l'acquis ou renommez l'épreuve")
        return
    raw = read_yaml(entry, name, problems)
    if raw is None:
        return
    source = _challenge(raw, name, problems)
    if source:
        challenge_id = f"{tube.id}-{match[1]}{match[2]}"
        place = (challenge_id, tube.id, tube.competence_id, level, name, tube.path)
        tree.challenges.append(ChallengeFile(*place, source))


def _challenge(raw: object, name: str, problems: Problems) -> ChallengeSource | None:
    kind = raw.get("kind") if isinstance(raw, dict) else None
    if kind not in MODELS:
        advice = f"Choisissez parmi : {', '.join(KINDS)}"
        problems.error(name, "kind", f"« {kind} » n'est pas un type d'épreuve", advice=advice)
        return None
    return read_as(MODELS[str(kind)], raw, problems, name=name)


def _stray(tree: Tree, entry: Path) -> None:
    if entry.name in _IGNORED or entry.name.startswith("."):
        return
    tree.problems.error(
        _name(tree.root, entry),
        "fichier",
        "il n'est pas à sa place",
        advice="Une épreuve s'appelle 2a.yaml ; ses fichiers vont dans files/",
    )


def _folders(path: Path) -> list[Path]:
    if not path.is_dir():
        return []
    return [entry for entry in sorted(path.iterdir()) if entry.is_dir()]


def _name(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()


def _read(tree: Tree, model: type[_T], name: str) -> _T | None:
    raw = read_yaml(tree.root / name, name, tree.problems)
    return None if raw is None else read_as(model, raw, tree.problems, name=name)
