"""Parameters with the joint errors of each item, and the columns they are stored as."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.errors import InvalidItem
from chalicelib.core.psychometrics.calibration.calibrated import Calibrated

ERRORS = st.floats(0.01, 0.5)


@given(
    a=st.floats(0.3, 3.0),
    b=st.floats(-3.0, 3.0),
    errors=st.tuples(ERRORS, ERRORS),
    correlation=st.floats(-0.95, 0.95),
)
def test_what_is_stored_of_an_item_gives_its_errors_back(
    a: float, b: float, errors: tuple[float, float], correlation: float
) -> None:
    columns = [[a], [b], [errors[0]], [errors[1]], [correlation]]
    found = Calibrated.of_columns(columns)
    assert (np.linalg.eigvalsh(found.covariance) > 0).all()
    np.testing.assert_allclose(np.array(found.columns), np.array(columns), rtol=1e-6, atol=1e-9)


def test_errors_are_those_of_many_draws() -> None:
    columns = [[1.3], [-0.8], [0.02], [0.03], [0.6]]
    covariance = Calibrated.of_columns(columns).covariance[0]
    among = 0.6 * 0.02 * 0.03
    a, b = (
        np.random.default_rng(7)
        .multivariate_normal([1.3, -0.8], [[0.02**2, among], [among, 0.03**2]], size=200_000)
        .T
    )
    np.testing.assert_allclose(covariance, np.cov(np.log(a), -a * b), rtol=0.02)


def test_an_item_that_nobody_measured_has_no_errors() -> None:
    found = Calibrated.of_columns([[1.2], [0.5], [0.0], [0.0], [0.0]])
    assert not found.covariance.any()
    assert [column.tolist() for column in found.columns] == [[1.2], [0.5], [0.0], [0.0], [0.0]]


def test_items_are_taken_and_replaced_by_place() -> None:
    items = Calibrated.of([1.0, 2.0, 3.0], [0.0, 1.0, 2.0], [np.eye(2)] * 3)
    others = Calibrated.of([5.0, 6.0], [7.0, 8.0], [2 * np.eye(2)] * 2)
    mixed = items.replaced(np.array([True, False, True]), others)
    assert mixed.a.tolist() == [5.0, 2.0, 6.0]
    assert mixed.d.tolist() == [7.0, 1.0, 8.0]
    assert items.a.tolist() == [1.0, 2.0, 3.0]
    assert mixed.only(np.array([1])).covariance.tolist() == [np.eye(2).tolist()]


@pytest.mark.parametrize(
    ("a", "d", "covariance"),
    [
        ([0.0], [0.0], [np.eye(2)]),
        ([np.nan], [0.0], [np.eye(2)]),
        ([1.0], [np.inf], [np.eye(2)]),
        ([1.0], [0.0, 1.0], [np.eye(2)]),
        ([1.0], [0.0], np.eye(2)),
        ([1.0], [0.0], [np.full((2, 2), np.nan)]),
    ],
)
def test_parameters_that_are_none_are_refused(a: object, d: object, covariance: object) -> None:
    with pytest.raises(InvalidItem):
        Calibrated.of(a, d, covariance)
