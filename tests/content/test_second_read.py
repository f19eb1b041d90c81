"""The second read: drawn over all competences, nothing tells the answer, the real grader judges."""

import json

from chalicelib.core.grading import model_answer
from chalicelib.core.variation import personalize
from content.compiler.build import assemble, build_release
from content.second_read import drawn, main
from tests.content.trees import compiled, make_tree

READER = "reader-5"


def test_a_draw_is_the_same_again_and_takes_from_every_competence(tmp_path):
    release = assemble(compiled(make_tree(tmp_path))[0])
    first = [challenge.id for challenge in drawn(release, count=3, seed=5)]
    assert first == [challenge.id for challenge in drawn(release, count=3, seed=5)]
    assert sorted(first) == ["formules-1a", "formules-1b", "formules-2a"]


def test_a_reader_gets_the_question_and_its_files_and_is_graded(tmp_path, capsys):
    release = build_release(compiled(make_tree(tmp_path))[0], tmp_path / "releases")
    folder = tmp_path / "read"
    given = [str(folder), "--seed", "5", "--releases", str(tmp_path / "releases")]
    assert main(["draw", *given]) == 0
    made = personalize(release.challenge("formules-1b"), READER)
    assert "fichier" in (folder / "formules-1b/question.md").read_text("utf-8")
    assert (folder / "formules-1b/nombres.csv").stat().st_size
    assert not any("solution" in path.read_text("utf-8") for path in folder.rglob("*.md"))
    answers = {
        made.id: {"answer": model_answer(made)},
        "formules-1a": {"answer": {"a": "5"}, "doubt": "?"},
    }
    (folder / "answers.json").write_text(json.dumps(answers), "utf-8")
    assert main(["grade", *given]) == 0
    said = capsys.readouterr().out
    assert "1 of 2 answered as intended" in said
    assert "formules-1a: ko" in said
