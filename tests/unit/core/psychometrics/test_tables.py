"""Item tables: their order, their bound, and the bytes of a release."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.errors import InvalidItem, InvalidScale
from chalicelib.core.psychometrics.bank import Item, ItemBank
from chalicelib.core.psychometrics.look_ahead import expected_information
from chalicelib.core.psychometrics.tables import Tables, compared_at
from tests.banks import engine_bank

BANK = engine_bank(size=300)
TABLES = Tables.of(BANK, best=40)
POINTS = st.integers(-128, 128).map(lambda number: number / 32)


@given(theta=POINTS)
def test_no_item_outside_a_row_informs_more_than_its_bound(theta):
    row = TABLES.row(theta)
    found = expected_information(theta, BANK.a, BANK.b, reach=TABLES.reach)
    outside = np.setdiff1d(np.arange(len(BANK)), TABLES.items[row])
    assert found[outside].max() == TABLES.bounds[row]


@given(theta=POINTS)
def test_a_row_holds_the_most_informative_items_in_order(theta):
    row = TABLES.row(theta)
    found = expected_information(theta, BANK.a, BANK.b, reach=TABLES.reach)
    assert TABLES.items[row].tolist() == np.argsort(-found, kind="stable")[:40].tolist()
    assert np.array_equal(TABLES.information[row], found[TABLES.items[row]])


@pytest.mark.parametrize(
    "theta", [-4.03125, 4.03125, 0.01, 60.0, float("-inf"), float("inf"), float("nan")]
)
def test_an_ability_that_is_not_a_point_of_the_tables_has_no_row(theta):
    assert TABLES.row(theta) == -1


def test_rows_follow_the_points_from_the_lowest():
    points = (-4.0, -3.96875, 0.0, 4.0)
    assert [TABLES.row(theta) for theta in points] == [0, 1, 128, 256]
    assert len(TABLES.items) == 257


@given(theta=st.floats(-9, 9))
def test_items_are_compared_at_the_nearest_point(theta):
    assert abs(compared_at(theta) - theta) <= 1 / 64
    assert (compared_at(theta) * 32).is_integer()


def test_tables_of_one_ability_have_one_row():
    tables = Tables.of(BANK, low=0.5, high=0.5)
    assert (tables.row(0.5), tables.row(0.53125), len(tables.items)) == (0, -1, 1)


def test_items_under_pretest_are_in_no_row():
    items = [replace(item, is_pretest=index % 2 == 0) for index, item in enumerate(BANK.items)]
    tables = Tables.of(ItemBank.of(items), low=0.0, high=0.09375, best=400)
    assert tables.items.shape == (4, 150)
    assert (tables.items % 2 == 1).all()


def test_tables_come_back_from_their_bytes():
    found = Tables.restored(TABLES.saved(BANK), BANK)
    assert (found.first, found.reach) == (TABLES.first, TABLES.reach)
    assert np.array_equal(found.information, TABLES.information)
    assert np.array_equal(found.items, TABLES.items)
    assert np.array_equal(found.bounds, TABLES.bounds)


def test_the_same_bank_makes_the_same_bytes():
    again = engine_bank(size=300)
    assert Tables.of(again, best=40).saved(again) == TABLES.saved(BANK)


def test_tables_of_2000_items_are_small():
    bank = engine_bank()
    assert len(Tables.of(bank).saved(bank)) < 200_000


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
    "shape",
    [
        {"low": 1.0, "high": 0.0},
        {"low": -60.0},
        {"high": float("nan")},
        {"high": float("inf")},
        {"best": 0},
    ],
)
def test_tables_that_make_no_sense_are_refused(shape):
    with pytest.raises(InvalidScale):
        Tables.of(BANK, **shape)


@pytest.mark.parametrize("count", [0, 1])
def test_banks_of_no_item_and_of_one_have_tables(count):
    bank = ItemBank.of([Item(id="one", a=1.0, b=0.0)] * count)
    tables = Tables.of(bank, low=0.0, high=0.0625)
    assert tables.items.tolist() == [[0] * count] * 3
    assert np.array_equal(Tables.restored(tables.saved(bank), bank).items, tables.items)
