"""The clocks."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from chalicelib.adapters.clock import ShiftedClock, SystemClock


def test_the_time_is_in_utc_and_in_whole_milliseconds() -> None:
    now = SystemClock().now()
    assert now.tzinfo is UTC
    assert now.microsecond % 1000 == 0
    assert abs(now - datetime.now(UTC)) < timedelta(seconds=5)


def test_a_clock_that_was_not_moved_tells_the_time(tmp_path: Path) -> None:
    assert abs(ShiftedClock(str(tmp_path / "none")).now() - datetime.now(UTC)) < timedelta(
        seconds=5
    )


def test_a_moved_clock_is_moved_at_once(tmp_path: Path) -> None:
    path = tmp_path / "clock"
    clock = ShiftedClock(str(path))
    before = clock.now()
    path.write_text(str(timedelta(days=4).total_seconds()), encoding="ascii")
    assert timedelta(days=4) <= clock.now() - before < timedelta(days=4, seconds=5)


def test_a_clock_file_that_is_not_a_number_is_not_ignored(tmp_path: Path) -> None:
    path = tmp_path / "clock"
    path.write_text("soon", encoding="ascii")
    with pytest.raises(ValueError, match="soon"):
        ShiftedClock(str(path)).now()
