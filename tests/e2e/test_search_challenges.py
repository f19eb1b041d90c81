"""The challenges that ask for a query have one: the search engine gives it the answer expected."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Frame, Page

from chalicelib.core.content import SimulatorForm, TextsSolution
from content.compiler.check import Filled
from content.compiler.compilation import compile_one
from content.compiler.problems import Problems
from content.compiler.sources import read_tree
from tests.e2e.simulators import expect_answer, shown

CONTENT = Path(__file__).resolve().parents[2] / "content"
QUERIES: dict[str, tuple[str, dict[str, str]]] = {
    "mots-cles-4a": ('"{{phrase}}" -{{autre_non}}', {}),
    "mots-cles-4x": ("{{sujet}} site:{{hote}} -brouillon", {}),
    "mots-cles-5a": (
        "{{sujet}} filetype:{{type}}",
        {
            "lang": "{{langue}}",
            "date": "between",
            "from": "{{annee}}-01-01",
            "to": "{{annee}}-12-31",
        },
    ),
    "mots-cles-5x": ("{{lieu}}", {"licence": "{{usage_b}}", "size": "2000", "kind": "photo"}),
    "mots-cles-6a": ("({{mot}} OR {{mot_b}}) {{theme}} -{{genre_non}}", {}),
    "mots-cles-6x": ("({{mot}} OR {{mot_b}}) intitle:{{genre}} before:{{an}}-01-01", {}),
}


@pytest.mark.parametrize("challenge_id", QUERIES)
def test_a_challenge_that_asks_for_a_query_can_be_solved(page: Page, challenge_id: str) -> None:
    folder, name = challenge_id.rsplit("-", 1)
    part = CONTENT / "competences" / "1.1" / folder / f"{name}.yaml"
    problems = Problems()
    [file] = read_tree(CONTENT, problems, part=part).challenges
    compiled, _ = compile_one(file, root=CONTENT, most=0, numbers=range(3))
    assert compiled is not None
    for number in range(3):
        version = Filled(compiled, number)
        form, solution = version.challenge.form, version.challenge.solution
        assert isinstance(form, SimulatorForm)
        assert isinstance(solution, TextsSolution)
        frame = shown(page, "search", json.loads(form.data))
        _search(frame, challenge_id, version.values)
        expect_answer(page, {key: rule.accept[0] for key, rule in solution.rules.items()})


def _search(frame: Frame, challenge_id: str, values: Any) -> None:
    def filled(text: str) -> str:
        return re.sub(r"\{\{(\w+)\}\}", lambda found: values[found[1]], text)

    query, filters = QUERIES[challenge_id]
    frame.get_by_role("textbox", name="Votre recherche").fill(filled(query))
    frame.get_by_role("button", name="Rechercher").click()
    if "licence" in filters:
        frame.get_by_role("button", name="Images").click()
    for name, value in filters.items():
        control = frame.locator(f"#filter-{name}")
        if name in ("from", "to"):
            control.fill(filled(value))
        else:
            control.select_option(filled(value))
