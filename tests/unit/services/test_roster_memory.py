"""Memory does not follow the length of a file: measured in processes of their own."""

from tests.bench.imports import one_run


def test_a_file_eight_times_longer_takes_no_more_memory() -> None:
    small, large = one_run(400), one_run(3200)
    assert large["written"] > 3190
    assert large["python_peak_mb"] - small["python_peak_mb"] < 1
