"""The command authors type: what it prints and how it ends."""

from pathlib import Path

import pytest

from content.compiler import __main__ as command
from tests.content.trees import PLACE, make_tree, write


@pytest.fixture
def root(tmp_path, monkeypatch):
    root = make_tree(tmp_path)
    monkeypatch.setattr(command, "CONTENT", root)
    monkeypatch.setattr(command, "ROOT", tmp_path)
    monkeypatch.setattr(command, "SIMULATORS", tmp_path / "simulators")
    return root


def test_a_right_part_ends_well(root, capsys):
    assert command.main(["--check", str(root / PLACE)]) == 0
    assert capsys.readouterr().out == "3 épreuve(s) vérifiée(s), tout va bien.\n"


def test_a_wrong_part_is_told_and_ends_badly(root, capsys):
    write(root, f"{PLACE}/1a.yaml", "kind: x")
    assert command.main(["--check", str(root / PLACE)]) == 1
    assert capsys.readouterr().out.startswith(f"{PLACE}/1a.yaml: kind: « x » n'est pas un type")


def test_a_release_and_its_report_are_written(root, capsys):
    output = root.parent / "releases"
    assert command.main(["--output", str(output)]) == 0
    release_id = (output / "current").read_text()
    assert f"release {release_id}" in capsys.readouterr().out
    assert (root.parent / "content-report.json").is_file()


def test_nothing_is_released_while_something_is_wrong(root):
    write(root, f"{PLACE}/1a.yaml", "kind: x")
    output = root.parent / "releases"
    assert command.main(["--output", str(output)]) == 1
    assert not output.exists()
    assert command.main(["--output", str(output), "--draft"]) == 0
    assert (output / "current").is_file()


def test_warnings_stop_a_strict_build(root):
    example = Path(__file__).resolve().parents[2] / "docs" / "authors-guide.md"
    text = example.read_text("utf-8").split("# competences/1.3/formules/4c.yaml\n")[1]
    text = text.split("```")[0].replace("premiere-formule", "compter")
    write(root, f"{PLACE}/1a.yaml", text)
    output = ["--output", str(root.parent / "releases")]
    assert command.main(output) == 0
    assert command.main([*output, "--strict"]) == 1


def test_a_part_that_does_not_exist_is_refused(root):
    with pytest.raises(SystemExit):
        command.main(["--check", str(root / "nulle-part")])
