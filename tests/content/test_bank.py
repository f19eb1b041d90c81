"""The bank as `make content` reports it: what a certification needs of it, no less."""

import json
from pathlib import Path
from typing import Any

import pytest

from content.compiler.quality.pools import POOLS

REPORT = Path(__file__).resolve().parents[2] / "content-report.json"
LEVELS = [str(level) for level in range(1, 8)]


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    """Written by the build that the tests stand on."""
    found: dict[str, Any] = json.loads(REPORT.read_text(encoding="utf-8"))
    return found


def test_the_bank_is_large_performed_and_different_for_each(report: dict[str, Any]) -> None:
    assert report["errors"] == 0
    assert report["skills"] >= 350
    assert report["challenges"] >= 600
    assert report["parametrised"] >= 150
    assert report["performed_share"] >= 0.6
    assert report["shares"]["file_or_simulator"] >= 0.35
    assert report["shares"]["ordering_or_matching"] <= 0.15
    assert report["shares"]["choices"] <= 0.4


def test_a_dozen_simulators_are_each_reused(report: dict[str, Any]) -> None:
    assert report["simulators"] >= 12
    assert min(report["simulator_uses"].values()) >= 8


def test_every_level_of_every_competence_has_skills_and_both_pools(report: dict[str, Any]) -> None:
    cells = [report["coverage"][id_][level] for id_ in report["coverage"] for level in LEVELS]
    assert len(cells) == 16 * len(LEVELS)
    assert min(cell["skills"] for cell in cells) >= 2
    assert min(cell["pools"].get(pool, 0) for cell in cells for pool in POOLS) >= 2


@pytest.mark.parametrize("pool", POOLS)
def test_a_whole_exam_exists_at_every_level(report: dict[str, Any], pool: str) -> None:
    assert report["pools"][pool]["short"] == {}


def test_nobody_is_left_without_an_accessible_question(report: dict[str, Any]) -> None:
    missing = report["quality"]["missing_alternatives"]
    assert missing == {"skills_without_accessible_challenge": [], "short_descriptions": []}


def test_no_question_is_there_twice_or_guessed(report: dict[str, Any]) -> None:
    quality = report["quality"]
    assert quality["same_statements"] == []
    assert quality["guessable"] == {}
    assert quality["hard_to_read"] == {}
    assert quality["share_where_the_longest_choice_is_right"] <= 0.3
