"""Knowledge elements: what an answer shows and implies."""

from datetime import timedelta

from chalicelib.core.knowledge import (
    KnowledgeElement,
    current,
    decoded,
    elements_for_answer,
    kept_for_improving,
    newest,
    reset_elements,
)
from tests.factories import NOW, skill

WEB = [skill("web", level) for level in (1, 2, 3, 4)]
URL = [skill("url", 3)]
TARGETS = [*WEB, *URL]


def shown(skill_id: str, is_right: bool, assessed: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    elements = elements_for_answer(skill_id, is_right, TARGETS, assessed_ids=assessed, at=NOW)
    return [(element.skill_id, element.code) for element in elements]


def test_success_holds_the_easier_skills_of_the_tube() -> None:
    assert shown("web-3", True) == [("web-3", "V"), ("web-1", "v"), ("web-2", "v")]


def test_failure_fails_the_harder_skills_of_the_tube() -> None:
    assert shown("web-2", False) == [("web-2", "N"), ("web-3", "n"), ("web-4", "n")]


def test_what_is_already_known_keeps_its_element() -> None:
    assert shown("web-3", True, assessed=("web-1",)) == [("web-3", "V"), ("web-2", "v")]
    assert shown("web-3", False, assessed=("web-3",)) == []


def test_a_skill_outside_the_target_shows_nothing() -> None:
    assert shown("autre-1", True) == []


def test_only_what_is_held_earns_pix() -> None:
    held = elements_for_answer("web-2", True, TARGETS, assessed_ids=(), at=NOW)
    failed = elements_for_answer("web-2", False, TARGETS, assessed_ids=(), at=NOW)
    assert [element.pix for element in held] == [skill.pix for skill in (WEB[1], WEB[0])]
    assert {element.pix for element in failed} == {0}


def element(skill_id: str, mark: str, days: float) -> KnowledgeElement:
    return KnowledgeElement(skill_id, mark, "direct", 0, NOW + timedelta(days=days))  # type: ignore[arg-type]


def test_the_newest_element_of_a_skill_counts_and_a_reset_hides_it() -> None:
    elements = [
        element("a", "validated", 0),
        element("a", "invalidated", 2),
        element("b", "validated", 0),
    ]
    assert [(e.skill_id, e.mark) for e in current(elements)] == [
        ("a", "invalidated"),
        ("b", "validated"),
    ]
    after = [*elements, *reset_elements(elements, at=NOW + timedelta(days=3))]
    assert current(after) == []
    assert {e.mark for e in newest(after)} == {"reset"}


def test_the_order_in_which_elements_arrive_does_not_matter() -> None:
    elements = [
        element("a", "validated", 0),
        element("a", "reset", 1),
        element("a", "invalidated", 2),
    ]
    assert newest(elements) == newest(reversed(elements))


def test_improving_forgets_failures_once_the_delay_is_over() -> None:
    elements = [
        element("old", "invalidated", 0),
        element("young", "invalidated", 0.001),
        element("held", "validated", 0),
    ]
    kept = kept_for_improving(elements, now=NOW + timedelta(days=4), delay_days=4)
    assert [e.skill_id for e in kept] == ["young", "held"]


def test_a_letter_of_storage_gives_the_element_back() -> None:
    for answer in (True, False):
        for one in elements_for_answer("web-2", answer, WEB, assessed_ids=(), at=NOW):
            skill_of = next(s for s in WEB if s.id == one.skill_id)
            assert decoded(one.code, skill_of, NOW) == one
