"""What is sent of a campaign: stages, badges, percentages, levels."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.content import PIX_UNIT
from chalicelib.core.knowledge import KnowledgeElement
from chalicelib.core.participation import Results
from chalicelib.core.recommendation import is_fitting, trainings_for
from chalicelib.core.scope import skills_within
from chalicelib.core.scoring import Rules
from chalicelib.core.sharing import (
    competences_shown,
    held_by_skill,
    missed_skills,
    results_of_profile,
    results_of_test,
    tubes_shown,
)
from chalicelib.core.target import Badge, Criterion, Target, Threshold, Training
from tests.factories import NOW, texts
from tests.orga_factories import TARGET, campaign, catalogued

RELEASE = catalogued()
TARGETS = skills_within(RELEASE, TARGET.caps)
RULES = Rules()
CODES = st.text(alphabet="VvNn-", min_size=len(TARGETS), max_size=len(TARGETS))


def elements(codes: str) -> list[KnowledgeElement]:
    found = []
    for skill, code in zip(TARGETS, codes, strict=True):
        if code == "-":
            continue
        mark = "validated" if code in "Vv" else "invalidated"
        source = "direct" if code in "VN" else "inferred"
        found.append(KnowledgeElement(skill.id, mark, source, 0, NOW))  # type: ignore[arg-type]
    return found


def sent(codes: str, target: Target = TARGET) -> Results:
    return results_of_test(campaign(target=target), RELEASE, elements(codes), rules=RULES)


@given(CODES)
def test_what_is_sent_says_the_same_as_what_was_shown(codes: str) -> None:
    results = sent(codes)
    held = sum(code in "Vv" for code in codes)
    assert results.codes == codes
    assert results.percentage == 100 * held // len(TARGETS)
    assert results.stage == (1 if results.percentage >= 60 else 0)
    assert sum(results.pix.values()) == 4 * held
    tubes = tubes_shown(RELEASE, TARGETS, codes)
    assert all(0 <= one.level <= one.max_level for one in tubes)
    assert {one.competence_id for one in competences_shown(TARGETS, codes, rules=RULES)} == {
        skill.competence_id for skill in TARGETS
    }


@given(CODES, st.integers(0, len(TARGETS) - 1))
def test_holding_one_more_skill_never_sends_less(codes: str, place: int) -> None:
    more = f"{codes[:place]}V{codes[place + 1 :]}"
    before, after = sent(codes), sent(more)
    assert after.percentage >= before.percentage
    assert set(after.badge_ids) >= set(before.badge_ids)
    assert all(after.levels[one] >= level for one, level in before.levels.items())


def test_a_badge_wants_every_criterion_of_what_was_asked() -> None:
    both = (Criterion(60, {"mots": 3}), Criterion(100, {"dossiers": 2}))
    target = replace(TARGET, badges=(Badge("deux", texts("x"), texts("x"), both),))
    assert sent("VVNVV", target).badge_ids == ("deux",)
    assert sent("VVVVN", target).badge_ids == ()


def test_a_badge_about_what_was_not_asked_is_not_got() -> None:
    badge = Badge("ailleurs", texts("x"), texts("x"), (Criterion(1, {"sources": 5}),))
    assert sent("VVVVV", replace(TARGET, badges=(badge,))).badge_ids == ()


def test_a_target_without_stages_sends_none() -> None:
    assert sent("VVVVV", replace(TARGET, stages=())).stage is None


def test_what_is_missed_comes_easiest_first_and_leaves_out_what_was_not_looked_at() -> None:
    assert [skill.id for skill in missed_skills(TARGETS, "VnN-n")] == [
        "mots-2",
        "dossiers-2",
        "mots-3",
    ]


def test_a_profile_is_sent_capped_and_whole() -> None:
    results = results_of_profile({"1.1": 64 * PIX_UNIT, "1.2": 8 * PIX_UNIT}, rules=RULES)
    assert (results.codes, results.levels, results.pix) == (
        "",
        {"1.1": 7, "1.2": 1},
        {"1.1": 56, "1.2": 8},
    )
    assert results.percentage == 100 * 64 // (16 * 7 * 8)


# what to learn from

TRAINING = RELEASE.trainings[0]


@pytest.mark.parametrize(
    ("codes", "fits"), [("NNNNN", True), ("VNNNN", True), ("VVNNN", False), ("VVVNN", False)]
)
def test_a_training_is_for_who_holds_less_than_its_share(codes: str, fits: bool) -> None:
    assert is_fitting(TRAINING, RELEASE, held_by_skill(TARGETS, codes)) == fits


def test_a_training_about_what_was_not_looked_at_is_not_proposed() -> None:
    elsewhere = replace(TRAINING, thresholds=(Threshold({"sources": 3}, below=60),))
    assert not is_fitting(elsewhere, RELEASE, held_by_skill(TARGETS, "NNNNN"))


def training(id_: str, caps: dict[str, int], lang: str = "fr") -> Training:
    return replace(TRAINING, id=id_, lang=lang, thresholds=(Threshold(caps, below=60),))


def test_the_most_specific_come_first_in_the_reader_s_language_or_in_french() -> None:
    wide = training("large", {"mots": 3, "dossiers": 2})
    narrow = training("precise", {"mots": 3})
    english = training("english", {"mots": 3}, "en")
    release = replace(RELEASE, trainings=(wide, narrow, english))
    held = held_by_skill(TARGETS, "NNNNN")
    assert [one.id for one in trainings_for(release, held, lang="fr")] == ["precise", "large"]
    assert [one.id for one in trainings_for(release, held, lang="en")] == ["english"]
    french = replace(release, trainings=(wide,))
    assert [one.id for one in trainings_for(french, held, lang="en")] == ["large"]
