"""Item tables: their order, their bound, and the bytes of a release."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.errors import InvalidItem, InvalidScale
from chalicelib.core.psychometrics.bank import Item, ItemBank
from chalicelib.core.psychometrics.look_ahead import expected_information
from chalicelib.core.psychometrics.tables import Tables
from tests.banks import engine_bank

BANK = engine_bank(size=300)
TABLES = Tables.of(BANK, cells=80, best=40, reach=0.0)


@given(theta=st.floats(-4, 4, exclude_max=True))
def test_no_item_outside_a_row_informs_more_than_its_bound(theta):
    cell = TABLES.cell(theta)
    outside = np.setdiff1d(np.arange(len(BANK)), TABLES.items[cell])
    found = expected_information(theta, BANK.a[outside], BANK.b[outside], reach=TABLES.reach)
    assert found.max() <= TABLES.bounds[cell] * (1 + 1e-9)


def test_a_row_starts_with_the_most_informative_items():
    for theta in (-3.95, -1.05, 0.05, 2.35):
        row = TABLES.items[TABLES.cell(theta)]
        best = expected_information(theta, BANK.a, BANK.b, reach=TABLES.reach).argmax()
        assert best in row[:5]
        assert len(set(row)) == 40


@pytest.mark.parametrize("theta", [-4.0001, 4.0, 60.0, float("-inf"), float("inf"), float("nan")])
def test_an_ability_outside_the_tables_has_no_cell(theta):
    assert TABLES.cell(theta) == -1


def test_cells_are_numbered_from_the_lowest():
    assert (TABLES.cell(-4.0), TABLES.cell(-3.91), TABLES.cell(0.0), TABLES.cell(3.99)) == (
        0,
        0,
        40,
        79,
    )


def test_items_under_pretest_are_in_no_row():
    items = [replace(item, is_pretest=index % 2 == 0) for index, item in enumerate(BANK.items)]
    tables = Tables.of(ItemBank.of(items), cells=4, best=400)
    assert tables.items.shape == (4, 150)
    assert (tables.items % 2 == 1).all()


def test_tables_come_back_from_their_bytes():
    found = Tables.restored(TABLES.saved(BANK), BANK)
    assert (found.low, found.width, found.reach) == (TABLES.low, TABLES.width, TABLES.reach)
    assert np.array_equal(found.items, TABLES.items)
    assert np.array_equal(found.bounds, TABLES.bounds)


def test_the_same_bank_makes_the_same_bytes():
    again = engine_bank(size=300)
    assert Tables.of(again, cells=80, best=40, reach=0.0).saved(again) == TABLES.saved(BANK)


def test_tables_of_2000_items_are_small():
    bank = engine_bank()
    assert len(Tables.of(bank).saved(bank)) < 500_000


@pytest.mark.parametrize("change", [{"b": 0.5}, {"a": 0.5}, {"id": "x"}, {"is_pretest": True}])
def test_tables_of_another_bank_are_refused(change):
    items = list(BANK.items)
    items[7] = replace(items[7], **change)
    with pytest.raises(InvalidItem, match="another bank"):
        Tables.restored(TABLES.saved(BANK), ItemBank.of(items))


@pytest.mark.parametrize("saved", [b"", b"PK", b"nonsense" * 9, TABLES.saved(BANK)[:-200]])
def test_bytes_that_are_not_tables_are_refused(saved):
    with pytest.raises(InvalidItem, match="not tables"):
        Tables.restored(saved, BANK)


@pytest.mark.parametrize(
    "shape", [{"low": 1.0, "high": 1.0}, {"high": float("nan")}, {"cells": 0}, {"best": 0}]
)
def test_tables_that_make_no_sense_are_refused(shape):
    with pytest.raises(InvalidScale):
        Tables.of(BANK, **shape)


@pytest.mark.parametrize("count", [0, 1])
def test_banks_of_no_item_and_of_one_have_tables(count):
    bank = ItemBank.of([Item(id="one", a=1.0, b=0.0)] * count)
    tables = Tables.of(bank, cells=3)
    assert tables.items.tolist() == [[0] * count] * 3
    assert np.array_equal(Tables.restored(tables.saved(bank), bank).items, tables.items)
