"""The report: counts, shares, coverage, and what the quality tools see."""

from dataclasses import replace

import pytest

from chalicelib.core.content import Challenge, ChoicesForm, IndexesSolution, TextRule, TextsSolution
from content.compiler.build import assemble
from content.compiler.quality.guesses import guesses, is_right_longest
from content.compiler.quality.leaks import Leak, leaks
from content.compiler.quality.reading import HARD, lix
from content.compiler.quality.twins import doubles, twins
from content.compiler.report import make_report
from content.compiler.screen import told
from tests.content.trees import compiled, make_tree
from tests.unit.core.grading import challenges as c

LONG = (
    "<p>Relativement à l'établissement susmentionné, déterminez précisément quelles "
    "réglementations administratives conditionnent l'enregistrement informatique des "
    "candidatures internationales présentées exceptionnellement.</p>"
)


def choices(*texts: str, right: int = 0, id_: str = "tube-1a") -> Challenge:
    """A question with one right choice."""
    return replace(
        c.SINGLE,
        id=id_,
        statement="<p>Choisissez.</p>",
        form=ChoicesForm(is_multiple=False, choices=texts),
        solution=IndexesSolution((right,)),
        variants=(),
    )


def written(answer: str, *, id_: str, statement: str = "<p>Quel mot ?</p>") -> Challenge:
    """A question whose answer is typed."""
    solution = TextsSolution({"a": TextRule(accept=(answer,))})
    return replace(c.SHORT, id=id_, skill_id=id_[:-1], statement=statement, solution=solution)


def test_the_report_counts_what_the_content_covers(tmp_path):
    compilation, problems = compiled(make_tree(tmp_path))
    report = make_report(compilation, problems, assemble(compilation))
    assert report["coverage"]["1.3"]["1"] == {
        "skills": 1,
        "pools": {"training": 2},
        "kinds": {"short-text": 1, "file": 1},
    }
    assert (report["skills"], report["challenges"], report["errors"]) == (2, 3, 0)
    assert report["performed_share"] == pytest.approx(0.667, abs=0.002)
    assert report["parametrised_challenges"] == ["formules-1b"]
    assert report["different_versions"]["formules-1b"] == 32
    assert report["generators"] == {"addition": 1}
    assert any("1.3" in line for line in told(report))


def test_a_pool_says_for_which_levels_it_lacks_questions(tmp_path):
    compilation, problems = compiled(make_tree(tmp_path))
    pools = make_report(compilation, problems, assemble(compilation))["pools"]
    assert pools["training"]["items"] == 3
    assert set(pools["training"]["short"]) == set(range(8))
    assert "1.3" in pools["training"]["short"][7]


def test_the_same_statement_twice_is_seen_whatever_its_dress():
    one = written("mot", id_="un-1a", statement="<p>Quel est ce <strong>mot</strong> ?</p>")
    other = replace(one, id="deux-1a", statement="<p>quel est ce mot ?</p>")
    assert [(pair.one, pair.other) for pair in doubles([one, other])] == [("un-1a", "deux-1a")]
    assert doubles([one, written("mot", id_="trois-1a", statement="<p>Quel autre ?</p>")]) == []


def test_statements_that_differ_by_a_word_are_told_to_be_near():
    base = "<p>Dans la boîte de réception de {}, sélectionnez les deux messages trompeurs.</p>"
    one, other = (written("m", id_=f"{n}-1a", statement=base.format(n)) for n in ("lea", "noe"))
    far = written("m", id_="loin-1a", statement="<p>Rangez les photos dans un dossier.</p>")
    assert [(pair.one, pair.other) for pair in twins([one, other, far])] == [("lea-1a", "noe-1a")]


def test_a_long_sentence_of_long_words_is_hard_to_read():
    assert (lix(replace(c.SHORT, statement=LONG)) or 0) > HARD
    easy = "<p>Léa a pris dix photos. Elle veut les trier. Dans quel dossier vont-elles aller ?</p>"
    assert (lix(replace(c.SHORT, statement=easy)) or 99) < 40
    assert lix(replace(c.SHORT, statement="<p>Combien ?</p>")) is None


def test_a_right_choice_that_stands_out_is_guessable():
    standing = choices("Un choix juste bien plus long que tous les autres", "Faux", "Non", "Rien")
    assert list(guesses(standing)) == ["le bon choix est nettement plus long que les autres"]
    assert is_right_longest(standing)
    even = choices("Un choix juste", "Un choix faux", "Un autre choix")
    assert list(guesses(even)) == []
    assert is_right_longest(even) is False


def test_an_order_that_is_the_alphabet_is_guessable():
    ordered = replace(c.ORDERING, form=replace(c.ORDERING.form, elements=("Ana", "Bob", "Chloé")))
    assert list(guesses(ordered)) == ["le bon ordre est l'ordre alphabétique"]
    assert list(guesses(c.ORDERING)) == []


def test_an_answer_shown_by_another_question_is_told():
    told_one = written("navigateur", id_="web-1a")
    teller = written("x", id_="mail-1a", statement="<p>Ouvrez votre navigateur.</p>")
    assert leaks([told_one, teller]) == [Leak("web-1a", "mail-1a", "before", "navigateur")]
    after = replace(teller, statement="<p>Ouvrez.</p>", explanation="<p>Un navigateur.</p>")
    assert [leak.when for leak in leaks([told_one, after])] == ["after"]
    assert leaks([replace(told_one, pool="exam"), teller]) == []
