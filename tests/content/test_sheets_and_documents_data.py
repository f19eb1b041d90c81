"""What the models of the spreadsheet and the word processor tell authors."""

from typing import Any

import pytest
from pydantic import ValidationError

from content.compiler.simulators import spreadsheet, word

SHEET: dict[str, Any] = {
    "task": "fill",
    "title": "stand.ods",
    "rows": [["Article", "Prix"], ["Gaufre", 2.5], ["Total", None]],
    "targets": [{"id": "total", "cells": "B3", "name": "Total"}],
}
TEXT: dict[str, Any] = {
    "task": "edit",
    "title": "note.odt",
    "paragraphs": [{"id": "p1", "style": "h1", "text": "Un"}, {"id": "p2", "text": "Deux"}],
}
YES = ("yes",)


def sheet(expect: dict[str, tuple[str, ...]], **changes: Any) -> list[str]:
    return list(spreadsheet.DATA.model_validate({**SHEET, **changes}).faults(expect))


def text(expect: dict[str, tuple[str, ...]], **changes: Any) -> list[str]:
    return list(word.DATA.model_validate({**TEXT, **changes}).faults(expect))


def test_a_target_is_answered_by_its_value_and_its_formula():
    assert sheet({"total": ("2,5",), "total_formula": YES}) == []
    assert sheet({"total": ("2,5",)}) == ["la clé « total_formula » manque dans expect"]


def test_a_recheck_adds_what_the_target_then_shows():
    expect = {"total": ("2,5",), "total_formula": YES}
    assert sheet(expect, recheck={"B2": 3}) == ["la clé « total_again » manque dans expect"]
    assert any("n'est pas une cellule" in one for one in sheet(expect, recheck={"B": 3}))


def test_rows_are_told_apart_by_their_key():
    rows = [["Prénom", "Âge"], ["Noa", 3], ["Noa", 4]]
    [fault] = sheet({"order": ("Noa, Noa",)}, task="sort", rows=rows, targets=[])
    assert "deux lignes ont la même valeur « Noa »" in fault


def test_an_address_that_is_none_is_refused():
    with pytest.raises(ValidationError):
        spreadsheet.DATA.model_validate({**SHEET, "targets": [{"id": "total", "cells": "3B"}]})


def test_edits_are_about_paragraphs_styles_and_places_that_exist():
    expect = {"p1": ("h2",), "p2_align": ("center",), "h1_size": ("18",), "toc": ("p1",)}
    assert text(expect) == []
    assert text({"p9": ("h2",)}) == ["la clé « p9 » n'est jamais envoyée par ce simulateur"]


def test_each_tracked_change_and_comment_is_in_the_text_and_described():
    paragraphs = [{"id": "p1", "text": "Le [+c1:4+] mars, [#k1:salle B#]"}]
    changes = [{"id": "c1", "author": "Inès"}]
    given = {"task": "review", "paragraphs": paragraphs, "changes": changes}
    [fault] = text({"c1": ("accepted",)}, **given)
    assert "« k1 » doit être à la fois" in fault


def test_a_text_is_answered_by_its_counts_and_what_changed():
    watch = [{"id": "w1", "text": "Un"}]
    assert text({"w1": ("0",), "changed": ("p1",)}, task="text", watch=watch) == []
    assert text({"w1": ("0",)}, task="text", watch=watch)


def test_twins_among_paragraphs_are_refused():
    paragraphs = [{"id": "p1", "text": "Un"}, {"id": "p1", "text": "Deux"}]
    assert "deux paragraphes ont le même id" in text({}, paragraphs=paragraphs)
