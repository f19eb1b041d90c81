"""The author's player: any challenge, any variant, its solution, and a try."""

import pytest

from chalicelib.core.errors import UnknownChallenge
from content.compiler import player
from tests.content.trees import PLACE, make_tree, write


def test_every_challenge_is_listed(tmp_path):
    listed = player.list_challenges(make_tree(tmp_path))
    assert [line.id for line in listed] == ["formules-1a", "formules-1b", "formules-2a"]
    assert listed[2] == player.Listed(
        "formules-2a", "1.3", 2, kind="single-choice", skill="Reconnaître une somme"
    )


def test_each_variant_shows_its_own_values_and_solution(tmp_path):
    root = make_tree(tmp_path)
    first, second = (player.show("formules-1b", variant, root) for variant in (0, 1))
    assert first.variants == 32
    assert first.right_answer != second.right_answer
    assert "{{" not in first.statement_html + str(first.refused)
    assert first.tolerances == [f"a : nombre {first.right_answer[0]}, à 0 près"]
    answer = {"a": first.right_answer[0]}
    assert player.try_answer("formules-1b", 0, answer, root=root) == "ok"
    assert player.try_answer("formules-1b", 1, answer, root=root) == "ko"


def test_a_generator_shows_any_seed_and_a_learners_own(tmp_path):
    root = make_tree(tmp_path)
    far = player.show("formules-1b", 987_654, root)
    assert (far.seed, far.variants) == (987_654, 32)
    answer = {"a": far.right_answer[0]}
    assert player.try_answer("formules-1b", 987_654, answer, root=root) == "ok"


def test_files_are_those_of_the_variant(tmp_path):
    root = make_tree(tmp_path)
    contents = {player.file_of("formules-1b", v, "nombres.csv", root=root) for v in range(32)}
    assert len(contents) == 32
    with pytest.raises(UnknownChallenge):
        player.file_of("formules-1b", 0, "autre.csv", root=root)


def test_problems_are_shown_beside_the_challenge(tmp_path):
    root = make_tree(tmp_path)
    source = (root / PLACE / "1a.yaml").read_text().replace("'22'", "'4'")
    write(root, f"{PLACE}/1a.yaml", source)
    assert any(
        "« 4 » est acceptée" in text for text in player.show("formules-1a", 0, root).problems
    )


def test_a_challenge_that_cannot_be_read_says_why(tmp_path):
    root = make_tree(tmp_path)
    write(root, f"{PLACE}/1a.yaml", "kind: x")
    with pytest.raises(UnknownChallenge, match="n'est pas un type"):
        player.show("formules-1a", 0, root)
    with pytest.raises(UnknownChallenge, match="rien-1a"):
        player.show("rien-1a", 0, root)
