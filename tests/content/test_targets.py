"""The catalogue of target profiles, stages and trainings: what is released, what is refused."""

from pathlib import Path
from typing import Any

import pytest

from chalicelib.core.content import Release
from chalicelib.core.target import Stage
from content.compiler.build import build_release
from content.compiler.problems import Problems
from content.compiler.targets import read_targets
from tests.content.trees import TEXTS, compiled, errors, make_tree, write

STAGES = [
    {"threshold": 0, "title": TEXTS, "message": TEXTS},
    {"threshold": 50, "title": TEXTS, "message": TEXTS},
]
CRITERION = {"threshold": 75, "tubes": {"formules": 2}}
BADGE = {"id": "calculs", "title": TEXTS, "message": TEXTS, "criteria": [CRITERION]}
PROFILE = {
    "category": "subject",
    "audience": "6e",
    "title": TEXTS,
    "description": TEXTS,
    "competences": {"1.3": 8},
    "badges": [BADGE],
}
TRAINING = {
    "id": "additionner",
    "title": "Additionner",
    "kind": "module",
    "minutes": 10,
    "rules": [{"tubes": {"formules": 1}, "below": 60}],
    "body": "Le signe **=** d'abord.",
}
PROFILE_FILE, TRAINING_FILE = "target_profiles/tableur.yaml", "trainings/information.yaml"


def tree(folder: Path, **changed: object) -> Path:
    root = make_tree(folder)
    files = {"stages.yaml": STAGES, PROFILE_FILE: PROFILE, TRAINING_FILE: [TRAINING]}
    for name, content in {**files, **changed}.items():
        write(root, name, content)
    return root


def released(root: Path, folder: Path) -> Release:
    return build_release(compiled(root)[0], folder / "out")


def test_a_profile_is_released_with_its_levels_cut_at_the_top(tmp_path: Path) -> None:
    root = tree(tmp_path)
    assert errors(root) == []
    profile = released(root, tmp_path).target_profile("tableur")
    assert profile.target.caps == {"formules": 2}
    assert [stage.threshold for stage in profile.target.stages] == [0, 50]
    assert profile.target.badges[0].criteria[0].caps == {"formules": 2}


def test_usual_stages_are_released_for_composed_campaigns(tmp_path: Path) -> None:
    stages = released(tree(tmp_path), tmp_path).usual_stages
    assert stages[1] == Stage(50, TEXTS, TEXTS)


def test_a_training_is_released_as_html(tmp_path: Path) -> None:
    training = released(tree(tmp_path), tmp_path).trainings[0]
    assert training.html is not None
    assert "<strong>=</strong>" in training.html
    assert (training.thresholds[0].caps, training.thresholds[0].below) == ({"formules": 1}, 60)


def test_a_tree_without_profiles_is_right(tmp_path: Path) -> None:
    root = make_tree(tmp_path)
    assert errors(root) == []
    assert released(root, tmp_path).target_profiles == ()


FAULTS: dict[str, tuple[str, Any, str]] = {
    "unknown tube": (
        PROFILE_FILE,
        {**PROFILE, "tubes": {"formule": 1}},
        "tubes: le sujet « formule » n'existe pas",
    ),
    "level above the top": (
        PROFILE_FILE,
        {**PROFILE, "tubes": {"formules": 3}},
        "s'arrête au niveau 2",
    ),
    "unknown competence": (
        PROFILE_FILE,
        {**PROFILE, "competences": {"1.2": 1, "1.3": 1}},
        "la compétence « 1.2 » n'a aucun sujet",
    ),
    "nothing asked": (
        PROFILE_FILE,
        {**PROFILE, "competences": {}, "badges": []},
        "ce profil ne demande rien",
    ),
    "a badge twice": (PROFILE_FILE, {**PROFILE, "badges": [BADGE, BADGE]}, "écrit deux fois"),
    "stages that go down": ("stages.yaml", STAGES[::-1], "ne montent pas depuis 0"),
    "no stages": ("stages.yaml", [], "il n'y a aucun palier"),
    "a training twice": (TRAINING_FILE, [TRAINING, TRAINING], "existe déjà"),
    "a rule that fits nobody": (
        TRAINING_FILE,
        [{**TRAINING, "rules": [{"tubes": {"formules": 1}, "at_least": 60, "below": 50}]}],
        "plus petit que",
    ),
    "a training without a text": (
        TRAINING_FILE,
        [{key: value for key, value in TRAINING.items() if key != "body"}],
        "il faut soit",
    ),
}


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_is_told_in_words(tmp_path: Path, case: str) -> None:
    name, content, words = FAULTS[case]
    assert any(words in error for error in errors(tree(tmp_path, **{name: content})))


ROOT = Path(__file__).resolve().parents[2] / "content"


def test_our_own_catalogue_is_large_enough_and_asks_for_what_there_is() -> None:
    problems = Problems()
    found = read_targets(ROOT, problems)
    categories = [profile.category for profile in found.profiles.values()]
    assert problems.errors == []
    assert len(found.profiles) >= 12
    assert categories.count("rentree") >= 8
    assert categories.count("subject") >= 4
    assert len(found.trainings) >= 20


def test_every_subject_of_ours_is_in_some_profile_and_has_some_training() -> None:
    tubes = {path.parent.name for path in ROOT.glob("competences/*/*/tube.yaml")}
    found = read_targets(ROOT, Problems())
    whole = {
        tube.parent.name
        for one in found.profiles.values()
        for competence_id in one.competences
        for tube in ROOT.glob(f"competences/{competence_id}/*/tube.yaml")
    }
    asked = whole | {tube for one in found.profiles.values() for tube in one.tubes}
    rules = [rule for one in found.trainings.values() for rule in one.rules]
    taught = {tube for rule in rules for tube in rule.tubes} | {
        tube.parent.name
        for rule in rules
        for competence_id in rule.competences
        for tube in ROOT.glob(f"competences/{competence_id}/*/tube.yaml")
    }
    assert tubes - asked == set()
    assert tubes - taught == set()
