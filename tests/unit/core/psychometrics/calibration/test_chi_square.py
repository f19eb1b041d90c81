from math import exp, inf, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.core.psychometrics.calibration.chi_square import chi_square_tail

# (statistic, df, tail) by scipy.stats.chi2.sf of scipy 1.17.
KNOWN = (
    (3.841458820694124, 1, 0.04999999999999989),
    (5.991464547107979, 2, 0.05000000000000007),
    (0.5, 5, 0.9921232932326296),
    (11.938, 5, 0.03564727086745177),
    (4.749, 2, 0.09306100808409799),
    (120.0, 100, 0.08440668109369177),
    (1e-3, 3, 0.9999915920809419),
    (700.0, 4, 3.4852862290889247e-150),
)


@pytest.mark.parametrize(("statistic", "df", "tail"), KNOWN)
def test_the_tail_is_that_of_the_tables(statistic: float, df: int, tail: float) -> None:
    assert chi_square_tail(statistic, df) == pytest.approx(tail, rel=1e-12)


@given(st.floats(0, 1400))
def test_two_degrees_of_freedom_give_an_exponential(statistic: float) -> None:
    assert chi_square_tail(statistic, 2) == pytest.approx(exp(-statistic / 2), rel=1e-11)


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.floats(0.1, 2000))
def test_a_larger_statistic_never_surprises_less(one: float, other: float, df: float) -> None:
    low, high = sorted((one, other))
    likely, unlikely = chi_square_tail([low, high], df)
    assert 0 <= unlikely <= likely + 1e-12 <= 1 + 1e-12


def test_shapes_broadcast_and_the_ends_are_exact() -> None:
    found = chi_square_tail([[0.0], [inf], [nan]], [1, 2, 0])
    assert found.shape == (3, 3)
    assert found[0].tolist() == [1, 1, 1]
    assert found[1].tolist() == [0, 0, 1]
    assert np.isnan(found[2]).all()
