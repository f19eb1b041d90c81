"""Answers to each kind: right, wrong, and not readable."""

import contextlib
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.content import TextRule, TextsSolution
from chalicelib.core.errors import AnswerNotReadable
from chalicelib.core.grading import grade, model_answer, right_answer
from tests.unit.core.grading import challenges as c


@pytest.mark.parametrize("challenge", c.EVERY_KIND)
def test_i_do_not_know_is_a_skip_for_every_kind(challenge):
    assert grade(challenge, None) == "skipped"


@pytest.mark.parametrize("challenge", c.EVERY_KIND)
def test_the_model_answer_is_right_for_every_kind(challenge):
    assert grade(challenge, model_answer(challenge)) == "ok"


@pytest.mark.parametrize(
    ("challenge", "answer", "outcome"),
    [
        (c.SINGLE, ["1"], "ok"),
        (c.SINGLE, ["0"], "ko"),
        (c.MULTIPLE, ["2", "0"], "ok"),
        (c.MULTIPLE, ["0"], "ko"),
        (c.MULTIPLE, ["0", "1", "2"], "ko"),
        (c.ORDERING, ["0", "1", "2", "3"], "ok"),
        (c.ORDERING, ["1", "0", "2", "3"], "ko"),
        (c.MATCHING, {"2": "2", "0": "0", "1": "1"}, "ok"),
        (c.MATCHING, {"0": "1", "1": "0", "2": "2"}, "ko"),
        (c.MATCHING, {"0": "0", "1": "1"}, "ko"),
        (c.GROUPING, {"0": "0", "1": "1", "2": "0"}, "ok"),
        (c.POINTING, ["2"], "ok"),
        (c.POINTING, ["1"], "ko"),
        (c.SIMULATOR, {"f1": "Photos/plage.jpg", "f2": ""}, "ok"),
        (c.SIMULATOR, {"f1": "Photos/plage.jpg"}, "ko"),
        (c.SIMULATOR, {"f1": "Photos/plage.jpg", "f2": "", "f3": ""}, "ko"),
        (c.SIMULATOR, {"f1": "Photos/plagee.jpg", "f2": ""}, "ko"),
        (c.SIMULATOR, {}, "ko"),
        (c.SHORT, {"a": "1,5 Mo"}, "ok"),
        (c.SHORT, {"a": "1500"}, "ok"),
        (c.SHORT, {"a": "1,5"}, "ko"),
        (c.SHORT, {"a": ""}, "ko"),
    ],
)
def test_each_kind_tells_right_from_wrong(challenge, answer, outcome):
    assert grade(challenge, answer) == outcome


@pytest.mark.parametrize(
    ("challenge", "answer"),
    [
        (c.SINGLE, []),
        (c.SINGLE, ["0", "1"]),
        (c.SINGLE, ["3"]),
        (c.SINGLE, ["-1"]),
        (c.SINGLE, ["01"]),
        (c.SINGLE, ["²"]),
        (c.SINGLE, [1]),
        (c.SINGLE, {"a": "1"}),
        (c.SINGLE, "1"),
        (c.SINGLE, 1),
        (c.MULTIPLE, []),
        (c.MULTIPLE, ["0", "0"]),
        (c.ORDERING, ["0", "1", "2"]),
        (c.ORDERING, ["0", "1", "2", "2"]),
        (c.MATCHING, ["0"]),
        (c.MATCHING, {"0": "4"}),
        (c.MATCHING, {"3": "0"}),
        (c.POINTING, ["0", "1"]),
        (c.SHORT, {}),
        (c.SHORT, {"b": "1500"}),
        (c.SHORT, {"a": 1500}),
        (c.SHORT, ["1500"]),
        (c.SHORT, {"a": "x" * 2000}),
        (c.SIMULATOR, ["f1"]),
        (c.SIMULATOR, {f"f{i}": "" for i in range(41)}),
    ],
)
def test_an_answer_of_another_form_or_too_long_is_not_readable(challenge, answer):
    with pytest.raises(AnswerNotReadable):
        grade(challenge, answer)


entries = st.text(max_size=12) | st.sampled_from(["0", "1", "2", "3", "a", "f1"])


@given(
    st.sampled_from(c.EVERY_KIND),
    st.lists(entries, max_size=6) | st.dictionaries(entries, entries, max_size=6),
)
def test_whatever_is_sent_gets_an_outcome_or_a_refusal(challenge, answer):
    with contextlib.suppress(AnswerNotReadable):
        assert grade(challenge, answer) in {"ok", "ko"}


def test_independent_texts_are_each_judged_in_their_own_box():
    challenge = c.texts(un=TextRule(accept=("souris",)), deux=TextRule(accept=("clavier",)))
    assert grade(challenge, {"un": "souris", "deux": "clavier"}) == "ok"
    assert grade(challenge, {"un": "clavier", "deux": "souris"}) == "ko"
    assert grade(challenge, {"un": "souris"}) == "ko"


KEYS = ("souris", "clavier", "écran", "microphone")
ANY = c.texts(any_order=True, **{f"f{i}": TextRule(accept=KEYS) for i in range(3)})


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        (("écran", "souris", "clavier"), "ok"),
        (("microphone", "souris", "clavier"), "ok"),
        (("souris", "souris", "clavier"), "ko"),
        (("microphone", "microfone", "clavier"), "ko"),
        (("souris", "la Souris", "clavier"), "ko"),
        (("écran", "", "clavier"), "ko"),
        (("écran", "table", "clavier"), "ko"),
    ],
)
def test_texts_in_any_order_must_name_different_things(answers, outcome):
    assert grade(ANY, dict(zip(("f0", "f1", "f2"), answers, strict=True))) == outcome


