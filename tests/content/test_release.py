"""The release: what it holds, and that the same content gives the same bytes."""

import gzip
import json
from dataclasses import replace
from hashlib import sha256

import pytest
from pydantic import TypeAdapter

from chalicelib.core.content import Release
from chalicelib.core.grading import grade, model_answer
from chalicelib.core.variation import personalize
from content.compiler.build import build_release
from content.compiler.compilation import skill_pix, without_errors
from content.compiler.markup import to_html, to_inline_html
from content.compiler.priors import prior
from content.compiler.yamls import Plain, typed
from tests.content.trees import PLACE, SHORT, compiled, make_tree, write

GOLDEN_ID = "e88f2deccd99af9c"


def test_the_same_content_gives_the_same_release_on_any_day(tmp_path):
    root = make_tree(tmp_path)
    first = build_release(compiled(root)[0], tmp_path / "one")
    second = build_release(compiled(root)[0], tmp_path / "two")
    assert first == second
    name = f"{first.id}/release.json.gz"
    assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_the_id_of_known_content_is_known(tmp_path):
    assert build_release(compiled(make_tree(tmp_path))[0], tmp_path / "out").id == GOLDEN_ID


def test_the_id_is_the_hash_of_what_is_written_and_names_the_current_one(tmp_path):
    release = build_release(compiled(make_tree(tmp_path))[0], tmp_path / "out")
    content = gzip.decompress((tmp_path / "out" / release.id / "release.json.gz").read_bytes())
    assert sha256(content).hexdigest()[:16] == release.id
    assert (tmp_path / "out" / "current").read_text() == release.id
    assert replace(TypeAdapter(Release).validate_json(content), id=release.id) == release


def test_another_file_or_another_word_gives_another_id(tmp_path):
    root = make_tree(tmp_path)
    first = build_release(compiled(root)[0], tmp_path / "out").id
    write(root, f"{PLACE}/1a.yaml", {**SHORT, "hint": "Comptez bien."})
    second = build_release(compiled(root)[0], tmp_path / "out").id
    generator = root / "generators" / "addition.py"
    generator.write_text(generator.read_text().replace('["a", "b"]', '["A", "B"]'))
    renamed = generator.rename(generator.with_name("somme.py"))
    write(
        root,
        f"{PLACE}/1b.yaml",
        (root / PLACE / "1b.yaml").read_text().replace("addition", renamed.stem),
    )
    third = build_release(compiled(root)[0], tmp_path / "out").id
    assert len({first, second, third}) == 3


def test_every_variant_of_a_file_is_where_its_asset_says(tmp_path):
    release = build_release(compiled(make_tree(tmp_path))[0], tmp_path / "out")
    challenge = release.challenge("formules-1b")
    for owner in ("ana", "bilal", "chloe"):
        own = personalize(challenge, owner)
        path = tmp_path / "out" / release.id / "assets" / own.files[0].path
        assert path.read_text().splitlines()[1].replace(";", " et ") in own.statement
        assert grade(own, model_answer(own)) == "ok"
    assert len(list((tmp_path / "out" / release.id / "assets").rglob("*.csv"))) == 32


def test_a_release_never_holds_wrong_answers_meant_for_checks(tmp_path):
    release = build_release(compiled(make_tree(tmp_path))[0], tmp_path / "out")
    content = gzip.decompress((tmp_path / "out" / release.id / "release.json.gz").read_bytes())
    assert "refused" not in json.loads(content)["challenges"][0]


@pytest.mark.parametrize(
    ("siblings", "pix"),
    [
        (1, 3360),
        (2, 3360),
        (3, 2240),
        (4, 1680),
        (5, 1344),
        (6, 1120),
        (7, 960),
        (8, 840),
        (9, None),
    ],
)
def test_the_skills_of_a_level_share_eight_pix_exactly(siblings, pix):
    assert skill_pix(siblings) == pix


def test_too_many_skills_on_a_level_are_refused(tmp_path):
    root = make_tree(tmp_path)
    for number in range(8):
        tube = {"title": {"fr": "x", "en": "x"}, "skills": {1: "x"}}
        write(root, f"competences/1.3/sujet-{number}/tube.yaml", tube)
    told = [str(problem) for problem in compiled(root)[1].errors]
    assert any("9 acquis ne se partagent pas exactement 8 pix" in text for text in told)


def test_a_draft_leaves_out_what_is_wrong(tmp_path):
    root = make_tree(tmp_path)
    write(root, f"{PLACE}/2a.yaml", "kind: x")
    compilation, problems = compiled(root)
    draft = build_release(without_errors(compilation, problems), tmp_path / "out")
    assert [challenge.id for challenge in draft.challenges] == ["formules-1a", "formules-1b"]
    assert [skill.id for skill in draft.skills] == ["formules-1"]


def test_item_parameters_are_a_prior_that_follows_level_and_kind():
    assert prior(1, "short-text")[1] < prior(4, "short-text")[1] < prior(8, "short-text")[1]
    assert prior(4, "single-choice")[1] < prior(4, "short-text")[1]
    assert prior(4, "single-choice")[0] < prior(4, "file")[0]


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("**{{mot}}** là", "<p><strong>{{mot}}</strong> là</p>"),
        (
            "[ici](https://{{site}}/a)",
            '<p><a href="https://{{site}}/a" rel="noopener noreferrer">ici</a></p>',
        ),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
        ("[x](javascript:alert)", "<p>[x](javascript:alert)</p>"),
        ("# Titre", "<h3>Titre</h3>"),
        ("Pourquoi ? `a ? b`", "<p>Pourquoi\u202f? <code>a ? b</code></p>"),
        ("![x](y.png)", '<p>!<a href="y.png" rel="noopener noreferrer">x</a></p>'),
    ],
)
def test_markdown_becomes_safe_html(markdown, html):
    assert to_html(markdown, "fr") == html


def test_a_line_of_markdown_has_no_paragraph():
    assert to_inline_html("*oui* : {{mot}}", "fr") == "<em>oui</em>\u00a0: {{mot}}"
    assert to_inline_html("*yes* ?", "en") == "<em>yes</em> ?"


def test_free_data_keeps_quoted_texts_and_reads_the_rest():
    raw = {"a": Plain("12"), "b": "12", "c": [Plain("true"), Plain("1.5"), Plain("12:30"), None]}
    assert typed(raw) == {"a": 12, "b": "12", "c": [True, 1.5, "12:30", None]}
