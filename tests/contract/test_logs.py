"""Logs and metrics hold no personal data, wherever they are written; every trigger is counted."""

import ast
import importlib
from pathlib import Path

from chalicelib.core.personal_data import TABLES
from chalicelib.observability import PERSONAL_KEYS, UNITS
from tests.emitted import calls_of, emitted_metrics

ROOT = Path(__file__).parents[2]
LEVELS = {"debug", "info", "warning", "error", "exception", "critical"}

HARMLESS = frozenset(
    """
    action answered assessment_id at attributes calibration_id campaign_id certification_id
    challenge_id competence_id completed_at counts created_at detail elements exact_pix exam_id
    expires_at factor_since first_challenge_id has_assessment is_apart is_assessment_completed
    is_checkpoint is_deleted is_gone is_improving is_staff is_strong kind known lang last_at
    learner_id linked_at must_change_password next_challenge_id noticed number organization_id
    outcome owner_id owner_organization_id partition pending_until rank reason release_id role row
    rule scope session_id shared_at status terms_accepted_at text turned_at user_id
    """.split()  # noqa: SIM905
)
"""Stored fields of people that are ids, dates, states and numbers: a log may name them."""


def _words(node: ast.AST) -> set[str]:
    """What an expression reads: names, keys, and the last name of each chain of attributes."""
    inside = {one.value for one in ast.walk(node) if isinstance(one, ast.Attribute)}
    read = [one for one in ast.walk(node) if one not in inside]
    found = {one.attr for one in read if isinstance(one, ast.Attribute)}
    found |= {one.id for one in read if isinstance(one, ast.Name)}
    return found | {str(one.value) for one in read if isinstance(one, ast.Constant)}


def _read(call: ast.Call) -> set[str]:
    return {word for one in call.keywords for word in {one.arg or "**", *_words(one.value)}}


def test_no_call_of_the_logger_names_or_reads_a_personal_field() -> None:
    told = [
        (place, sorted(_read(call) & PERSONAL_KEYS)) for place, call in calls_of("logger", LEVELS)
    ]
    assert [one for one in told if one[1]] == []
    assert len(told) > 50


def test_a_log_event_is_a_sentence_and_not_a_mixture() -> None:
    mixed = [
        place
        for place, call in calls_of("logger", LEVELS)
        if len(call.args) != 1 or isinstance(call.args[0], ast.JoinedStr | ast.BinOp | ast.Call)
    ]
    assert mixed == []


def test_every_personal_field_of_the_register_is_refused_by_the_log_or_harmless() -> None:
    shown = {field.name for table in TABLES for field in table.fields if field.shown_as}
    assert shown - PERSONAL_KEYS - HARMLESS == set()
    assert not HARMLESS & PERSONAL_KEYS


def test_every_metric_that_is_emitted_is_declared() -> None:
    assert emitted_metrics() - set(UNITS) == set()


def test_every_trigger_is_counted_under_its_name() -> None:
    """Read in the source: the name in the trigger and in the decorator below it are the same."""
    tree = ast.parse((ROOT / "app.py").read_text(encoding="utf-8"))
    counted = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            calls = [one for one in node.decorator_list if isinstance(one, ast.Call)]
            names = {
                str(keyword.value.value)
                for call in calls
                for keyword in call.keywords
                if keyword.arg == "name" and isinstance(keyword.value, ast.Constant)
            }
            counters = {
                str(call.args[0].value)
                for call in calls
                if isinstance(call.func, ast.Name)
                and call.func.id == "counted"
                and isinstance(call.args[0], ast.Constant)
            }
            if names:
                counted[names.pop()] = counters
    sources = {source.name for source in importlib.import_module("app").app.event_sources}
    assert counted == {name: {name} for name in sources}