def test_rules_in_any_order_are_given_one_text_each_even_when_they_overlap():
    challenge = c.texts(
        any_order=True,
        un=TextRule(accept=("souris", "clavier")),
        deux=TextRule(accept=("souris",)),
    )
    assert grade(challenge, {"un": "souris", "deux": "clavier"}) == "ok"
    assert grade(challenge, {"un": "clavier", "deux": "souris"}) == "ok"


def test_many_wrong_texts_in_any_order_are_judged_quickly():
    names = tuple(f"mot{i}" for i in range(8))
    challenge = c.texts(any_order=True, **{f"f{i}": TextRule(accept=names) for i in range(8)})
    answers = {f"f{i}": names[i] for i in range(7)}
    assert grade(challenge, {**answers, "f7": names[0]}) == "ko"


def test_the_right_answer_is_put_in_words():
    assert right_answer(c.SINGLE) == ["Deux & demi"]
    assert right_answer(c.MULTIPLE) == ["A", "C"]
    assert right_answer(c.ORDERING) == ["un", "deux", "trois", "quatre"]
    assert right_answer(c.MATCHING) == ["a → A", "b → B", "c → C"]
    assert right_answer(c.POINTING) == ["Droite"]
    assert right_answer(c.SIMULATOR) == ["plage.jpg → Photos/plage.jpg", "Brouillon → ∅"]
    assert right_answer(c.SHORT) == ["1\u202f500\u00a0Ko"]


def test_each_box_is_named_in_the_right_answer_in_the_language_of_the_challenge():
    challenge = c.texts(
        jour=TextRule(date="2026-03-14"),
        total=TextRule(number="1234.5"),
        nom=TextRule(accept=("x",)),
    )
    assert right_answer(challenge) == [
        "Jour\u00a0: 14 mars 2026",
        "Total\u00a0: 1\u202f234,5",
        "Nom\u00a0: x",
    ]
    english = replace(challenge, lang="en")
    assert right_answer(english) == ["Jour: 14 March 2026", "Total: 1,234.5", "Nom: x"]


def test_the_model_and_the_words_name_different_things_in_any_order():
    assert sorted(model_answer(ANY).values()) == sorted(KEYS[:3])
    assert right_answer(ANY) == list(KEYS[:3])
    tight = c.texts(
        any_order=True,
        un=TextRule(accept=("souris", "clavier")),
        deux=TextRule(accept=("La Souris",)),
    )
    assert right_answer(tight) == ["clavier", "La Souris"]
    assert grade(tight, model_answer(tight)) == "ok"


@given(
    st.sampled_from(["classer", "classez", "clases", "souris"]), st.sampled_from(["", "le ", "  "])
)
def test_the_same_text_twice_is_never_two_right_things(word, dress):
    alike = c.texts(
        any_order=True,
        un=TextRule(accept=("classer", "souris")),
        deux=TextRule(accept=("classez", "souris", "la souris")),
    )
    assert grade(alike, {"un": word, "deux": dress + word.upper()}) == "ko"


def test_messages_are_named_by_subject_sender_and_date():
    message = {"id": "m1", "subject": "Planning", "date": "2026-03-14 09:12"}
    data = {
        "messages": [
            {**message, "from": {"name": "Ana", "address": "a@x.test"}},
            {**message, "id": "m2"},
        ],
        "folders": [{"id": "archives", "name": "Archives"}],
    }
    form = replace(c.SIMULATOR.form, name="mailbox", data=json.dumps(data))
    chosen = {"selected": TextRule(accept=("m1,m2",)), "m1": TextRule(accept=("archives",))}
    lines = right_answer(replace(c.SIMULATOR, form=form, solution=TextsSolution(chosen)))
    first = "Planning (Ana, 2026-03-14 09:12)"
    assert lines == [first, "Planning", f"{first} → Archives"]


def test_what_was_done_to_something_of_a_thing_is_told_in_words():
    data = {
        "people": [{"id": "u2", "name": "Awa"}],
        "items": [{"id": "f1", "name": "budget.ods"}],
        "cards": [{"id": "t1", "title": "Appeler"}],
    }
    form = replace(c.SIMULATOR.form, name="workspace", data=json.dumps(data))
    done = {"f1:u2": "edit", "f1_link_level": "read", "t1_who": "u2", "x9_who": "u2"}
    rules = {key: TextRule(accept=(value,)) for key, value in done.items()}
    lines = right_answer(replace(c.SIMULATOR, form=form, solution=TextsSolution(rules)))
    assert lines == [
        "budget.ods · Awa → modification",
        "budget.ods · droit du lien → lecture",
        "Appeler · responsable → Awa",
        "Awa",
    ]


def test_a_decimal_comma_does_not_cut_a_simulators_answer():
    form = replace(c.SIMULATOR.form, name="spreadsheet", data=json.dumps({"cells": {}}))
    rules = {"C12": TextRule(accept=("1204,5",))}
    lines = right_answer(replace(c.SIMULATOR, form=form, solution=TextsSolution(rules)))
    assert lines == ["1204,5"]


def test_what_a_simulator_asks_is_named_and_a_choice_has_its_label():
    data = {
        "ask": [{"key": "quai", "label": "Quai", "unit": ""}],
        "settings": [
            {"id": "s1", "label": "Qui voit", "options": [{"value": "v2", "label": "Mes amis"}]}
        ],
    }
    form = replace(c.SIMULATOR.form, name="settings", data=json.dumps(data))
    rules = {"quai": TextRule(number="3.5"), "s1": TextRule(accept=("v2",))}
    lines = right_answer(replace(c.SIMULATOR, form=form, solution=TextsSolution(rules)))
    assert lines == ["Quai\u00a0: 3,5", "Qui voit → Mes amis"]
