"""A bank: what it refuses, and the items it lets be asked."""

from dataclasses import replace

import numpy as np
import pytest

from chalicelib.core.errors import InvalidItem
from chalicelib.core.psychometrics.bank import Item, ItemBank

ITEM = Item(id="one", a=1.0, b=0.0, competence_id="c", tube_id="t")


def test_items_become_columns_in_their_order():
    bank = ItemBank.of([ITEM, Item(id="two", a=2.0, b=-1.0, competence_id="a", tube_id="s")])
    assert bank.a.tolist() == [1.0, 2.0]
    assert bank.b.tolist() == [0.0, -1.0]
    assert [bank.competence_ids[code] for code in bank.competence] == ["c", "a"]
    assert [bank.tube_ids[code] for code in bank.tube] == ["t", "s"]
    assert bank.index("two") == 1


def test_an_empty_bank_has_empty_columns():
    bank = ItemBank.of([])
    assert len(bank) == 0
    assert bank.eligible().shape == (0,)


@pytest.mark.parametrize(
    "change",
    [
        {"a": 0.0},
        {"a": -1.0},
        {"a": float("nan")},
        {"a": float("inf")},
        {"a": 1e9},
        {"b": float("nan")},
        {"b": float("-inf")},
        {"b": 51.0},
    ],
)
def test_parameters_that_make_no_sense_are_refused(change):
    with pytest.raises(InvalidItem, match="one"):
        ItemBank.of([replace(ITEM, **change)])


def test_an_id_twice_is_refused():
    with pytest.raises(InvalidItem, match="twice"):
        ItemBank.of([ITEM, ITEM])


def test_a_tube_in_two_competences_is_refused():
    with pytest.raises(InvalidItem, match="two competences"):
        ItemBank.of([ITEM, replace(ITEM, id="two", competence_id="d")])


def test_an_item_of_another_bank_is_not_found():
    with pytest.raises(InvalidItem, match="other"):
        ItemBank.of([ITEM]).index("other")


def test_language_needs_and_pretest_decide_what_may_be_asked():
    bank = ItemBank.of(
        [
            ITEM,
            replace(ITEM, id="english", langs=("en",)),
            replace(ITEM, id="mouse", is_accessible=False),
            replace(ITEM, id="new", is_pretest=True),
        ]
    )

    def ids(**needs):
        return [bank.items[index].id for index in np.flatnonzero(bank.eligible(**needs))]

    assert ids() == ["one", "english", "mouse"]
    assert ids(lang="fr") == ["one", "mouse"]
    assert ids(lang="fr", needs_accessible=True) == ["one"]
    assert ids(is_pretest=True) == ["new"]
