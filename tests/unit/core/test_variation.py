"""One's own version of a challenge: the same again, other than the neighbour's, still right."""

import json
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.content import (
    Asset,
    ChoicesForm,
    Field,
    SimulatorForm,
    TextRule,
    TextsForm,
    TextsSolution,
)
from chalicelib.core.grading import grade, model_answer
from chalicelib.core.variation import VARIANTS, fill, personalize, variant_number
from tests.unit.core.grading import challenges as c

owners = st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=24, max_size=24)
values = st.text(max_size=20)


@given(owners, st.sampled_from(c.EVERY_KIND))
def test_the_same_person_gets_the_same_again(owner, challenge):
    assert personalize(challenge, owner) == personalize(challenge, owner)


@given(owners, st.sampled_from(c.EVERY_KIND))
def test_the_solution_follows_what_is_shown(owner, challenge):
    own = personalize(challenge, owner)
    assert grade(own, model_answer(own)) == "ok"


@given(owners)
def test_shuffling_keeps_which_choices_are_right(owner):
    own = personalize(c.MULTIPLE, owner)
    assert {own.form.choices[index] for index in own.solution.indexes} == {"A", "C"}
    assert sorted(own.form.choices) == ["A", "B", "C", "D", "E"]


@given(owners)
def test_shuffling_keeps_what_goes_with_what(owner):
    own = personalize(c.MATCHING, owner)
    pairs = {
        left: own.form.rights[right]
        for left, right in zip(own.form.lefts, own.solution.rights, strict=True)
    }
    assert pairs == {"a": "A", "b": "B", "c": "C"}


@given(owners)
def test_an_ordering_is_never_shown_already_solved(owner):
    own = personalize(c.ORDERING, owner)
    assert own.form.elements != c.ORDERING.form.elements
    assert [own.form.elements[index] for index in own.solution.indexes] == [
        *c.ORDERING.form.elements
    ]


def test_variants_are_spread_evenly():
    counts = Counter(variant_number(f"owner{i}", "x-1a") for i in range(3200))
    assert set(counts) == set(range(VARIANTS))
    assert max(counts.values()) < 150


def test_neighbours_rarely_get_the_same_variant():
    pairs = [(variant_number(f"o{i}", "x"), variant_number(f"o{i + 1}", "x")) for i in range(1000)]
    assert sum(first == second for first, second in pairs) < 60


def test_a_persons_variants_differ_from_one_challenge_to_another():
    assert len({variant_number("ana", f"c-{i}") for i in range(40)}) > 15


VARIED = replace(
    c.SINGLE,
    statement="<p>{{ville}} et {{ ville }}</p>",
    form=ChoicesForm(False, ("{{ville}}", "Autre", "Ailleurs")),
    files=(Asset("x-1a/{v}/t.ods", "t.ods", "Tableau de {{ville}}"),),
    image=replace(c.PICTURE, alt="Plan de {{ville}}"),
    variants=({"ville": "Lyon <b>&"}, {"ville": "Brest"}),
)


def test_values_are_escaped_where_they_enter_html_and_nowhere_else():
    filled = fill(VARIED, 0)
    assert filled.statement == "<p>Lyon &lt;b&gt;&amp; et Lyon &lt;b&gt;&amp;</p>"
    assert filled.form.choices[0] == "Lyon &lt;b&gt;&amp;"
    assert filled.files[0].label == "Tableau de Lyon <b>&"
    assert filled.image.alt == "Plan de Lyon <b>&"


def test_variants_take_turns_and_files_bear_the_number_drawn():
    filled = fill(VARIED, 31)
    assert filled.form.choices[0] == "Brest"
    assert filled.files[0].path == "x-1a/31/t.ods"
    assert filled.image.path == "x-1a/31/ecran.png"
    assert filled.variants == ()


@given(values)
def test_a_value_is_never_filled_again(value):
    challenge = replace(c.SINGLE, statement="{{a}}", variants=({"a": value + "{{b}}", "b": "x"},))
    assert fill(challenge, 0).statement.endswith("{{b}}")


@given(values)
def test_simulator_data_stays_json_whatever_the_value(value):
    form = SimulatorForm("mailbox", "{{v}}", 400, json.dumps({"text": "« {{v}} »"}))
    challenge = replace(c.SIMULATOR, form=form, variants=({"v": value},))
    assert json.loads(fill(challenge, 0).form.data) == {"text": f"« {value} »"}


def test_a_name_elides_what_comes_before_it_in_french_prose():
    said = "<p>Le sac de {{a}}, ce que <strong>{{a}}</strong> dit, <code>de {{a}}</code>.</p>"
    names = ({"a": "Inès"}, {"a": "Yanis"}, {"a": "A2"}, {"a": "Hugo"}, {"a": "Élise"})
    challenge = replace(c.SINGLE, statement=said, variants=names)
    told = [fill(challenge, number).statement for number in range(len(names))]
    expected = "<p>Le sac d'{0}, ce qu'<strong>{0}</strong> dit, <code>de {0}</code>.</p>"
    assert told[0] == expected.format("Inès")
    assert told[4] == expected.format("Élise")
    assert all(text.startswith("<p>Le sac de ") for text in told[1:4])
    english = replace(challenge, lang="en")
    assert fill(english, 0).statement.startswith("<p>Le sac de Inès")


def test_rules_are_filled_everywhere():
    rule = TextRule(
        accept=("{{v}}",), refuse=("non {{v}}",), number="{{v}}", tolerance="{{v}}", date="{{v}}"
    )
    form = TextsForm((Field("a", "{{v}}", unit="{{v}}", placeholder="{{v}}"),))
    challenge = replace(c.SHORT, form=form, solution=TextsSolution({"a": rule}))
    filled = fill(replace(challenge, variants=({"v": "7"},)), 3)
    assert filled.solution.rules["a"] == TextRule(
        accept=("7",), refuse=("non 7",), number="7", tolerance="7", date="7"
    )
    assert filled.form.fields[0] == Field("a", "7", unit="7", placeholder="7")


@pytest.mark.parametrize("challenge", c.EVERY_KIND)
def test_a_challenge_without_values_keeps_its_texts(challenge):
    assert fill(challenge, 5).statement == challenge.statement
