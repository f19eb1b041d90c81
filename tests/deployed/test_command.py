"""The operator's command, where it stops before it has begun."""

from pathlib import Path

import pytest

from infra.emulated.__main__ import main


def test_without_a_release_nothing_is_packaged_or_started(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--content", str(tmp_path), "--package", str(tmp_path / "package")]) == 1
    assert "run make content" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
