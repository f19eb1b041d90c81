"""What the capacity model reads is what the application asks: every action is counted again."""

from dataclasses import asdict

import pytest

from infra.capacity.facts import actions
from tests.action_costs import count_all

BYTES = 0.05
"""Ids and tokens are not the same length each time."""
NEAR_A_UNIT = 1
"""An exam of 32 answers is about 4 KB: one Query falls on either side of a unit."""


def test_the_counts_of_the_model_are_those_of_the_application(cloud: None) -> None:
    counted, typed = count_all(), actions()
    assert set(counted) == set(typed)
    for name, one in counted.items():
        found, known = asdict(one), asdict(typed[name])
        for figure in ("requests", "write_units"):
            assert found[figure] == pytest.approx(known[figure]), (name, figure)
        assert abs(found["read_units"] - known["read_units"]) <= NEAR_A_UNIT, name
        for figure in ("stored_bytes", "sent_bytes", "received_bytes"):
            assert found[figure] == pytest.approx(known[figure], rel=BYTES, abs=16), (name, figure)
