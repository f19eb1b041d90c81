"""How assessments start, those of campaigns above all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.assessment import fold
from chalicelib.core.errors import NothingToAsk
from chalicelib.core.knowledge import KnowledgeElement
from chalicelib.core.opening import Opening, header_of
from chalicelib.core.scope import scope_of, skills_in, skills_within
from tests.factories import ASSESSMENT_ID, LADDERS, NOW, OWNER_ID, release

RELEASE = release()
TUBES = [tube.id for tube in RELEASE.tubes]


def opening(**changes: object) -> Opening:
    given: dict[str, object] = {
        "id": ASSESSMENT_ID,
        "owner_id": OWNER_ID,
        "kind": "campaign",
        "lang": "fr",
        "now": NOW,
        "scope": scope_of(RELEASE, {"mots": 2, "dossiers": 1}),
    }
    return Opening(**{**given, **changes})  # type: ignore[arg-type]


def held(skill_id: str) -> KnowledgeElement:
    return KnowledgeElement(skill_id, "validated", "direct", 3360, NOW)


def test_a_campaign_asks_for_its_tubes_up_to_their_level() -> None:
    state = fold(header_of(opening(), RELEASE), (), RELEASE)
    assert [skill.id for skill in state.targets] == ["mots-1", "mots-2", "dossiers-1"]


def test_what_was_shown_before_is_known_and_not_asked() -> None:
    shown = [held("mots-1"), held("mots-2"), held("sources-1")]
    header = header_of(opening(elements=shown), RELEASE)
    assert (header.known, header.first_challenge_id) == ("VV-", "dossiers-1a")


def test_a_campaign_of_which_all_is_known_is_over_as_it_starts() -> None:
    shown = [held("mots-1"), held("mots-2"), held("dossiers-1")]
    state = fold(header_of(opening(elements=shown), RELEASE), (), RELEASE)
    assert state.is_over
    assert len(state.state) == 3


def test_a_competence_of_which_all_is_known_does_not_start() -> None:
    shown = [held(skill.id) for skill in RELEASE.skills_of("1.2")]
    with pytest.raises(NothingToAsk):
        header_of(opening(kind="competence", competence_id="1.2", elements=shown), RELEASE)


@given(st.dictionaries(st.sampled_from([*TUBES, "ailleurs"]), st.integers(1, 8)))
def test_a_scope_says_what_the_caps_say(caps: dict[str, int]) -> None:
    scope = scope_of(RELEASE, caps)
    assert len(scope) == len(TUBES)
    assert skills_in(RELEASE, scope) == skills_within(RELEASE, caps)
    asked = {
        f"{tube}-{level}"
        for tubes in LADDERS.values()
        for tube, levels in tubes.items()
        for level in levels
        if level <= caps.get(tube, 0)
    }
    assert {skill.id for skill in skills_in(RELEASE, scope)} == asked
