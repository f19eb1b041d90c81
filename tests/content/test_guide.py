"""The examples of the authors' guide are a whole, right content tree."""

import re
from pathlib import Path

from chalicelib.core.content import Release
from content.compiler.build import build_release
from content.compiler.schema import KINDS
from tests.content.trees import FRAMEWORK, TEXTS, compiled, write

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "authors-guide.md"
FILE = re.compile(r"^```\w+\n(?:# |<!-- )(\S+?)(?: -->)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def written(folder: Path) -> Path:
    """The guide's examples as files."""
    root = folder / "content"
    for name, text in FILE.findall(GUIDE.read_text("utf-8")):
        write(root, name, text)
    write(root, "framework.yaml", FRAMEWORK)
    write(root, "levels.yaml", [{"level": 0, "title": TEXTS, "description": TEXTS}])
    write(root, "demo.yaml", "[]")
    simulator = folder / "simulators" / "explorer"
    simulator.mkdir(parents=True)
    (simulator / "index.html").write_text("x")
    return root


def released(folder: Path) -> Release:
    return build_release(compiled(written(folder))[0], folder / "out")


def test_every_example_is_right(tmp_path):
    problems = compiled(written(tmp_path))[1]
    assert [str(problem) for problem in problems.errors] == []
    assert problems.warnings == []


def test_every_kind_has_an_example(tmp_path):
    assert {challenge.kind for challenge in released(tmp_path).challenges} == set(KINDS)


def test_the_error_shown_is_the_one_told(tmp_path):
    root = written(tmp_path)
    name = "competences/1.3/formules/2a.yaml"
    write(root, name, (root / name).read_text("utf-8").replace("hint:", "hints:"))
    told = [str(problem) for problem in compiled(root)[1].errors]
    assert any(text.rstrip(".") in GUIDE.read_text("utf-8") for text in told if "hints" in text)
