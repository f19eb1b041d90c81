"""Certification versions: what is released, what is refused."""

from pathlib import Path
from typing import Any

import pytest

from chalicelib.core.exam_version import ExamVersion
from content.compiler.build import build_release
from tests.content.trees import TEXTS, compiled, errors, make_tree, write

BOUNDS = [-8, -1.4, -0.519, 0.6]
COMMON = {
    "title": TEXTS,
    "pool": "training",
    "length": 1,
    "minutes": 30,
    "minimum_answers": 1,
    "max_level": 2,
    "clea_pix": 120,
    "professional_pix": 120,
    "register_number": "RS5875",
    "validity_years": 3,
}
SCALE = {"bounds": BOUNDS, "weights": [64, 64, 128], "cuts": [-2, -1], "per_tube": 1}
ADAPTIVE = {
    **COMMON,
    **SCALE,
    "kind": "adaptive",
    "default": True,
    "per_competence": 2,
    "look_ahead": 0.5,
    "jitter": 0.02,
    "competence_cuts": {"1.3": [-1, 1]},
}
FLASH = {**COMMON, **SCALE, "kind": "flash", "spacing": 2, "start": -3, "first_share": 0.5}
HISTORIC = {**COMMON, "kind": "historic"}
USUAL, OTHER, OLD = (f"certifications/{name}.yaml" for name in ("2030", "other", "2019"))


def tree(folder: Path, **files: object) -> Path:
    root = make_tree(folder)
    for name, content in {USUAL: ADAPTIVE, OTHER: FLASH, OLD: HISTORIC, **files}.items():
        write(root, name, content)
    return root


def released(folder: Path) -> tuple[ExamVersion, ...]:
    root = tree(folder)
    assert errors(root) == []
    return build_release(compiled(root)[0], folder / "out").exam_versions


def test_versions_are_released_the_usual_one_first(tmp_path: Path) -> None:
    assert [(one.id, one.kind) for one in released(tmp_path)] == [
        ("2030", "adaptive"),
        ("2019", "historic"),
        ("other", "flash"),
    ]


def test_a_version_is_released_as_it_is_written(tmp_path: Path) -> None:
    usual = released(tmp_path)[0]
    assert (usual.bounds, usual.weights, usual.cuts) == (
        (-8.0, -1.4, -0.519, 0.6),
        (64, 64, 128),
        (-2.0, -1.0),
    )
    assert usual.competence_cuts == {"1.3": (-1.0, 1.0)}
    assert (usual.title, usual.minutes, usual.max_level) == (TEXTS, 30, 2)


def test_a_tree_without_exams_is_right(tmp_path: Path) -> None:
    assert build_release(compiled(make_tree(tmp_path))[0], tmp_path / "out").exam_versions == ()


FAULTS: dict[str, tuple[str, Any, str]] = {
    "unknown kind": (USUAL, {**ADAPTIVE, "kind": "oral"}, "n'est pas un examen"),
    "not an exam": (USUAL, ["kind"], "n'est pas un examen"),
    "a field of another kind": (OTHER, {**FLASH, "cap": 0.2}, "ce champ n'existe pas"),
    "a field missing": (
        OLD,
        {key: value for key, value in HISTORIC.items() if key != "minutes"},
        "obligatoire",
    ),
    "two usual ones": (OTHER, {**FLASH, "default": True}, "2 examens portent"),
    "no usual one": (USUAL, {**ADAPTIVE, "default": False}, "0 examens portent"),
    "more answers needed than asked": (OLD, {**HISTORIC, "minimum_answers": 2}, "dépasse `length`"),
    "bounds that do not go up": (USUAL, {**ADAPTIVE, "bounds": [0, -1, 1, 2]}, "échelle"),
    "a weight too few": (USUAL, {**ADAPTIVE, "weights": [64, 64]}, "échelle"),
    "cuts that do not go up": (USUAL, {**ADAPTIVE, "cuts": [1, 1]}, "échelle"),
    "cuts of a competence that do not go up": (
        USUAL,
        {**ADAPTIVE, "competence_cuts": {"1.3": [2, 1]}},
        "échelle",
    ),
    "a level that is not the scale's": (USUAL, {**ADAPTIVE, "max_level": 3}, "`max_level` n'est"),
    "an unknown competence": (
        USUAL,
        {**ADAPTIVE, "competence_cuts": {"9.9": [1]}},
        "la compétence « 9.9 » n'existe pas",
    ),
    "a bank too small": (USUAL, {**ADAPTIVE, "length": 2}, "1 questions sur 2"),
    "an empty bank": (OTHER, {**FLASH, "pool": "exam"}, "0 questions sur 1"),
    "a name that no address could hold": ("certifications/Été 2024.yaml", HISTORIC, "ce nom"),
}


@pytest.mark.parametrize(("name", "content", "reason"), FAULTS.values(), ids=FAULTS)
def test_what_is_wrong_is_told(tmp_path: Path, name: str, content: object, reason: str) -> None:
    told = errors(tree(tmp_path, **{name: content}))
    assert any(reason in one for one in told), told
    assert len(told) == 1
