"""Authors hear of slips in the data of the browser and of the search engine."""

from typing import Any

import pytest
from pydantic import ValidationError

from content.compiler.simulators.browser import DATA as BROWSER
from content.compiler.simulators.search import DATA as SEARCH

Json = dict[str, Any]
PAGE: Json = {
    "address": "https://ville.example/",
    "title": "Ville",
    "blocks": [{"box": [{"field": {"id": "q1", "label": "Nom", "kind": "text"}}]}],
    "banner": {"id": "b1", "text": "Des traceurs.", "purposes": []},
}
RESULT: Json = {"id": "r1", "title": "Un", "url": "https://a.example/", "snippet": "Un."}


def browser_faults(expect: dict[str, tuple[str, ...]], **data: Any) -> list[str]:
    return list(BROWSER.model_validate({"pages": [PAGE], **data}).faults(expect))


def search_faults(expect: dict[str, tuple[str, ...]], **data: Any) -> list[str]:
    return list(SEARCH.model_validate({"results": [RESULT], **data}).faults(expect))


def test_the_page_to_visit_exists() -> None:
    assert browser_faults({"address": ("https://ville.example/",)}, task="visit") == []
    [fault] = browser_faults({"address": ("https://rien.example/",)}, task="visit")
    assert "aucune page" in fault


def test_settings_answer_only_about_what_can_change() -> None:
    assert browser_faults({"q1": ("Léa",), "b1": ("none",)}, task="settings") == []
    [fault] = browser_faults({"q2": ("Léa",)}, task="settings")
    assert "q2" in fault


def test_cleaning_has_a_key_for_each_list_given() -> None:
    cookies = [{"id": "c1", "site": "a.example", "name": "x"}]
    assert browser_faults({"cookies": ("c1",)}, task="clean", cookies=cookies) == []
    faults = browser_faults({"history": ("",)}, task="clean", cookies=cookies)
    assert len(faults) == 2


def test_an_id_serves_once_in_a_browser() -> None:
    settings = [{"id": "q1", "label": "Réglage", "value": "on"}]
    [fault] = browser_faults({"q1": ("off",)}, task="settings", settings=settings)
    assert "deux fois" in fault


def test_a_block_is_of_one_kind() -> None:
    with pytest.raises(ValidationError, match="une sorte"):
        browser_faults({}, task="look", pages=[{**PAGE, "blocks": [{"text": "a", "note": "b"}]}])


@pytest.mark.parametrize(
    ("expect", "report"),
    [({"results": ("r1",)}, []), ({"results": ("",), "operators": ("or",)}, ["operators"])],
)
def test_a_query_is_answered_by_its_results(
    expect: dict[str, tuple[str, ...]], report: list[str]
) -> None:
    assert search_faults(expect, task="query", report=report) == []


def test_results_and_pictures_named_in_a_search_exist() -> None:
    [fault] = search_faults({"selected": ("r9",)}, task="select")
    assert "r9" in fault
    [fault] = search_faults({}, task="look", results=[{**RESULT, "picture": "p1"}])
    assert "p1" in fault
    [fault] = search_faults({}, task="look", summary={"text": "Oui.", "sources": ["r7"]})
    assert "r7" in fault
