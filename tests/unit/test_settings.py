"""What the environment may say, and what it may not."""

from collections.abc import Iterator

import pytest

from chalicelib.settings import settings


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    settings.cache_clear()
    yield
    settings.cache_clear()


def test_competence_tests_follow_our_rule_unless_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings().self_assessment_rule == "adaptive"
    settings.cache_clear()
    monkeypatch.setenv("PIX_SELF_ASSESSMENT_RULE", "smart-random")
    assert settings().self_assessment_rule == "smart-random"


@pytest.mark.parametrize(
    ("variable", "value"),
    [("PIX_SELF_ASSESSMENT_RULE", "guess"), ("PIX_MAX_REACHABLE_LEVEL", "seven")],
)
def test_a_value_that_is_not_possible_is_named(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(ValueError, match=variable):
        settings()


def test_a_process_that_lambda_keeps_ready_knows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_LAMBDA_INITIALIZATION_TYPE", raising=False)
    assert not settings().is_kept_ready
    for begun, is_kept_ready in (("on-demand", False), ("provisioned-concurrency", True)):
        settings.cache_clear()
        monkeypatch.setenv("AWS_LAMBDA_INITIALIZATION_TYPE", begun)
        assert settings().is_kept_ready is is_kept_ready
