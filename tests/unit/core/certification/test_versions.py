"""The versions of a release, and what the engine is given of them."""

import subprocess
import sys
from dataclasses import replace

import pytest

from chalicelib.core.certif_errors import UnknownExamVersion
from chalicelib.core.certification.versions import (
    default_version,
    exam_policy,
    flash_policy,
    items_for,
    langs_of,
    policy_of,
    scale_of,
    version_of,
)
from chalicelib.core.psychometrics.policy import Policy
from tests.exam_grounds import small_pool, version, versions
from tests.factories import release
from tests.sittings import relabelled

POOL = replace(small_pool(), exam_versions=versions())


def test_the_first_version_is_the_usual_one() -> None:
    assert default_version(POOL).id == "2024"
    assert [one.kind for one in POOL.exam_versions] == ["adaptive", "historic", "flash"]


def test_a_version_is_found_by_its_id() -> None:
    assert version_of(POOL, "incumbent").kind == "flash"


@pytest.mark.parametrize("version_id", ["", "2024 ", "2025"])
def test_an_unknown_version_is_told(version_id: str) -> None:
    with pytest.raises(UnknownExamVersion):
        version_of(POOL, version_id)


def test_a_release_without_exams_has_no_usual_one() -> None:
    with pytest.raises(UnknownExamVersion):
        default_version(release(exam_versions=()))


def test_prices_are_made_for_the_usual_version() -> None:
    """The rules of every figure of docs/engine.md."""
    assert exam_policy(POOL) == policy_of(version("2024")) == Policy()
    assert exam_policy(release(exam_versions=())) == Policy()


def test_the_incumbents_rules_are_those_published() -> None:
    policy = flash_policy(version("incumbent"))
    assert (policy.length, policy.minimum_answers, policy.spacing) == (32, 20, 2)
    assert (policy.start, policy.variation, policy.first_share) == (-3.0, 0.5, 0.51)
    assert policy.one_per_tube
    assert policy.all_competences


def test_a_scale_gives_895_pix_at_most() -> None:
    assert scale_of(version("2024")).cap == 895
    assert scale_of(version("2024")).id == "2024"


@pytest.mark.parametrize("version_id", ["2024", "incumbent", "2019"])
def test_an_exam_is_offered_in_the_languages_of_its_pool(version_id: str) -> None:
    assert langs_of(version(version_id), POOL) == ("fr",)
    both = relabelled(
        small_pool(tubes=4), lang=lambda one, _: "en" if one.skill_id[:-2][-1] in "01" else "fr"
    )
    assert langs_of(version(version_id), both) == ("fr", "en")


def test_one_subject_too_few_and_the_language_is_not_offered() -> None:
    """Thirty-two questions in English, of which two of one subject."""
    scarce = relabelled(small_pool(), lang=lambda one, _: "fr" if "sujet-110" in one.id else "en")
    assert langs_of(version("2024"), scarce) == ()
    assert langs_of(version("2024"), scarce, needs_accessible=True) == ("en",)


def test_an_exam_of_2019_chooses_from_nothing() -> None:
    assert items_for(version("2019"), lambda wanted: pytest.fail(str(wanted)), lang="fr") is None


def test_numbers_are_loaded_by_who_chooses_or_scores_and_by_nobody_else() -> None:
    """NumPy takes 80 ms to load: the other requests of a cold start do not wait for it."""
    modules = ("versions", "choice", "bound", "scored", "settlement")
    imports = "; ".join(f"import chalicelib.core.certification.{name}" for name in modules)
    told = f"import sys; {imports}; print('numpy' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"
