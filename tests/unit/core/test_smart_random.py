"""The incumbent's rule for a self-assessment, beside the vectors."""

import json
from pathlib import Path

import pytest

from chalicelib.core.playable import is_readable, remaining
from chalicelib.core.smart_random import pick, possible_skills, predicted_level
from tests import vectors
from tests.factories import challenge, skill

OURS = Path(__file__).parents[2] / "data" / "self_assessment_vectors.json"


@pytest.mark.parametrize(
    "vector", json.loads(OURS.read_text(encoding="utf-8"))["vectors"], ids=lambda v: v["name"]
)
def test_vector(vector: dict[str, object]) -> None:
    assert vectors.problem(vector) is None


def test_a_wrong_expectation_fails_its_vector() -> None:
    vector = json.loads(OURS.read_text(encoding="utf-8"))["vectors"][0]
    vector["expected"] = dict.fromkeys(vector["expected"], "something else")
    assert vectors.problem(vector) is not None


def test_a_function_not_known_fails_its_vector() -> None:
    assert vectors.problem({"function": "none.such", "input": {}, "expected": {}}) is not None


def test_nothing_known_predicts_the_middle() -> None:
    assert predicted_level([], []) == 3.5


def test_a_validated_challenge_comes_before_an_archived_one() -> None:
    target = [skill("web", 2)]
    pool = [challenge("web-2", "a", status="archived"), challenge("web-2", "b")]
    left = remaining(target, pool, answered_ids=(), lang="fr")
    skills = possible_skills(left, (), is_first=True, was_timed=False)
    picked = {chosen.id for seed in range(9) if (chosen := pick(skills, left, seed=seed))}
    assert picked == {"web-2b"}


def test_a_locale_reads_its_own_language() -> None:
    assert is_readable(challenge("web-2"), "fr-fr")
    assert not is_readable(challenge("web-2"), "en")


def test_nothing_possible_picks_nothing() -> None:
    left = remaining([], [], answered_ids=(), lang="fr")
    assert pick([], left, seed=1) is None
